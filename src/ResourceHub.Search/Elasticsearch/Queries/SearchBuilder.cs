using ResourceHub.Core.Search;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>
/// Makes the search of a query. Filters are filters; the filter of a field whose facet is wanted comes after the counting (post_filter), and each
/// facet counts under the other facets' filters. Relevance is directness for each skill filter, text, and a tenth of the metadata's quality.
/// </summary>
static class SearchBuilder
{
    const double QualityWeight = .1;

    /// <summary>How long a point in time is kept after its last page.</summary>
    public const string KeepAlive = "5m";

    public static SearchBody Build(IndexQuery query, int timeoutMilliseconds, IReadOnlyCollection<string>? missing)
    {
        var filter = query.Filter;
        var isRanked = query.Order == ResourceOrder.Relevance && query.First > 0;
        var parts = FilterClauses.Of(filter, missing).ToList();
        var scores = new List<Query>();
        var must = new List<Query>();
        foreach (var skills in filter.Skills)
        {
            var facet = skills.Lasting ? (IndexField?)null : IndexField.Skill;
            var isLate = facet is not null && query.Facets.Contains(facet.Value);
            if (!isRanked || isLate)
                parts.Add((facet, SkillClauses.Filter(skills)));
            if (isRanked)
                (isLate ? scores : must).Add(SkillClauses.Scored(skills));
        }
        TextQuery? text = null;
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            text = TextQuery.Parse(filter.Text);
            if (text is null)
                parts.Add((null, new MatchNoneQuery()));
            else
                parts.AddRange(TextClauses.Filters(text).Select(q => ((IndexField?)null, q)));
            if (text is not null && isRanked)
                scores.AddRange(TextClauses.Scores(text));
        }
        if (isRanked && query.EffectsOf is { } organization)
            scores.Add(Gain(organization));
        var late = parts.Where(p => p.Field is { } field && query.Facets.Contains(field)).ToArray();
        var whole = new BoolQuery { Filter = [.. parts.Except(late).Select(p => p.Query)], Must = must, Should = scores };
        var lateFilter = And([.. late.Select(p => p.Query)]);
        var facets = query.Facets.Distinct().Select(Aggregation (field) => FacetOf(field, query.FacetSize, late));
        return new()
        {
            Query = isRanked ? new FunctionScoreQuery(whole, "quality", QualityWeight) : whole,
            PostFilter = lateFilter,
            Sort = SortOf(query),
            KeepAlive = KeepAlive,
            Total = query.WantsTotal || query.WantsDidYouMean,
            Aggregations = query is { WantsTotal: true, CollapseDuplicates: true } ? [.. facets, new CopiesAggregation(lateFilter)] : [.. facets],
            Marks = query.WantsHighlights && text is not null ? TextClauses.Marks(text) : null,
            Fields = query.CollapseDuplicates ? ["group"] : [],
            TimeoutMilliseconds = timeoutMilliseconds,
        };
    }

    /// <summary>The same search, narrowed to some documents and without anything but those: which of them match now.</summary>
    public static SearchBody Among(SearchBody body, IReadOnlyCollection<string> ids) => body with
    {
        Query = new BoolQuery { Filter = [new IdsQuery(ids)], Must = [body.Query] },
        Size = ids.Count,
        Sort = [new("id", false)],
        After = null,
        PointInTime = null,
        Aggregations = [],
        Total = false,
    };

    /// <summary>The best of each of these groups in the search's own order.</summary>
    public static SearchBody BestOf(SearchBody body, IReadOnlyCollection<string> groups, string? point) => body with
    {
        Query = new BoolQuery { Filter = [new TermsQuery("group", groups)], Must = [body.Query] },
        Size = groups.Count,
        Collapse = "group",
        After = null,
        PointInTime = point,
        Aggregations = [],
        Marks = null,
        Total = false,
    };

    // a loss does not push a resource below those that nobody measured
    static NestedQuery Gain(Guid organization) => new(
        "effects",
        new FunctionScoreQuery(new BoolQuery { Filter = [new TermQuery("effects.organization", DocumentWriter.IdOf(organization)), new MeasureRangeQuery("effects.gain", 0, null)] }, "effects.gain", 1),
        "max");

    static Query? And(IReadOnlyList<Query> queries) => queries.Count switch
    {
        0 => null,
        1 => queries[0],
        _ => new BoolQuery { Filter = queries },
    };

    static IReadOnlyList<SortKey> SortOf(IndexQuery query)
    {
        var key = query.Order switch
        {
            ResourceOrder.Effectiveness when query.EffectsOf is { } organization => new SortKey("effects.gain", Descending: true) { Organization = organization },
            ResourceOrder.Newest => new SortKey("modified", Descending: true),
            ResourceOrder.Shortest => new SortKey("seconds", Descending: false),
            _ => new SortKey("_score", Descending: true),
        };
        return [key, new("id", Descending: false)];
    }

    static FacetAggregation FacetOf(IndexField field, int size, IReadOnlyList<(IndexField? Field, Query Query)> late)
    {
        var others = And([.. late.Where(p => p.Field != field).Select(p => p.Query)]);
        return field == IndexField.Skill
            ? new(field.ToString(), others, "skills", null, size)
            : new(field.ToString(), others, $"terms.{IndexMapping.NameOf(field)}", IndexMapping.IsFree(field) ? $"spellings.{IndexMapping.NameOf(field)}" : null, size);
    }
}
