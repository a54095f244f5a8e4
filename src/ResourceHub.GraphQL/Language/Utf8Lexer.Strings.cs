using System.Text;

namespace ResourceHub.GraphQL.Language;

internal ref partial struct Utf8Lexer
{
    private void ReadString()
    {
        var i = _position + 1;
        var chunk = i;
        StringBuilder? builder = null;
        while (true)
        {
            var next = _span[i..].IndexOfAny("\"\\\n\r"u8);
            if (next < 0)
            {
                throw Error("The string does not end.", _span.Length);
            }

            i += next;
            var c = _span[i];
            if (c == '"')
            {
                break;
            }

            if (c != '\\')
            {
                throw Error("The string does not end on its line.", i);
            }

            builder ??= new StringBuilder();
            builder.Append(Encoding.UTF8.GetString(_span[chunk..i]));
            i = ReadEscape(i, builder);
            chunk = i;
        }

        var last = Encoding.UTF8.GetString(_span[chunk..i]);
        StringValue = builder is null ? last : builder.Append(last).ToString();
        Kind = TokenKind.String;
        End = _position = i + 1;
    }

    private readonly int ReadEscape(int i, StringBuilder builder)
    {
        switch (At(i + 1))
        {
            case '"': builder.Append('"'); return i + 2;
            case '\\': builder.Append('\\'); return i + 2;
            case '/': builder.Append('/'); return i + 2;
            case 'b': builder.Append('\b'); return i + 2;
            case 'f': builder.Append('\f'); return i + 2;
            case 'n': builder.Append('\n'); return i + 2;
            case 'r': builder.Append('\r'); return i + 2;
            case 't': builder.Append('\t'); return i + 2;
            case 'u' when At(i + 2) == '{': return ReadBracedUnicode(i, builder);
            case 'u': return ReadFixedUnicode(i, builder);
            default: throw Error("The string has an escape that GraphQL does not know.", i);
        }
    }

    private readonly int ReadBracedUnicode(int start, StringBuilder builder)
    {
        var i = start + 3;
        long value = 0;
        var digits = 0;
        while (HexValue(At(i)) is >= 0 and var digit)
        {
            value = Math.Min((value << 4) + digit, int.MaxValue);
            digits++;
            i++;
        }

        if (At(i) != '}' || digits == 0 || !Rune.IsValid((int)value))
        {
            throw Error("The Unicode escape is not a Unicode character.", start);
        }

        builder.Append(new Rune((int)value).ToString());
        return i + 1;
    }

    private readonly int ReadFixedUnicode(int start, StringBuilder builder)
    {
        var code = ReadHex4(start + 2);
        if (Rune.IsValid(code))
        {
            builder.Append((char)code);
            return start + 6;
        }

        // a leading surrogate counts only together with the trailing one right after it
        if (code is >= 0xD800 and <= 0xDBFF && At(start + 6) == '\\' && At(start + 7) == 'u'
            && ReadHex4(start + 8) is >= 0xDC00 and <= 0xDFFF and var trailing)
        {
            builder.Append((char)code).Append((char)trailing);
            return start + 12;
        }

        throw Error("The Unicode escape is not a Unicode character.", start);
    }

    private readonly int ReadHex4(int i)
    {
        int a = HexValue(At(i)), b = HexValue(At(i + 1)), c = HexValue(At(i + 2)), d = HexValue(At(i + 3));
        return (a | b | c | d) < 0 ? -1 : (a << 12) | (b << 8) | (c << 4) | d;
    }

    private void ReadBlockString()
    {
        var i = _position + 3;
        var raw = new StringBuilder();
        var chunk = i;
        while (true)
        {
            var next = _span[i..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                throw Error("The block string does not end.", _span.Length);
            }

            i += next;
            if (_span[i..].StartsWith("\"\"\""u8))
            {
                break;
            }

            if (_span[i..].StartsWith("\\\"\"\""u8))
            {
                raw.Append(Encoding.UTF8.GetString(_span[chunk..i])).Append("\"\"\"");
                i += 4;
                chunk = i;
                continue;
            }

            i++;
        }

        raw.Append(Encoding.UTF8.GetString(_span[chunk..i]));
        StringValue = BlockString.Dedent(raw.ToString());
        Kind = TokenKind.BlockString;
        End = _position = i + 3;
    }

    private static int HexValue(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
