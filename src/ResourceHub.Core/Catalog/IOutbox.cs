namespace ResourceHub.Core.Catalog;

/// <summary>Changes that the index has not seen yet. A row is written in the transaction that changes the resource.</summary>
public interface IOutbox
{
    /// <summary>Leases rows that nobody holds; each row has one holder at a time, whatever process it is in.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="lease">How long the rows are held; afterwards somebody else may claim them.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task<IReadOnlyList<OutboxEntry>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Deletes rows that are in the index now, if this claim still holds them.</summary>
    Task CompleteAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellationToken);

    /// <summary>Gives rows back that could not be applied, for whoever is next.</summary>
    Task ReleaseAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellationToken);

    /// <summary>Frees every row, whoever holds it. A holder that still lives finds that its rows do nothing a second time.</summary>
    Task ReleaseAllAsync(CancellationToken cancellationToken);

    /// <summary>How many rows of these resources, of up to the index versions given, are not in the index yet.</summary>
    Task<int> PendingAsync(IReadOnlyCollection<OutboxTarget> targets, CancellationToken cancellationToken);

    /// <summary>How many rows wait in all.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Asks for these resources to be indexed again without a new version of them; returns what was written.</summary>
    Task<IReadOnlyList<OutboxTarget>> EnqueueAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken);
}

/// <summary>A claimed row.</summary>
/// <param name="Id">The row's id; the index keeps it to say what it has applied.</param>
/// <param name="Resource">The resource that changed.</param>
/// <param name="IndexVersion">The resource's index version that the row was written for.</param>
/// <param name="Claim">Who holds the row.</param>
public sealed record OutboxEntry(Guid Id, Guid Resource, long IndexVersion, Guid Claim);

/// <summary>A state of a resource that the index is to show.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="IndexVersion">At least this index version.</param>
public readonly record struct OutboxTarget(Guid Resource, long IndexVersion);
