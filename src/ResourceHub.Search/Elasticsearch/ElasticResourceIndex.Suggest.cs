using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch.Client;
using ResourceHub.Search.Elasticsearch.Queries;
using ResourceHub.Search.Elasticsearch.Responses;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Search.Elasticsearch;

public sealed partial class ElasticResourceIndex
{
    /// <summary>A longer prefix than any name's is cut.</summary>
    const int LongestPrefix = 100;

    /// <inheritdoc/>
    /// <remarks>
    /// Sorted prefixes and counted patterns, and not the server's completion suggester: that one knows a weight, but no second key to order equal weights by, and counts nothing.
    /// </remarks>
    public async Task<IReadOnlyList<IndexSuggestion>> SuggestAsync(IndexPrefix prefix, CancellationToken cancellationToken)
    {
        // letters, digits and blanks only: nothing of it is syntax in a pattern
        var text = SearchWords.Fold(Unicode.Clean(prefix.Text)!);
        if (text.Length > LongestPrefix)
            text = text[..LongestPrefix];
        if (text.Length == 0 || prefix.First == 0)
            return [];
        Query visible = prefix.IncludeEducatorOnly ? new ExistsQuery("visibility") : new TermQuery("visibility", DocumentWriter.Everybody);
        var begins = new PrefixQuery("completions.name", text);
        var later = new BoolQuery { Filter = [new PhraseQuery("name_words", text, IsPrefix: true)], MustNot = [begins] };
        var answers = await AskAsync([Names(visible, begins, prefix.First), Names(visible, later, prefix.First), Terms(visible, text, prefix.First)], cancellationToken);
        if (answers.Select(IncompleteOf).FirstOrDefault(why => why is not null) is { } partial)
            throw ElasticClient.Unavailable(partial);
        return
        [
            .. answers.Take(2).SelectMany(a => a.Hits!.Hits).Take(prefix.First).Select(h => new IndexSuggestion(SuggestionKind.Resource, h.Source!.Name!, Guid.Parse(h.Id))),
            .. Shown(SuggestionKind.Keyword, "keyword", answers[2], text, prefix.First),
            .. Shown(SuggestionKind.Provider, "provider", answers[2], text, prefix.First),
        ];
    }

    static SearchBody Names(Query visible, Query named, int first) => new()
    {
        Query = new BoolQuery { Filter = [visible, named] },
        Size = first,
        Sort = [new("quality", Descending: true), new("id", Descending: false)],
        Collapse = "completions.name",
        Source = ["name"],
        KeepAlive = SearchBuilder.KeepAlive,
    };

    static SearchBody Terms(Query visible, string text, int first)
    {
        var mark = DocumentWriter.SpellingMark;
        // some more, for one text may be written in several ways
        var size = first * 2 + 20;
        return new()
        {
            Query = visible,
            KeepAlive = SearchBuilder.KeepAlive,
            Aggregations =
            [
                .. new[] { "keyword", "provider" }.SelectMany(kind => new[]
                {
                    new PatternAggregation(kind + "_begins", $"completions.{kind}", $"{text}.*", size),
                    new PatternAggregation(kind + "_later", $"completions.{kind}", $"[^{mark}]* {text}.*", size),
                }),
            ],
        };
    }

    static IEnumerable<IndexSuggestion> Shown(SuggestionKind kind, string name, SearchAnswer answer, string text, int first)
        => new[] { name + "_begins", name + "_later" }.SelectMany(a => answer.Aggregations![a].Keys!.Buckets)
            .Select(b => (Folded: b.Key.Split(DocumentWriter.SpellingMark)[0], b.Key, b.DocCount)).DistinctBy(b => b.Key).GroupBy(b => b.Folded)
            .Select(g => (Folded: g.Key, Meets: SearchWords.Meets(g.Key, text), Count: g.Sum(b => b.DocCount),
                Text: g.OrderByDescending(b => b.DocCount).ThenByDescending(b => b.Key, StringComparer.Ordinal).First().Key[(g.Key.Length + 1)..]))
            .Where(s => s.Meets > 0).OrderByDescending(s => s.Meets).ThenByDescending(s => s.Count).ThenBy(s => s.Folded, StringComparer.Ordinal)
            .Take(first).Select(s => new IndexSuggestion(kind, s.Text));
}
