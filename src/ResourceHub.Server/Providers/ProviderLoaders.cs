using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Providers;

/// <summary>Providers by hub id.</summary>
public sealed class ProviderById(ProviderDirectory providers) : BatchDataLoader<Guid, Provider>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<Guid, Provider>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => providers.ByIdAsync(keys, cancellationToken);
}

/// <summary>How many resources a provider has.</summary>
public sealed class CountsOfProvider(ICatalog catalog) : BatchDataLoader<Guid, ResourceCounts>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<Guid, ResourceCounts>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => catalog.CountsAsync(keys, cancellationToken);
}

/// <summary>Runs by hub id.</summary>
public sealed class RunById(IPublishRuns runs) : BatchDataLoader<Guid, PublishRun>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyDictionary<Guid, PublishRun>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => runs.GetManyAsync(keys, cancellationToken);
}
