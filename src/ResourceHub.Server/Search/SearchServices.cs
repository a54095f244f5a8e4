using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Search;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Server.Search;

/// <summary>Registers search over the embedded index.</summary>
internal static class SearchServices
{
    /// <summary>The file of the index in the data folder.</summary>
    public const string File = "search.db";

    public static IServiceCollection AddSearch(this IServiceCollection services, string dataFolder)
        => services
            .AddSingleton<IResourceIndex>(provider => new EmbeddedResourceIndex(Path.Combine(dataFolder, File), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<SearchResources>()
            .AddSingleton<SuggestCompletions>()
            .AddSingleton<IFindResources>(provider => provider.GetRequiredService<SearchResources>());
}
