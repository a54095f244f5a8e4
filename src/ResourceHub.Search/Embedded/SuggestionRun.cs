using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>Completes a prefix over one view: names through FTS5, keywords and providers from their tables in memory.</summary>
sealed class SuggestionRun(View view, SearchReader reader)
{
    /// <summary>Names that are read at most for each one wanted: many resources may share a name.</summary>
    const int MostNames = 50;

    public IReadOnlyList<IndexSuggestion> Answer(IndexPrefix prefix)
    {
        var text = SearchWords.Fold(Unicode.Clean(prefix.Text)!);
        if (text.Length == 0 || prefix.First == 0)
            return [];
        using var run = new FilterRun(view, new IndexFilter { IncludeEducatorOnly = prefix.IncludeEducatorOnly }, null);
        return
        [
            .. Resources(text, run.All, prefix.First),
            .. Terms(view.Columns.Terms(IndexField.Keywords), SuggestionKind.Keyword, text, run.All, prefix.First),
            .. Terms(view.Columns.ProviderNames, SuggestionKind.Provider, text, run.All, prefix.First),
        ];
    }

    List<IndexSuggestion> Resources(string text, ulong[] visible, int first)
    {
        var suggestions = new List<IndexSuggestion>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        // a folded text has letters, digits and blanks only: nothing of it is syntax inside the quotes
        foreach (var start in (string[])["^ ", ""])
        {
            if (suggestions.Count == first)
                break;
            var top = new TopRanked(first * MostNames, view.Columns);
            foreach (var ordinal in reader.Find($"name : {start}\"{text}\" *", view))
            {
                if (Bits.Has(visible, ordinal))
                    top.Offer(view.Columns.Scalars[ordinal].Quality, ordinal);
            }
            foreach (var ordinal in top.Take())
            {
                if (suggestions.Count == first)
                    break;
                var name = reader.Name(view.Columns.Rows[ordinal]);
                if (names.Add(SearchWords.Fold(name)))
                    suggestions.Add(new(SuggestionKind.Resource, name, view.Columns.Resources[ordinal]));
            }
        }
        return suggestions;
    }

    IEnumerable<IndexSuggestion> Terms(TermTable terms, SuggestionKind kind, string text, ulong[] visible, int first)
    {
        var found = new List<(int Number, string Folded, int Meets, int Count)>();
        for (var number = 0; number < terms.Count; number++)
        {
            var folded = terms.Folded(number);
            if (SearchWords.Meets(folded, text) is > 0 and var meets && Count(terms.Postings(number), visible) is > 0 and var count)
                found.Add((number, folded, meets, count));
        }
        return found.OrderByDescending(f => f.Meets).ThenByDescending(f => f.Count).ThenBy(f => f.Folded, StringComparer.Ordinal).ThenBy(f => f.Number)
            .DistinctBy(f => f.Folded).Take(first).Select(f => new IndexSuggestion(kind, terms.Value(f.Number)));
    }

    int Count(ReadOnlySpan<int> postings, ulong[] visible)
    {
        var count = 0;
        foreach (var ordinal in postings)
        {
            if (ordinal >= view.Count)
                break;
            count += Bits.Has(visible, ordinal) ? 1 : 0;
        }
        return count;
    }
}
