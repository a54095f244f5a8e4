using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Catalog;

/// <summary>Resources by hub id.</summary>
public sealed class ResourceById(ICatalog catalog) : BatchDataLoader<Guid, LearningResource>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<Guid, LearningResource>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => catalog.GetManyAsync(keys, cancellationToken);
}

/// <summary>Resources by the keys under which others name them.</summary>
public sealed class ResourcesByKey(ICatalog catalog) : BatchDataLoader<Guid, IReadOnlyList<LearningResource>>
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<LearningResource>>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => (await catalog.FindByKeysAsync(keys, cancellationToken)).ToDictionary(g => g.Key, g => (IReadOnlyList<LearningResource>)[.. g]);
}

/// <summary>Quizzes on a resource.</summary>
public sealed class QuizzesOf(ICatalog catalog) : BatchDataLoader<LearningResource, IReadOnlyList<LearningResource>>(SameResource.Comparer)
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<LearningResource, IReadOnlyList<LearningResource>>> LoadBatchAsync(IReadOnlyList<LearningResource> keys, CancellationToken cancellationToken)
    {
        var quizzes = await catalog.QuizzesAsync(keys, cancellationToken);
        return keys.ToDictionary(r => r, r => (IReadOnlyList<LearningResource>)[.. quizzes[r.Id]], SameResource.Comparer);
    }
}

/// <summary>The other resources that are the same thing.</summary>
public sealed class DuplicatesOf(IDuplicates duplicates) : BatchDataLoader<Guid, IReadOnlyList<LearningResource>>
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<LearningResource>>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => (await duplicates.OthersAsync(keys, cancellationToken)).ToDictionary(g => g.Key, g => (IReadOnlyList<LearningResource>)[.. g]);
}

/// <summary>Records as JSON-LD by resource and version.</summary>
public sealed class JsonLdOf(ICatalog catalog) : BatchDataLoader<(Guid Resource, int Version), byte[]>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<(Guid Resource, int Version), byte[]>> LoadBatchAsync(IReadOnlyList<(Guid Resource, int Version)> keys, CancellationToken cancellationToken)
        => catalog.JsonLdAsync(keys, cancellationToken);
}

/// <summary>Snapshots by resource and version.</summary>
public sealed class SnapshotOf(ICatalog catalog) : BatchDataLoader<(Guid Resource, int Version), ResourceSnapshot>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<(Guid Resource, int Version), ResourceSnapshot>> LoadBatchAsync(IReadOnlyList<(Guid Resource, int Version)> keys, CancellationToken cancellationToken)
        => catalog.SnapshotsAsync(keys, cancellationToken);
}

/// <summary>Two records are the same resource when they have the same id.</summary>
file sealed class SameResource : IEqualityComparer<LearningResource>
{
    public static SameResource Comparer { get; } = new();

    public bool Equals(LearningResource? x, LearningResource? y) => x?.Id == y?.Id;

    public int GetHashCode(LearningResource resource) => resource.Id.GetHashCode();
}
