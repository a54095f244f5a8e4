using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Explorer;
using ResourceHub.Server.Hosting;
using ResourceHub.Server.Operation;

namespace ResourceHub.Server.Landing;

/// <summary>Counts what the first page shows.</summary>
internal sealed class LandingCounter(ISkillGraphProvider graphs, IProviders providers, ICatalogStore catalog, Readiness readiness, HubOptions options, IHostEnvironment environment)
{
    readonly bool _explorer = new ExplorerOptions { Enabled = options.Explorer }.IsEnabled(environment);

    /// <summary>The page's model; without counts while the hub starts.</summary>
    public async ValueTask<LandingModel> ModelAsync(CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
            return new(HubVersion.Text, null, _explorer);
        var graph = graphs.Current;
        return new(HubVersion.Text, new(
            graph.Frameworks.Count, graph.Count, (await providers.ListAsync(cancellationToken)).Count, await catalog.CountAsync(cancellationToken)), _explorer);
    }
}
