using ResourceHub.Core.Access;
using ResourceHub.Core.Providers;

namespace ResourceHub.Core.Catalog;

/// <summary>Takes resources back. They become tombstones: out of search at once, still there for assignments that name them.</summary>
public sealed class WithdrawResources(IProviders providers, ICatalogStore store, ISignal signal)
{
    /// <summary>The most external ids of one call.</summary>
    public const int Most = 1_000;

    /// <summary>Withdraws a provider's resources by external id.</summary>
    /// <returns>What the index is to show, one for each resource that was withdrawn now; and the ids that the provider never published.</returns>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>PROVIDER_NOT_FOUND</c>, <c>TOO_MANY</c>.</exception>
    public async Task<(IReadOnlyList<OutboxTarget> Withdrawn, IReadOnlyList<string> Unknown)> RunAsync(
        Caller caller, string provider, IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        PublishRight.Require(caller, provider);
        if (externalIds.Count > Most)
            throw new HubException("TOO_MANY", $"externalIds has {externalIds.Count} values; it may have {Most}.", ["externalIds"]);
        var owner = await providers.FindAsync(provider, cancellationToken) ?? throw PublishRight.NotFound(provider);
        var withdrawn = new List<OutboxTarget>();
        var unknown = new List<string>();
        foreach (var chunk in externalIds.Distinct(StringComparer.Ordinal).Chunk(Publishing.PublishResources.ChunkRecords))
        {
            var byKey = chunk.ToDictionary(id => ResourceKey.OfExternal(owner.Id, id));
            IReadOnlyList<OutboxTarget> gone = [];
            string[] missing = [];
            await store.WriteAsync(byKey.Keys, kept =>
            {
                var write = new CatalogWrite();
                foreach (var record in kept.Values)
                    if (!record.Withdrawn)
                        write.Withdrawn.Add(new(record.Id, record.IndexVersion + 1));
                gone = write.Withdrawn;
                missing = [.. byKey.Where(p => !kept.ContainsKey(p.Key)).Select(p => p.Value)];
                return write;
            }, cancellationToken);
            withdrawn.AddRange(gone);
            unknown.AddRange(missing);
        }
        signal.Ring();
        return (withdrawn, unknown);
    }
}
