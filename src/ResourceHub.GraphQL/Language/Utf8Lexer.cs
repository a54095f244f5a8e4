using System.Text;

namespace ResourceHub.GraphQL.Language;

/// <summary>Reads tokens from UTF-8 as section 2.1 of the specification says; ignored tokens are passed over.</summary>
internal ref partial struct Utf8Lexer(SourceText source, int maxTokens)
{
    private readonly ReadOnlySpan<byte> _span = source.Utf8.Span;
    private int _position;
    private int _tokens;

    public TokenKind Kind { get; private set; }
    public int Start { get; private set; }
    public int End { get; private set; }
    /// <summary>End of the token before this one.</summary>
    public int PreviousEnd { get; private set; }
    /// <summary>The decoded value of a string or block string token.</summary>
    public string? StringValue { get; private set; }
    /// <summary>Whether a lone dot is a token, as in schema coordinates.</summary>
    public bool AllowDot { get; init; }

    public readonly ReadOnlySpan<byte> Text => _span[Start..End];

    public void MoveNext()
    {
        PreviousEnd = End;
        SkipIgnored();
        Start = _position;
        StringValue = null;
        if (_position >= _span.Length)
        {
            Kind = TokenKind.EndOfFile;
            End = _position;
            return;
        }

        if (++_tokens > maxTokens)
        {
            throw new GraphQLSyntaxException($"The document has more than {maxTokens} tokens; that is the limit.", source, Start)
            {
                Code = ErrorCodes.DocumentTooLarge,
                Limit = (nameof(GraphQLServerOptions.MaxTokens), maxTokens),
            };
        }

        var c = _span[_position];
        switch (c)
        {
            case (byte)'!': Single(TokenKind.Bang); return;
            case (byte)'$': Single(TokenKind.Dollar); return;
            case (byte)'&': Single(TokenKind.Ampersand); return;
            case (byte)'(': Single(TokenKind.ParenLeft); return;
            case (byte)')': Single(TokenKind.ParenRight); return;
            case (byte)':': Single(TokenKind.Colon); return;
            case (byte)'=': Single(TokenKind.EqualsSign); return;
            case (byte)'@': Single(TokenKind.At); return;
            case (byte)'[': Single(TokenKind.BracketLeft); return;
            case (byte)']': Single(TokenKind.BracketRight); return;
            case (byte)'{': Single(TokenKind.BraceLeft); return;
            case (byte)'|': Single(TokenKind.Pipe); return;
            case (byte)'}': Single(TokenKind.BraceRight); return;
            case (byte)'.':
                if (Peek(1) == '.' && Peek(2) == '.')
                {
                    _position += 3;
                    Kind = TokenKind.Spread;
                    End = _position;
                    return;
                }

                if (AllowDot)
                {
                    Single(TokenKind.Dot);
                    return;
                }

                throw Error("A lone \".\" means nothing here; a spread is written \"...\".", _position);
            case (byte)'"':
                if (Peek(1) == '"' && Peek(2) == '"')
                {
                    ReadBlockString();
                }
                else
                {
                    ReadString();
                }

                return;
        }

        if (IsNameStart(c))
        {
            ReadName();
        }
        else if (IsDigit(c) || c == '-')
        {
            ReadNumber();
        }
        else
        {
            throw Error($"Unexpected character {DescribeCharacter(_position)}.", _position);
        }
    }

    private void Single(TokenKind kind)
    {
        Kind = kind;
        End = ++_position;
    }

    private readonly int Peek(int ahead) => _position + ahead < _span.Length ? _span[_position + ahead] : -1;

    private void SkipIgnored()
    {
        while (_position < _span.Length)
        {
            switch (_span[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',':
                    _position++;
                    break;
                case (byte)'#':
                    var rest = _span[_position..];
                    var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
                    _position = end < 0 ? _span.Length : _position + end;
                    break;
                case 0xEF when Peek(1) == 0xBB && Peek(2) == 0xBF:
                    _position += 3;
                    break;
                default:
                    return;
            }
        }
    }

    private void ReadName()
    {
        var i = _position + 1;
        while (i < _span.Length && IsNamePart(_span[i]))
        {
            i++;
        }

        Kind = TokenKind.Name;
        End = _position = i;
    }

    private void ReadNumber()
    {
        var i = _position;
        var isFloat = false;
        if (_span[i] == '-')
        {
            i++;
        }

        if (At(i) == '0')
        {
            i++;
            if (IsDigit(At(i)))
            {
                throw Error("A number does not start with 0.", i);
            }
        }
        else
        {
            i = ReadDigits(i);
        }

        if (At(i) == '.')
        {
            isFloat = true;
            i = ReadDigits(i + 1);
        }

        if (At(i) is 'e' or 'E')
        {
            isFloat = true;
            i++;
            if (At(i) is '+' or '-')
            {
                i++;
            }

            i = ReadDigits(i);
        }

        if (At(i) == '.' || IsNameStart(At(i)))
        {
            throw Error($"A number ends before {DescribeCharacter(i)}; put a space between.", i);
        }

        Kind = isFloat ? TokenKind.Float : TokenKind.Int;
        End = _position = i;
    }

    private readonly int ReadDigits(int i)
    {
        if (!IsDigit(At(i)))
        {
            throw Error($"A digit is missing before {DescribeCharacter(i)}.", i);
        }

        while (IsDigit(At(i)))
        {
            i++;
        }

        return i;
    }

    private readonly int At(int i) => i < _span.Length ? _span[i] : -1;

    private readonly string DescribeCharacter(int i)
    {
        if (i >= _span.Length)
        {
            return "the end of the document";
        }

        Rune.DecodeFromUtf8(_span[i..], out var rune, out _);
        return rune.Value is >= 0x20 and not 0x7F && rune.Value < 0x10000 && !Rune.IsControl(rune)
            ? $"\"{rune}\""
            : $"U+{rune.Value:X4}";
    }

    private readonly GraphQLSyntaxException Error(string message, int offset) => new(message, source, offset);

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    private static bool IsNameStart(int c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsNamePart(int c) => IsNameStart(c) || IsDigit(c);
}
