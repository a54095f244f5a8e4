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
            if (text is not null && (isRanked || query.WantsHighlights))
                scores.AddRange(TextClauses.Scores(text));
        }
        var late = parts.Where(p => p.Field is { } field && query.Facets.Contains(field)).ToArray();
        var whole = new BoolQuery { Filter = [.. parts.Except(late).Select(p => p.Query)], Must = must, Should = scores };
        return new()
        {
            Query = isRanked ? new FunctionScoreQuery(whole, "quality", QualityWeight) : whole,
            PostFilter = And([.. late.Select(p => p.Query)]),
            Sort = SortOf(query.Order),
            KeepAlive = KeepAlive,
            Total = query.WantsTotal,
            Facets = [.. query.Facets.Distinct().Select(field => FacetOf(field, query.FacetSize, late))],
            HighlightFields = query.WantsHighlights && text is not null ? Highlights.Fields : [],
            Fields = filter.Skills.Count == 0 ? [] : [.. filter.Skills[0].Roles.Distinct().Select(role => $"{DocumentWriter.RoleField(role)}.given")],
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
        Facets = [],
        Total = false,
    };

    static Query? And(IReadOnlyList<Query> queries) => queries.Count switch
    {
        0 => null,
        1 => queries[0],
        _ => new BoolQuery { Filter = queries },
    };

    static IReadOnlyList<SortKey> SortOf(ResourceOrder order)
    {
        var key = order switch
        {
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
