using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Server.Search;

/// <summary>Registers search over the index that is configured.</summary>
internal static class SearchServices
{
    /// <summary>The file of the index in the data folder.</summary>
    public const string File = "search.db";

    public static IServiceCollection AddSearch(this IServiceCollection services, string dataFolder)
        => services
            .AddSingleton<IResourceIndex>(provider => provider.GetRequiredService<SearchOptions>().Provider == SearchProvider.Elasticsearch
                ? new ElasticResourceIndex(provider.GetRequiredService<ElasticOptions>(), provider.GetRequiredService<TimeProvider>())
                : new EmbeddedResourceIndex(Path.Combine(dataFolder, File), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<SearchResources>()
            .AddSingleton<SuggestCompletions>()
            .AddSingleton<IFindResources>(provider => provider.GetRequiredService<SearchResources>());
}
