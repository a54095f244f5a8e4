using System.Text;

namespace ResourceHub.GraphQL.Language;

/// <summary>A line and a column, both counted from 1; columns count UTF-16 units.</summary>
public readonly record struct SourceLocation(int Line, int Column);

/// <summary>UTF-8 text of a GraphQL document and the name it goes by in messages.</summary>
public sealed class SourceText(ReadOnlyMemory<byte> utf8, string name = "request")
{
    /// <summary>Encodes <paramref name="text"/> as UTF-8.</summary>
    public SourceText(string text, string name = "request") : this(Encoding.UTF8.GetBytes(text), name) { }

    /// <summary>The name in messages, such as a file's.</summary>
    public string Name => name;

    /// <summary>The bytes of the document.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>Where the byte at <paramref name="offset"/> stands.</summary>
    public SourceLocation GetLocation(int offset)
    {
        var span = utf8.Span;
        offset = Math.Min(offset, span.Length);
        int line = 1, lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            if (span[i] == '\n' || (span[i] == '\r' && !(i + 1 < span.Length && span[i + 1] == '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceLocation(line, 1 + Encoding.UTF8.GetCharCount(span[lineStart..offset]));
    }
}
