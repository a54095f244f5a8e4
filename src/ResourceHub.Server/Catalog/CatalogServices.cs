using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Server.Common;
using ResourceHub.Server.Providers;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Providers;

namespace ResourceHub.Server.Catalog;

/// <summary>Registers the catalogue, its providers, and what keeps the index in step.</summary>
internal static class CatalogServices
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
        => services
            .AddSingleton<IProviders, ProviderStore>()
            .AddSingleton<IPublishRuns, PublishRunStore>()
            .AddSingleton<ICatalog, CatalogReader>()
            .AddSingleton<ICatalogStore, CatalogStore>()
            .AddSingleton<IOutbox, Outbox>()
            .AddSingleton<IDuplicates, DuplicateStore>()
            .AddSingleton<LinkDuplicates>()
            .AddSingleton<IIndexRefusals, IndexRefusals>()
            .AddSingleton<ISignal, Signal>()
            .AddSingleton<IndexWait>()
            .AddSingleton<IndexWorker>()
            .AddSingleton<ResolveAlignments>()
            .AddSingleton<PublishResources>()
            .AddSingleton<WithdrawResources>()
            .AddSingleton<ProviderDirectory>()
            .AddSingleton<RegisterProvider>()
            .AddSingleton<ReadProviders>()
            .AddScoped<INodeResolver, ResourceNodes>()
            .AddScoped<INodeResolver, SnapshotNodes>()
            .AddScoped<INodeResolver, ProviderNodes>()
            .AddScoped<INodeResolver, RunNodes>();
}
