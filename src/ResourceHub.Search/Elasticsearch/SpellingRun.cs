using System.Text;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Queries;
using ResourceHub.Search.Elasticsearch.Responses;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>
/// Looks for a spelling of a text that finds more, by the same rules as the embedded index: the server names words that are near, and counts under the filter decide, so that nothing is
/// told of documents that the caller may not see. Three round trips, and only where a text finds little.
/// </summary>
sealed class SpellingRun(Func<IReadOnlyList<SearchBody>, CancellationToken, Task<IReadOnlyList<SearchAnswer>>> ask, IndexFilter filter)
{
    const int MostWords = 8;
    const int MostTried = 12;
    const int MostNear = 8;
    const int MostKept = 3;

    /// <summary>The better spelling; null where there is none.</summary>
    /// <param name="matches">How many documents the text finds as it is written.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string?> CorrectAsync(long matches, CancellationToken cancellationToken)
    {
        var text = Unicode.Clean(filter.Text)!;
        var words = SearchWords.Find(text).Select(range => (Range: range, Word: SearchWords.FoldWord(text[range]))).Where(w => MayChange(w.Word)).ToList();
        if (words.Count == 0)
            return null;
        var misspellings = await JudgeAsync(words, await NearAsync(words.Select(w => w.Word), cancellationToken), cancellationToken);
        // a word that nothing has is wrong before one that few have
        var missing = misspellings.Where(w => w.Documents == 0).ToList();
        IEnumerable<IReadOnlyList<(Misspelling Word, string By, int Edits)>> ways = missing.Count > 0
            ? Ways(missing)
            : misspellings.SelectMany(w => w.Near.Select(n => (IReadOnlyList<(Misspelling, string, int)>)[(w, n.Word, n.Edits)]));
        string[] others = [.. ways.OrderBy(way => way.Sum(w => w.Edits)).Take(MostTried).Select(way => Rewrite(text, way))];
        if (others.Length == 0)
            return null;
        var counts = await CountAsync([.. others.Select(other => filter with { Text = other })], cancellationToken);
        return others.Zip(counts).Where(o => o.Second > matches).Select(o => o.First).FirstOrDefault();
    }

    sealed record Misspelling(Range Range, long Documents, IReadOnlyList<(string Word, int Edits)> Near);

    static bool MayChange(string word) => word.Length is >= Spelling.LeastLetters and <= 64 && !word.Any(char.IsDigit) && !TextQuery.StopWords.Contains(word);

    async Task<ILookup<string, string>> NearAsync(IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var body = new SearchBody { Query = new MatchNoneQuery(), KeepAlive = SearchBuilder.KeepAlive, Misspelt = string.Join(' ', words.Distinct()) };
        var answer = (await ask([body], cancellationToken))[0];
        return (answer.Suggest?.GetValueOrDefault(Spelling.Name) ?? []).SelectMany(s => s.Options.Select(o => (s.Text, o))).OrderByDescending(o => o.o.Freq)
            .ToLookup(o => o.Text, o => o.o.Text);
    }

    async Task<List<Misspelling>> JudgeAsync(List<(Range Range, string Word)> words, ILookup<string, string> near, CancellationToken cancellationToken)
    {
        var candidates = words.Select(w => near[w.Word].Where(n => !n.Any(char.IsDigit))
            .Select(n => (Word: n, Edits: Spellings.Distance(w.Word, n, Spellings.MostFor(w.Word)))).Where(n => n.Edits > 0 && n.Edits <= Spellings.MostFor(w.Word))
            .OrderBy(n => n.Edits).Take(MostNear).ToArray()).ToArray();
        // the words as they are, then what is near them
        var filters = words.Select(w => filter with { Text = w.Word + " " }).Concat(candidates.SelectMany(c => c).Select(n => filter with { Text = n.Word + " " })).ToList();
        var counts = await CountAsync(filters, cancellationToken);
        var misspellings = new List<Misspelling>();
        var at = words.Count;
        for (var i = 0; i < words.Count; i++)
        {
            var kept = candidates[i].Where((_, n) => counts[at + n] > counts[i]).Take(MostKept).ToArray();
            at += candidates[i].Length;
            if (kept.Length > 0 && misspellings.Count < MostWords)
                misspellings.Add(new(words[i].Range, counts[i], kept));
        }
        return misspellings;
    }

    async Task<IReadOnlyList<long>> CountAsync(IReadOnlyList<IndexFilter> filters, CancellationToken cancellationToken)
        => [.. (await ask([.. filters.Select(f => SearchBuilder.Build(new() { Filter = f }, 0, null))], cancellationToken)).Select(a => a.Hits!.Total!.Value)];

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
}
