using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Server.Search;

/// <summary>Resources with their places in a list; from a search, or the parts of a whole.</summary>
internal sealed record ResourceConnection(IReadOnlyList<ResourcePlace> Places, bool HasNext, bool HasPrevious, int TotalCount)
{
    /// <summary>The search counted no further.</summary>
    public bool TotalCountIsLowerBound { get; init; }

    /// <summary>What the search counted; null where facets are not known yet.</summary>
    public IReadOnlyList<Facet>? Counted { get; init; }

    /// <summary>A better spelling; null where none was looked for, as in a list that no search made.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>The search that has the same resources, for what was not asked of it at first.</summary>
    public required SearchRequest Search { get; init; }

    public PageInfo PageInfo => new(HasNext, HasPrevious, Places.Count == 0 ? null : Places[0].Cursor, Places.Count == 0 ? null : Places[^1].Cursor);

    /// <summary>What a search found.</summary>
    public static ResourceConnection Of(SearchRequest request, SearchResult found)
        => new([.. found.Hits.Select(h => new ResourcePlace(h.Resource, h.Cursor ?? "") { Score = h.Score, Highlights = h.Highlights })], found.HasNext, request.Page.After is not null, found.Total)
        {
            TotalCountIsLowerBound = found.TotalIsLowerBound,
            Counted = found.Facets,
            DidYouMean = found.DidYouMean,
            Search = request,
        };

    /// <summary>The parts of a whole, in their order.</summary>
    public static ResourceConnection PartsOf(LearningResource whole, Page<LearningResource> parts)
        => new([.. parts.Items.Select(p => new ResourcePlace(p.Node.Id, p.Cursor) { Loaded = p.Node })], parts.HasNextPage, parts.HasPreviousPage, parts.TotalCount)
        {
            Search = new() { Search = new() { IsPartOf = new(whole.Id) } },
        };
}

/// <summary>A resource's place in a list.</summary>
/// <param name="Resource">The hub's id.</param>
/// <param name="Cursor">Goes on behind it; empty where none was asked for.</param>
internal sealed record ResourcePlace(Guid Resource, string Cursor)
{
    /// <summary>Relevance; null outside a search.</summary>
    public double? Score { get; init; }

    /// <summary>Where the text was found.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>The resource, where it is at hand.</summary>
    public LearningResource? Loaded { get; init; }
}

/// <summary>A resource in a list, with its place.</summary>
internal sealed record ResourceEdge(string Cursor, LearningResource Node, double? Score, IReadOnlyList<Highlight> Highlights);
