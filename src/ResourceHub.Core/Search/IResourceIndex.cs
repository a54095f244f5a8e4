namespace ResourceHub.Core.Search;

/// <summary>
/// The search port. An adapter keeps one document per resource and answers many queries in one round trip.
/// Errors that a sender can mend are <see cref="HubException"/>: <c>CURSOR_EXPIRED</c>, <c>CURSOR_INVALID</c>, <c>SEARCH_UNAVAILABLE</c>.
/// </summary>
public interface IResourceIndex
{
    /// <summary>Answers each query, in the order asked, over one state of the index.</summary>
    Task<IReadOnlyList<IndexResult>> SearchManyAsync(IReadOnlyList<IndexQuery> queries, CancellationToken cancellationToken);

    /// <summary>Completes what has been typed so far from names, keywords and providers of the index.</summary>
    /// <returns>At most <see cref="IndexPrefix.First"/> of each kind, kind after kind, each in the order that <see cref="IndexSuggestion"/> states.</returns>
    Task<IReadOnlyList<IndexSuggestion>> SuggestAsync(IndexPrefix prefix, CancellationToken cancellationToken);

    /// <summary>
    /// Upserts and removals. A change whose index version is not newer than the one kept does nothing, so that all may be applied again. Searches see it once
    /// <see cref="ShowAsync"/> has returned, or before. Where it throws, an adapter may have applied none, some or all.
    /// </summary>
    /// <returns>What the index will not take, however often it is tried; the rest is in.</returns>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>: not now.</exception>
    Task<IReadOnlyList<IndexRefusal>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken);

    /// <summary>Has searches see everything that was applied before: once for many changes, because a search server makes a part of its index each time.</summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>: not now.</exception>
    Task ShowAsync(CancellationToken cancellationToken);

    /// <summary>Whether the index can be relied on.</summary>
    Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken);

    /// <summary>How many resources the index holds, 0 where it is damaged; takes longer, the more there are.</summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>: not now.</exception>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Begins a new index beside the live one, which goes on answering and taking changes. Another rebuild that is under way is abandoned.
    /// </summary>
    /// <param name="content">What the index is made from, such as the database's identity; kept and reported by <see cref="GetStatusAsync"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IIndexRebuild> BeginRebuildAsync(string content, CancellationToken cancellationToken);
}

/// <summary>An index in the making. Disposed without <see cref="SwapAsync"/>, it leaves nothing behind.</summary>
public interface IIndexRebuild : IAsyncDisposable
{
    /// <summary>Adds documents with their index versions; outbox ids do not matter here.</summary>
    /// <returns>What the index will not take.</returns>
    Task<IReadOnlyList<IndexRefusal>> AddAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken);

    /// <summary>How many resources the new index holds so far.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Takes over what was applied to the live index meanwhile and puts the new one in its place, in one step.</summary>
    /// <returns>How many resources the new index holds.</returns>
    Task<int> SwapAsync(CancellationToken cancellationToken);
}

/// <summary>A change that the index will not take.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Reason">Why, in the index's words.</param>
public sealed record IndexRefusal(Guid Resource, string Reason);

/// <summary>What state an index is in.</summary>
public enum IndexState
{
    /// <summary>Complete as far as the index knows.</summary>
    Ready,

    /// <summary>New, and never filled from the database: rebuild.</summary>
    Empty,

    /// <summary>Written by another version of the adapter: rebuild.</summary>
    OtherVersion,

    /// <summary>Cannot be read: rebuild.</summary>
    Corrupt,
}

/// <summary>An index as its operator sees it.</summary>
/// <param name="State">Whether it can be relied on.</param>
/// <param name="Content">What it was rebuilt from; null before the first rebuild.</param>
public sealed record IndexStatus(IndexState State, string? Content)
{
    /// <summary>Whether it must be rebuilt from the database before answers can be relied on.</summary>
    public bool NeedsRebuild => State != IndexState.Ready;

    /// <summary>Whether somebody, in this process or another, is filling a new index at this time.</summary>
    public bool IsBeingRebuilt { get; init; }

    /// <summary>What an operator wants to know beyond that, such as what to run; null for nothing.</summary>
    public string? Advice { get; init; }
}
