using System.Text;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>
/// Looks for a spelling of a text that finds more. Every word that it puts in stands in a document that the filter leaves, so that nothing is told of documents that the
/// caller may not see. Words with digits and words under four letters stay as they are.
/// </summary>
sealed class SpellingRun(View view, SearchReader reader, TextCache texts, Spellings spellings)
{
    const int LeastLetters = 4;
    const int MostWords = 8;
    const int MostTried = 12;
    const int MostNear = 8;
    const int MostKept = 3;

    /// <summary>The better spelling; null where there is none.</summary>
    /// <param name="filter">The filter whose text it is.</param>
    /// <param name="matches">How many documents it finds as it is written.</param>
    public string? Correct(IndexFilter filter, int matches)
    {
        var text = Unicode.Clean(filter.Text)!;
        using var visible = new FilterRun(view, filter with { Text = null }, null);
        var words = SearchWords.Find(text).Select(range => Word(text, range, visible)).OfType<Misspelling>().Take(MostWords).ToList();
        // a word that nothing has is wrong before one that few have
        var missing = words.Where(w => w.Documents == 0).ToList();
        IEnumerable<IReadOnlyList<(Misspelling Word, string By, int Edits)>> ways = missing.Count > 0
            ? Ways(missing)
            : words.SelectMany(w => w.Near.Select(n => (IReadOnlyList<(Misspelling, string, int)>)[(w, n.Word, n.Edits)]));
        return ways.OrderBy(way => way.Sum(w => w.Edits)).Take(MostTried).Select(way => Rewrite(text, way)).FirstOrDefault(other => Count(other, visible) > matches);
    }

    sealed record Misspelling(Range Range, int Documents, IReadOnlyList<(string Word, int Edits)> Near);

    // null for a word that is not to be changed, or that has nothing near it
    Misspelling? Word(string text, Range range, FilterRun visible)
    {
        var word = SearchWords.FoldWord(text[range]);
        if (word.Length is < LeastLetters or > 64 || word.Any(char.IsDigit) || TextQuery.StopWords.Contains(word))
            return null;
        var documents = Count(word + " ", visible);
        var near = spellings.Near(word, view, reader).Take(MostNear)
            .Where(n => !n.Word.Any(char.IsDigit) && reader.Find($"\"{n.Word}\"", view).Count(ordinal => Bits.Has(visible.All, ordinal)) > documents)
            .Take(MostKept).ToArray();
        return near.Length == 0 ? null : new(range, documents, near);
    }

    static List<IReadOnlyList<(Misspelling Word, string By, int Edits)>> Ways(List<Misspelling> words)
    {
        List<IReadOnlyList<(Misspelling, string, int)>> ways = [[]];
        foreach (var word in words)
            ways = [.. ways.SelectMany(way => word.Near.Select(n => (IReadOnlyList<(Misspelling, string, int)>)[.. way, (word, n.Word, n.Edits)])).Take(MostTried * MostKept)];
        return ways;
    }

    static string Rewrite(string text, IReadOnlyList<(Misspelling Word, string By, int Edits)> way)
    {
        var rewritten = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (word, by, _) in way)
        {
            rewritten.Append(text, at, word.Range.Start.Value - at).Append(by);
            at = word.Range.End.Value;
        }
        return rewritten.Append(text, at, text.Length - at).ToString();
    }

    int Count(string text, FilterRun visible)
    {
        if (TextQuery.Parse(text) is not { } query)
            return 0;
        var count = 0;
        foreach (var ordinal in texts.GetOrAdd(query.Expression, view, () => reader.Find(query, view)).Ordinals)
            count += Bits.Has(visible.All, ordinal) ? 1 : 0;
        return count;
    }
}
