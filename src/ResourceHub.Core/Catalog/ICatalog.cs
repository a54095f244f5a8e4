namespace ResourceHub.Core.Catalog;

/// <summary>Reads of the catalogue. Withdrawn resources are found too, marked so; who may see what is the use cases' business.</summary>
public interface ICatalog
{
    /// <summary>Resources by hub id, in one command; ids that mean none are left out.</summary>
    Task<IReadOnlyDictionary<Guid, LearningResource>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The resource that a reference means; null for none.</summary>
    /// <exception cref="HubException"><c>AMBIGUOUS</c>: several resources have the address; the message lists them.</exception>
    Task<LearningResource?> FindAsync(ResourceRef by, CancellationToken cancellationToken);

    /// <summary>Resources that have one of the keys (see <see cref="ResourceKey"/>), by key, in one command.</summary>
    Task<ILookup<Guid, LearningResource>> FindByKeysAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken);

    /// <summary>The parts of a whole that are not withdrawn, by position, then name.</summary>
    Task<Page<LearningResource>> PartsAsync(LearningResource whole, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Assessments that are based on each of these resources and not withdrawn, in one command.</summary>
    Task<ILookup<Guid, LearningResource>> QuizzesAsync(IReadOnlyCollection<LearningResource> resources, CancellationToken cancellationToken);

    /// <summary>Those of these resources that have a quiz, in one command.</summary>
    Task<IReadOnlySet<Guid>> WithQuizAsync(IReadOnlyCollection<LearningResource> resources, CancellationToken cancellationToken);

    /// <summary>Snapshots by resource and version, in one command.</summary>
    Task<IReadOnlyDictionary<(Guid Resource, int Version), ResourceSnapshot>> SnapshotsAsync(IReadOnlyCollection<(Guid Resource, int Version)> versions, CancellationToken cancellationToken);

    /// <summary>The records as JSON-LD in UTF-8, by resource and version, in one command.</summary>
    Task<IReadOnlyDictionary<(Guid Resource, int Version), byte[]>> JsonLdAsync(IReadOnlyCollection<(Guid Resource, int Version)> versions, CancellationToken cancellationToken);

    /// <summary>How many resources each provider has, withdrawn ones aside, and how many of them are aligned to a known skill; one command.</summary>
    Task<IReadOnlyDictionary<Guid, ResourceCounts>> CountsAsync(IReadOnlyCollection<Guid> providers, CancellationToken cancellationToken);

    /// <summary>Every resource that is not withdrawn, in the order of its id, a page of <paramref name="most"/> after <paramref name="after"/>: how the index is rebuilt.</summary>
    Task<IReadOnlyList<LearningResource>> ScanAsync(Guid? after, int most, CancellationToken cancellationToken);
}

/// <summary>How many resources a provider has.</summary>
/// <param name="Resources">All that are not withdrawn.</param>
/// <param name="Aligned">Those of them that are aligned to a known skill.</param>
public sealed record ResourceCounts(int Resources, int Aligned);
