using System.Text;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>
/// A person's words as an FTS5 expression. Only letters, digits and their marks reach it, each run of them inside quotes, so that nothing
/// the person typed is syntax. A resource must have every word; words that a dot, hyphen or apostrophe joins, such as 4.NF.B.3, are a phrase; the last word may be
/// unfinished; words also meet their usual English and Spanish singular and plural. Stop words count only where there is nothing else.
/// </summary>
sealed class TextQuery
{
    const int MostPhrases = 32;
    const int MostWords = 12;
    const int LongestWord = 64;
    const string Joints = ".-'’_\u2010\u2011";

    internal static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "this", "to", "with",
        "al", "con", "de", "del", "el", "en", "la", "las", "los", "para", "por", "que", "se", "un", "una", "y",
    };

    TextQuery(IReadOnlyList<TextPhrase> phrases, bool isRanked) => (Phrases, IsRanked) = (phrases, isRanked);

    /// <summary>What must be found.</summary>
    public IReadOnlyList<TextPhrase> Phrases { get; }

    /// <summary>False for stop words alone: nearly everything has them, so how often tells nothing.</summary>
    public bool IsRanked { get; }

    /// <summary>The FTS5 expression.</summary>
    public string Expression => string.Join(" AND ", Phrases.Select(p => p.Expression));

    /// <summary>Reads a text; null where it has no word in it, and so finds nothing.</summary>
    public static TextQuery? Parse(string text)
    {
        if (!text.IsNormalizedOrInvalid())
            text = text.Normalize(NormalizationForm.FormC);
        var phrases = new List<TextPhrase>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var end = 0;
        foreach (var part in text.AsSpan().SplitAny([' ', '\t', '\r', '\n', '\0', '\u00a0', '\u3000']))
        {
            var written = text[part];
            var words = SearchWords.Find(written);
            if (words.Count == 0)
                continue;
            end = part.Start.Value + words[^1].End.Value;
            foreach (var phrase in Joined(written, words))
            {
                if (phrases.Count < MostPhrases && seen.Add(string.Join(' ', phrase)))
                    phrases.Add(new(phrase));
            }
            if (phrases.Count == MostPhrases)
                break;
        }
        if (phrases.Count == 0)
            return null;
        var telling = phrases.Where(p => p.Words.Length > 1 || !StopWords.Contains(p.Words[0])).ToList();
        var last = phrases[^1];
        if (telling.Count > 0)
        {
            // the text ends inside a word: it may be unfinished
            if (end == text.Length && ReferenceEquals(telling[^1], last) && last.Words[^1].Length > 1 && !last.Words[^1].All(char.IsDigit))
                telling[^1] = last with { IsPrefix = true };
            return new(telling, isRanked: true);
        }
        return new([.. phrases.Select(p => p with { Forms = p.Words })], isRanked: false);
    }

    static IEnumerable<string[]> Joined(ReadOnlySpan<char> written, List<Range> words)
    {
        var phrases = new List<string[]>();
        var phrase = new List<string>();
        var end = -1;
        foreach (var word in words)
        {
            var isJoined = phrase.Count > 0 && phrase.Count < MostWords && word.Start.Value == end + 1 && Joints.Contains(written[end]);
            if (!isJoined && phrase.Count > 0)
            {
                phrases.Add([.. phrase]);
                phrase.Clear();
            }
            end = word.End.Value;
            if (Cut(SearchWords.FoldWord(written[word].ToString())) is { Length: > 0 } folded)
                phrase.Add(folded);
        }
        if (phrase.Count > 0)
            phrases.Add([.. phrase]);
        return phrases;
    }

    static string Cut(string word) => word.Length <= LongestWord ? word : word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
}

/// <summary>Words that must follow each other.</summary>
/// <param name="Words">Folded.</param>
sealed record TextPhrase(string[] Words)
{
    /// <summary>The last word may go on.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>The word and its usual singular and plural; more words than one have no other form.</summary>
    public IReadOnlyList<string> Forms { get; init; } = Words.Length == 1 ? Inflection.Of(Words[0]) : [];

    /// <summary>The FTS5 expression.</summary>
    public string Expression
    {
        get
        {
            var whole = string.Join(' ', Words);
            var forms = Words.Length == 1 ? Forms : [whole];
            var any = string.Join(" OR ", forms.Select(f => $"\"{f}\""));
            return IsPrefix ? $"({any} OR \"{whole}\" *)" : $"({any})";
        }
    }
}

/// <summary>Regular plurals of English and Spanish nouns, both ways: enough to meet, cheap enough to do for each query.</summary>
static class Inflection
{
    public static IReadOnlyList<string> Of(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower))
            return [word];
        var forms = new List<string> { word };
        if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal))
        {
            Add(word[..^1]);
            if (word.EndsWith("ies", StringComparison.Ordinal))
                Add(word[..^3] + "y");
            else if (word.EndsWith("ces", StringComparison.Ordinal))
                Add(word[..^3] + "z");
            if (word.EndsWith("es", StringComparison.Ordinal))
                Add(word[..^2]);
        }
        else
        {
            Add(word + "s");
            Add(word[^1] switch
            {
                'y' => word[..^1] + "ies",
                'z' => word[..^1] + "ces",
                'a' or 'e' or 'o' => word,
                _ => word + "es",
            });
        }
        return forms;

        void Add(string form)
        {
            if (form.Length >= 3 && !forms.Contains(form))
                forms.Add(form);
        }
    }
}
