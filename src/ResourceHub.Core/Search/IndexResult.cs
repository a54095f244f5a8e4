namespace ResourceHub.Core.Search;

/// <summary>The answer to one query.</summary>
/// <param name="Hits">In order.</param>
/// <param name="Total">How many match, copies that are collapsed counted once; 0 where it was not wanted.</param>
/// <param name="TotalIsLowerBound">The adapter counted no further.</param>
/// <param name="HasNext">Whether more follow the last hit.</param>
/// <param name="Facets">As wanted, in the order wanted.</param>
public sealed record IndexResult(IReadOnlyList<IndexHit> Hits, int Total, bool TotalIsLowerBound, bool HasNext, IReadOnlyList<IndexFacet> Facets)
{
    /// <summary>
    /// The text with its misspelt words in a spelling of the index, where that finds more under the same filter; every word of it stands in a resource that the filter leaves.
    /// Null where it was not wanted or there is none.
    /// </summary>
    public string? DidYouMean { get; init; }

    /// <summary>Why the answer is not whole, such as a part of the index that did not answer in time; null where it is.</summary>
    public string? Partial { get; init; }
}

/// <summary>A resource that matches.</summary>
/// <param name="Resource">The hub's id of the resource.</param>
/// <param name="Score">Relevance, higher is better; comparable within one answer only.</param>
public readonly record struct IndexHit(Guid Resource, double Score)
{
    /// <summary>Where to go on from; null where it was not wanted.</summary>
    public string? Cursor { get; init; }

    /// <summary>Where the text was found; empty where it was not wanted.</summary>
    public IReadOnlyList<Highlight> Highlights { get => field ?? []; init; }
}

/// <summary>Where the text was found in a field.</summary>
/// <param name="Field">The contract's name of the field, such as <c>name</c>.</param>
/// <param name="Fragments">HTML-escaped text with the matches in <c>&lt;mark&gt;</c>.</param>
public sealed record Highlight(string Field, IReadOnlyList<string> Fragments);

/// <summary>Counts of a field's values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">Most frequent first, then by value; none with a count of 0.</param>
public sealed record IndexFacet(IndexField Field, IReadOnlyList<IndexFacetValue> Values);

/// <summary>How many resources have a value.</summary>
/// <param name="Value">As it was first written.</param>
/// <param name="Count">How many resources that every other filter leaves have it.</param>
public readonly record struct IndexFacetValue(string Value, int Count);
