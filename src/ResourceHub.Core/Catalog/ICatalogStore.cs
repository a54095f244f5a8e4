using ResourceHub.Core.Providers;

namespace ResourceHub.Core.Catalog;

/// <summary>Writes of the catalogue: a chunk of records, its run, its problems and its outbox rows are one transaction.</summary>
public interface ICatalogStore
{
    /// <summary>Reads what is kept under the keys, lets <paramref name="decide"/> say what to write, and writes it, all in one transaction.</summary>
    /// <param name="keys">Keys of external ids (<see cref="ResourceKey.OfExternal"/>).</param>
    /// <param name="decide">Must be quick: everyone else may wait to write. It is asked again where another write came between; the last answer counts.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task WriteAsync(IReadOnlyCollection<Guid> keys, Func<IReadOnlyDictionary<Guid, StoredRecord>, CatalogWrite> decide, CancellationToken cancellationToken);

    /// <summary>Whether somebody, in this process or another, sits and waits for writes now and then: a long work then writes less at a time.</summary>
    bool OthersHurry { get; }

    /// <summary>Keeps a run's state.</summary>
    Task SaveRunAsync(PublishRun run, CancellationToken cancellationToken);

    /// <summary>Resources that are tied to skills, or name some that are unknown, in the order of their ids.</summary>
    Task<IReadOnlyList<LearningResource>> ScanAlignedAsync(Guid? after, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the alignments of resources that nobody changed since they were read, drops warnings that no longer hold,
    /// and asks for each to be indexed again. No new versions.
    /// </summary>
    /// <param name="changed">Resources whose alignments are others now, as read but for those.</param>
    /// <param name="touched">Resources that only need to be indexed again, because the graph around their skills changed.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    Task RealignAsync(IReadOnlyList<ResourceWrite> changed, IReadOnlyCollection<Guid> touched, CancellationToken cancellationToken);

    /// <summary>The graph version over which all alignments have been resolved; −1 before the first time.</summary>
    Task<long> ReadResolvedVersionAsync(CancellationToken cancellationToken);

    /// <summary>Notes that version.</summary>
    Task SaveResolvedVersionAsync(long graphVersion, CancellationToken cancellationToken);

    /// <summary>The identity of this database, made once; the index says which one it was made from.</summary>
    Task<Guid> ReadIdentityAsync(CancellationToken cancellationToken);

    /// <summary>How many resources are not withdrawn.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);
}

/// <summary>What is kept of a record.</summary>
/// <param name="Id">The resource's hub id.</param>
/// <param name="Version">Its version.</param>
/// <param name="IndexVersion">Its index version.</param>
/// <param name="ContentHash">SHA-256 of the record's canonical JSON.</param>
/// <param name="DocumentHash">SHA-256 of what the hub made of it.</param>
/// <param name="Withdrawn">Whether it was taken back.</param>
/// <param name="HasErrors">Whether a later version of the record was rejected.</param>
public sealed record StoredRecord(Guid Id, int Version, long IndexVersion, byte[] ContentHash, byte[] DocumentHash, bool Withdrawn, bool HasErrors);

/// <summary>What one transaction writes.</summary>
public sealed class CatalogWrite
{
    /// <summary>Resources that are new or changed; each gets an outbox row.</summary>
    public List<ResourceWrite> Resources { get; } = [];

    /// <summary>Resources that become tombstones; each gets an outbox row.</summary>
    public List<OutboxTarget> Withdrawn { get; } = [];

    /// <summary>Keys whose problems are replaced by <see cref="Problems"/>.</summary>
    public List<Guid> Judged { get; } = [];

    /// <summary>Keys of records that said nothing new: their problems stand, met by this run.</summary>
    public List<Guid> Met { get; } = [];

    /// <summary>Problems to keep, with the key of the record where it has an id.</summary>
    public List<(Guid? Key, RecordProblem Problem)> Problems { get; } = [];

    /// <summary>The run as it stands then; null where there is none.</summary>
    public PublishRun? Run { get; set; }
}

/// <summary>A resource to keep.</summary>
/// <param name="Resource">The resource, with its identity and versions.</param>
/// <param name="Document">The resource as <see cref="ResourceDocument"/> writes it.</param>
/// <param name="DocumentHash">SHA-256 of the document.</param>
public sealed record ResourceWrite(LearningResource Resource, byte[] Document, byte[] DocumentHash)
{
    /// <summary>SHA-256 of the record's canonical JSON; null where the content is the one kept already.</summary>
    public byte[]? ContentHash { get; init; }

    /// <summary>The record in UTF-8, for a snapshot of a new version; null where there is none.</summary>
    public byte[]? JsonLd { get; init; }

    /// <summary>Whether there was no such resource before.</summary>
    public bool IsNew { get; init; }
}
