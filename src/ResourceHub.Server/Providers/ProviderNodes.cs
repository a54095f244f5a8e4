using ResourceHub.Core.Access;
using ResourceHub.Core.Providers;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Providers;

/// <summary>Providers by global id.</summary>
internal sealed class ProviderNodes(IProviders providers) : INodeResolver
{
    public string Type => "Provider";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        => (await providers.GetManyAsync(NodeKeys.Guids(keys), cancellationToken)).Values.ToDictionary(p => p.Id.ToString("N"), p => (object)p);
}

/// <summary>Runs by global id, for those who may inspect the provider.</summary>
internal sealed class RunNodes(IPublishRuns runs, IProviders providers, Caller caller) : INodeResolver
{
    public string Type => "PublishRun";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = await runs.GetManyAsync(NodeKeys.Guids(keys), cancellationToken);
        var owners = await providers.GetManyAsync([.. found.Values.Select(r => r.ProviderId).Distinct()], cancellationToken);
        return found.Values.Where(r => ReadProviders.MayInspect(caller, owners[r.ProviderId])).ToDictionary(r => r.Id.ToString("N"), r => (object)r);
    }
}
