namespace ResourceHub.Core.Search;

/// <summary>The answer to one search.</summary>
/// <param name="Hits">In order; cursors are those of the search, not of the index.</param>
/// <param name="Total">How many match, duplicates that are collapsed counted once; 0 where it was not wanted.</param>
/// <param name="TotalIsLowerBound">The search counted no further.</param>
/// <param name="HasNext">Whether more follow.</param>
/// <param name="Facets">As wanted, in the order wanted.</param>
public sealed record SearchResult(IReadOnlyList<IndexHit> Hits, int Total, bool TotalIsLowerBound, bool HasNext, IReadOnlyList<Facet> Facets)
{
    /// <summary>Why the answer is not whole; null where it is.</summary>
    public string? Partial { get; init; }

    /// <summary>A better spelling; null where it was not wanted or there is none.</summary>
    public string? DidYouMean { get; init; }
}

/// <summary>Counts of a field's values, each taken as if the field's own filter were absent.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">Most frequent first.</param>
public sealed record Facet(ResourceFacet Field, IReadOnlyList<FacetValue> Values);

/// <summary>How many resources have a value.</summary>
/// <param name="Value">What to filter by.</param>
/// <param name="Label">For people.</param>
/// <param name="Count">How many.</param>
/// <param name="Selected">Whether the search filters by it.</param>
public sealed record FacetValue(string Value, string Label, int Count, bool Selected);
