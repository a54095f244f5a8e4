using ResourceHub.Core.Search;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>The parts of a filter as queries, each with the field whose facet ignores it.</summary>
static class FilterClauses
{
    /// <summary>More terms of one set than this need what the server calls clauses, which it bounds (1,024 in OpenSearch).</summary>
    public const int MostReady = 900;

    /// <param name="filter">The filter.</param>
    /// <param name="missing">Where someone has more skills than one set may have: what resources require that they lack.</param>
    public static IEnumerable<(IndexField? Field, Query Query)> Of(IndexFilter filter, IReadOnlyCollection<string>? missing)
    {
        yield return (null, filter.IncludeEducatorOnly ? new ExistsQuery("visibility") : new TermQuery("visibility", DocumentWriter.Everybody));
        foreach (var terms in filter.AnyOf)
            yield return (terms.Field, terms.Values.Count == 0 ? new MatchNoneQuery() : new TermsQuery(FieldOf(terms.Field), Keys(terms.Values)));
        foreach (var terms in filter.AllOf)
        {
            foreach (var value in terms.Values)
                yield return (terms.Field, new TermQuery(FieldOf(terms.Field), DocumentWriter.KeyOf(value)));
        }
        if (filter.WithoutHazards.Count > 0)
            yield return (null, new BoolQuery
            {
                Filter = [new FlagQuery("hazardsStated", true)],
                MustNot = [new TermsQuery(FieldOf(IndexField.AccessibilityHazard), Keys(filter.WithoutHazards.SelectMany(Hazards.Spellings)))],
            });
        if (filter.TextComplexity.Count > 0)
            yield return (null, new BoolQuery { Should = [.. filter.TextComplexity.Select(Measure)], MinimumShouldMatch = 1 });
        if (filter.ReadyWith is { } mastered)
            yield return (null, Ready(mastered, missing));
        if (filter.AccessModeSufficient is { } modes)
        {
            var covered = Scalars.CoveredBy(modes);
            string[] sets = [.. Enumerable.Range(1, 15).Where(set => (covered & 1 << set) != 0).Select(set => $"{set}")];
            yield return (null, sets.Length == 0 ? new MatchNoneQuery() : new TermsQuery("sufficient", sets));
        }
        if (filter.Age is { } age)
            yield return (null, new BoolQuery { Filter = [new RangeQuery("ageMin", null, age), new RangeQuery("ageMax", age, null)] });
        if (filter.MinTimeRequired is not null || filter.MaxTimeRequired is not null)
            yield return (null, new RangeQuery("seconds", filter.MinTimeRequired is { } min ? (long)Math.Ceiling(min.TotalSeconds) : null, filter.MaxTimeRequired is { } max ? (long)Math.Floor(max.TotalSeconds) : null));
        if (filter.IsAccessibleForFree is { } free)
            yield return (null, new FlagQuery("isAccessibleForFree", free));
        if (filter.HasQuiz is { } quiz)
            yield return (null, new FlagQuery("hasQuiz", quiz));
        if (filter.ModifiedSince is { } since)
            yield return (null, new RangeQuery("modified", since.UtcTicks, null));
    }

    static string FieldOf(IndexField field) => field == IndexField.InLanguage ? "languages" : $"terms.{IndexMapping.NameOf(field)}";

    static string[] Keys(IEnumerable<string> values) => [.. values.Select(DocumentWriter.KeyOf).Distinct()];

    static NestedQuery Measure(IndexMeasureRange range)
    {
        var parts = new List<Query> { new TermQuery("measures.name", DocumentWriter.KeyOf(range.Name)) };
        if (range.Min is not null || range.Max is not null)
            parts.Add(new MeasureRangeQuery("measures.value", range.Min, range.Max));
        return new("measures", new BoolQuery { Filter = parts });
    }

    static BoolQuery Ready(IReadOnlySet<Guid> mastered, IReadOnlyCollection<string>? missing)
    {
        if (missing is not null)
            return new() { Filter = [new ExistsQuery("requiredCount")], MustNot = missing.Count == 0 ? [] : [new TermsQuery("required", missing)] };
        var nothing = new RangeQuery("requiredCount", null, 0);
        return mastered.Count == 0
            ? new() { Filter = [nothing] }
            : new() { Should = [nothing, new TermsSetQuery("required", [.. mastered.Select(DocumentWriter.IdOf)], "requiredCount")], MinimumShouldMatch = 1 };
    }
}
