using System.Text;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>Shows where a text was found: HTML-escaped, the matches in <c>&lt;mark&gt;</c>.</summary>
static class Highlighter
{
    const int Window = 80;
    const int MostFragments = 3;
    const int MostText = 20_000;

    public static IReadOnlyList<Highlight> Of(TextQuery query, string? name, string? description, string? keywords, string? skills, string? provider)
    {
        var highlights = new List<Highlight>();
        Add("name", Fragments(query, name, whole: true));
        Add("description", Fragments(query, description, whole: false));
        Add("keywords", [.. (keywords ?? "").Split('\n').SelectMany(k => Fragments(query, k, whole: true)).Take(MostFragments)]);
        Add("alignments", [.. (skills ?? "").Split('\n').SelectMany(s => Fragments(query, s, whole: false)).Take(MostFragments)]);
        Add("provider", Fragments(query, provider, whole: true));
        return highlights;

        void Add(string field, IReadOnlyList<string> fragments)
        {
            if (fragments.Count > 0)
                highlights.Add(new(field, fragments));
        }
    }

    static List<string> Fragments(TextQuery query, string? text, bool whole)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        if (text.Length > MostText)
            text = text[..MostText];
        var words = SearchWords.Find(text);
        var marks = Marks(query, text, words);
        if (marks.Count == 0)
            return [];
        if (whole)
            return [Show(text, 0, text.Length, marks)];
        var fragments = new List<string>();
        var next = 0;
        while (next < marks.Count && fragments.Count < MostFragments)
        {
            // from a word before the match to a word behind what lies near it
            var (first, last) = marks[next];
            var from = Before(words, first - Window, 0);
            var to = Behind(words, Math.Max(last, from + 2 * Window), text.Length);
            fragments.Add((from > 0 ? "…" : "") + Show(text, from, to, marks) + (to < text.Length ? "…" : ""));
            while (next < marks.Count && marks[next].Start < to)
                next++;
        }
        return fragments;
    }

    static List<(int Start, int End)> Marks(TextQuery query, string text, List<Range> words)
    {
        var folded = words.Select(w => SearchWords.FoldWord(text[w])).ToArray();
        var marks = new List<(int, int)>();
        for (var i = 0; i < folded.Length; i++)
        {
            var length = 0;
            foreach (var phrase in query.Phrases)
                length = Math.Max(length, Matches(phrase, folded, i) ? phrase.Words.Length : 0);
            if (length == 0)
                continue;
            marks.Add((words[i].Start.Value, words[i + length - 1].End.Value));
            i += length - 1;
        }
        return marks;
    }

    static bool Matches(TextPhrase phrase, string[] words, int at)
    {
        if (at + phrase.Words.Length > words.Length)
            return false;
        if (phrase.Words.Length == 1)
            return phrase.Forms.Contains(words[at]) || phrase.IsPrefix && words[at].StartsWith(phrase.Words[0], StringComparison.Ordinal);
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            var isLast = i == phrase.Words.Length - 1;
            if (isLast && phrase.IsPrefix ? !words[at + i].StartsWith(phrase.Words[i], StringComparison.Ordinal) : words[at + i] != phrase.Words[i])
                return false;
        }
        return true;
    }

    static string Show(string text, int from, int to, List<(int Start, int End)> marks)
    {
        var shown = new StringBuilder(to - from + 32);
        var at = from;
        foreach (var (start, end) in marks)
        {
            if (start < from || end > to)
                continue;
            Escape(shown, text.AsSpan(at, start - at));
            shown.Append("<mark>");
            Escape(shown, text.AsSpan(start, end - start));
            shown.Append("</mark>");
            at = end;
        }
        Escape(shown, text.AsSpan(at, to - at));
        return shown.ToString();
    }

    static void Escape(StringBuilder shown, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => shown.Append("&amp;"),
                '<' => shown.Append("&lt;"),
                '>' => shown.Append("&gt;"),
                '"' => shown.Append("&quot;"),
                '\'' => shown.Append("&#39;"),
                _ => shown.Append(c),
            };
        }
    }

    static int Before(List<Range> words, int at, int least)
    {
        foreach (var word in words)
        {
            if (word.Start.Value >= at)
                return at <= least ? least : word.Start.Value;
        }
        return least;
    }

    static int Behind(List<Range> words, int at, int most)
    {
        var end = most;
        foreach (var word in words)
        {
            if (word.End.Value > at)
                return end == most ? word.End.Value : end;
            end = word.End.Value;
        }
        return most;
    }
}
