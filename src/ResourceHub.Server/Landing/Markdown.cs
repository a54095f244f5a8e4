using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static System.Net.WebUtility;

namespace ResourceHub.Server.Landing;

/// <summary>
/// Renders what the README uses of Markdown: headings, paragraphs, fenced code, lists, tables, code spans, emphasis and links.
/// HTML in the text stays text.
/// </summary>
internal sealed partial class Markdown
{
    readonly StringBuilder _html = new();
    readonly List<GuideSection> _sections = [];
    readonly HashSet<string> _ids = [];
    readonly string[] _lines;
    int _at;

    Markdown(string text) => _lines = text.ReplaceLineEndings("\n").Split('\n');

    public static (string Html, IReadOnlyList<GuideSection> Sections) Render(string text)
    {
        var markdown = new Markdown(text);
        markdown.Blocks();
        return (markdown._html.ToString(), markdown._sections);
    }

    string Line => _lines[_at];

    void Blocks()
    {
        while (_at < _lines.Length)
        {
            if (string.IsNullOrWhiteSpace(Line))
                _at++;
            else if (Line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                Code();
            else if (HeadingLine().Match(Line) is { Success: true } heading)
                Heading(heading.Groups[1].Length, heading.Groups[2].Value);
            else if (Item().IsMatch(Line))
                List();
            else if (Line.TrimStart().StartsWith('|'))
                Table();
            else
                Paragraph();
        }
    }

    void Code()
    {
        var indent = Line.Length - Line.TrimStart().Length;
        _html.Append("<pre tabindex=\"0\"><code>");
        for (_at++; _at < _lines.Length && !Line.TrimStart().StartsWith("```", StringComparison.Ordinal); _at++)
            _html.Append(HtmlEncode(Line.Length >= indent ? Line[indent..] : Line)).Append('\n');
        _html.Append("</code></pre>");
        _at++;
    }

    void Heading(int level, string text)
    {
        _at++;
        var title = Marks().Replace(text, "");
        var id = NotInId().Replace(title.ToLowerInvariant().Replace(' ', '-'), "");
        for (var i = 1; !_ids.Add(id); i++)
            id = $"{id}-{i}";
        if (level == 2)
            _sections.Add(new(id, title));
        _html.Append(CultureInfo.InvariantCulture, $"<h{level} id=\"{HtmlEncode(id)}\">{Inline(text)}</h{level}>");
    }

    void List()
    {
        var ordered = char.IsDigit(Line.TrimStart()[0]);
        var indent = Line.Length - Line.TrimStart().Length;
        _html.Append(ordered ? "<ol>" : "<ul>");
        while (_at < _lines.Length && Item().Match(Line) is { Success: true } item && item.Groups[1].Length >= indent)
        {
            var text = new StringBuilder(item.Groups[2].Value);
            _html.Append("<li>");
            _at++;
            while (_at < _lines.Length && IsContinuation(indent))
                text.Append(' ').Append(_lines[_at++].Trim());
            _html.Append(Inline(text.ToString()));
            // what is indented deeper belongs to the item
            while (_at < _lines.Length && Line.Length - Line.TrimStart().Length > indent && !string.IsNullOrWhiteSpace(Line))
            {
                if (Item().IsMatch(Line)) List();
                else if (Line.TrimStart().StartsWith("```", StringComparison.Ordinal)) Code();
                else Paragraph();
            }
            _html.Append("</li>");
        }
        _html.Append(ordered ? "</ol>" : "</ul>");
    }

    bool IsContinuation(int indent)
        => !string.IsNullOrWhiteSpace(Line) && Line.Length - Line.TrimStart().Length > indent
            && !Item().IsMatch(Line) && !Line.TrimStart().StartsWith("```", StringComparison.Ordinal);

    void Table()
    {
        _html.Append("<div class=\"scroll\" tabindex=\"0\"><table>");
        var header = _at + 1 < _lines.Length && TableRule().IsMatch(_lines[_at + 1]);
        for (var row = 0; _at < _lines.Length && Line.TrimStart().StartsWith('|'); _at++, row++)
        {
            if (header && row == 1)
                continue;
            var cell = header && row == 0 ? "th" : "td";
            var cells = CellBorder().Split(Line.Trim().Trim('|')).Select(c => $"<{cell}>{Inline(c.Trim().Replace("\\|", "|", StringComparison.Ordinal))}</{cell}>");
            _html.Append("<tr>").AppendJoin("", cells).Append("</tr>");
        }
        _html.Append("</table></div>");
    }

    void Paragraph()
    {
        var text = new StringBuilder(_lines[_at++].Trim());
        while (_at < _lines.Length && !string.IsNullOrWhiteSpace(Line) && !HeadingLine().IsMatch(Line) && !Item().IsMatch(Line)
            && !Line.TrimStart().StartsWith("```", StringComparison.Ordinal) && !Line.TrimStart().StartsWith('|'))
            text.Append(' ').Append(_lines[_at++].Trim());
        _html.Append("<p>").Append(Inline(text.ToString())).Append("</p>");
    }

    static string Inline(string text)
        => string.Concat(CodeSpan().Split(text).Select((part, i) => i % 2 == 1 ? $"<code>{HtmlEncode(part)}</code>" : Emphasis(part)));

    static string Emphasis(string text)
    {
        var linked = Link().Replace(HtmlEncode(text), match =>
        {
            var (label, target) = (match.Groups[1].Value, match.Groups[2].Value);
            // other files of the repository are not served here
            return Reachable().IsMatch(target) ? $"<a href=\"{target}\">{label}</a>" : label;
        });
        return Strong().Replace(linked, "<strong>$1</strong>");
    }

    [GeneratedRegex(@"^(#{1,6})\s+(.*?)\s*#*$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^(\s*)(?:[-*+]|\d{1,3}[.)])\s+(.*)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*\|?[\s:|-]+\|?\s*$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?:https?://|#)")]
    private static partial Regex Reachable();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex("[`*]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[^\w-]")]
    private static partial Regex NotInId();
}
