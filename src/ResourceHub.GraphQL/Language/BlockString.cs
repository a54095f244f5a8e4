using System.Text;

namespace ResourceHub.GraphQL.Language;

/// <summary>The specification's BlockStringValue and its inverse for printing.</summary>
internal static class BlockString
{
    private static readonly string[] s_lineEnds = ["\r\n", "\n", "\r"];

    /// <summary>BlockStringValue(rawValue): the common indentation and the blank first and last lines go.</summary>
    public static string Dedent(string raw)
    {
        var lines = raw.Split(s_lineEnds, StringSplitOptions.None);
        var common = int.MaxValue;
        int first = -1, last = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = Indentation(lines[i]);
            if (indent == lines[i].Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            if (i > 0)
            {
                common = Math.Min(common, indent);
            }
        }

        if (first < 0)
        {
            return "";
        }

        var text = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            var line = lines[i];
            text.Append(i == 0 || common == int.MaxValue ? line : line[Math.Min(common, line.Length)..]);
            if (i < last)
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Whether <see cref="Dedent"/> gives <paramref name="value"/> back when it is printed as a block string.</summary>
    public static bool CanPrint(string value)
    {
        if (value.Length == 0)
        {
            return false;
        }

        foreach (var c in value)
        {
            if (c == '\r' || (c < ' ' && c is not ('\n' or '\t')))
            {
                return false;
            }
        }

        return Dedent("\n" + value + "\n") == value;
    }

    /// <summary>The value between triple quotes, each line after <paramref name="indent"/>.</summary>
    public static void Print(StringBuilder output, string value, string indent)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        output.Append("\"\"\"\n");
        foreach (var line in escaped.Split('\n'))
        {
            if (line.Length > 0)
            {
                output.Append(indent).Append(line);
            }

            output.Append('\n');
        }

        output.Append(indent).Append("\"\"\"");
    }

    private static int Indentation(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }
}
