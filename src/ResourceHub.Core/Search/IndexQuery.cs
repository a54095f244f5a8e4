namespace ResourceHub.Core.Search;

/// <summary>One query of a batch. What is not wanted is not computed.</summary>
public sealed record IndexQuery
{
    /// <summary>What to find.</summary>
    public required IndexFilter Filter { get; init; }

    /// <summary>In which order; the resource's id breaks ties.</summary>
    public ResourceOrder Order { get; init; }

    /// <summary>How many hits, 0 to 1,000.</summary>
    public int First { get; init; }

    /// <summary>A <see cref="IndexHit.Cursor"/> of an earlier answer to the same filter and order: goes on behind that hit of that ranking.</summary>
    public string? After { get; init; }

    /// <summary>Give each hit a cursor; the ranking is kept for five minutes.</summary>
    public bool WantsCursors { get; init; }

    /// <summary>Count all that match.</summary>
    public bool WantsTotal { get; init; }

    /// <summary>Show where the text was found.</summary>
    public bool WantsHighlights { get; init; }

    /// <summary>Fields to count the values of.</summary>
    public IReadOnlyList<IndexField> Facets { get; init; } = [];

    /// <summary>How many values of each facet, most frequent first.</summary>
    public int FacetSize { get; init; } = 20;

    /// <summary>
    /// Of the resources of one <see cref="IndexDocument.DuplicateGroup"/> that match, show the best ranked alone. The total counts what is shown; facets count every
    /// resource, copies included.
    /// </summary>
    public bool CollapseDuplicates { get; init; }

    /// <summary>Look for a better spelling where the text finds fewer than <see cref="FewHits"/> resources.</summary>
    public bool WantsDidYouMean { get; init; }

    /// <summary>Whose <see cref="IndexDocument.Effects"/> count in the ranking; null for nobody's.</summary>
    public Guid? EffectsOf { get; init; }

    /// <summary>A text that finds fewer than this may want another spelling.</summary>
    public const int FewHits = 5;
}

/// <summary>Orders of a search.</summary>
public enum ResourceOrder
{
    /// <summary>Best first: directness of the alignment, text, observed effectiveness, then completeness of the metadata.</summary>
    Relevance,

    /// <summary>Last changed first; unknown last.</summary>
    Newest,

    /// <summary>Greatest gain first of what <see cref="IndexQuery.EffectsOf"/> has measured; unknown last.</summary>
    Effectiveness,

    /// <summary>Least time first; unknown last.</summary>
    Shortest,
}
