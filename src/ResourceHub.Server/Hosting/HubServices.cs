using ResourceHub.GraphQL;
using ResourceHub.Server.Access;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Effects;
using ResourceHub.Server.Events;
using ResourceHub.Server.Explorer;
using ResourceHub.Server.Groups;
using ResourceHub.Server.Landing;
using ResourceHub.Server.Learners;
using ResourceHub.Server.Operation;
using ResourceHub.Server.Providers;
using ResourceHub.Server.Recommendations;
using ResourceHub.Server.Search;
using ResourceHub.Server.Seed;
using ResourceHub.Server.Skills;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.SqlServer;

namespace ResourceHub.Server.Hosting;

/// <summary>The hub's parts, feature by feature.</summary>
internal static class HubServices
{
    /// <summary>What the server and every command need.</summary>
    public static void AddHub(this IServiceCollection services, HubOptions options, StorageOptions storage, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(options, storage);
        services.AddAccess(environment);
        services.AddSkills();
        services.AddCatalog();
        services.AddLearners();
        services.AddSearch(options.DataFolder);
        services.AddEffects();
        services.AddRecommendations();
        services.AddGroups();
    }

    static void AddStorage(this IServiceCollection services, HubOptions options, StorageOptions storage)
    {
        services.AddSingleton(storage);
        if (storage.IsEmbedded)
            HubDatabase.Add(services, options.DataFolder);
        else
            SqlServerDatabase.Add(services, storage.ConnectionString!);
    }

    /// <summary>What only the server needs.</summary>
    public static void AddHubServer(this IServiceCollection services, HubOptions options, IConfiguration configuration)
    {
        services.AddSubscriptionEvents();
        services.AddHubGraphQL(options, configuration);
        services.AddSeed();
        services.AddSingleton<Startup>();
        services.AddSingleton<LandingCounter>();
        services.AddHubHealth();
        services.AddHostedService<SkillGraphPoller>();
        services.AddHostedService<IndexWarmup>();
        services.AddHostedService<IndexingService>();
        services.AddHostedService<EffectService>();
        services.AddHostedService<Telemetry>();
        services.AddCors();
        services.AddHubCompression();
    }

    /// <summary>The pipeline, in the order that a request meets it.</summary>
    public static void UseHub(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseHubCors();
        app.MapHealth();
        app.MapExplorer(new ExplorerOptions { Enabled = app.Services.GetRequiredService<HubOptions>().Explorer });
        app.MapExamples();
        app.MapLanding(app.Services.GetRequiredService<LandingCounter>().ModelAsync);
        app.UseMiddleware<NotReadyAnswer>();
        app.UseMiddleware<KeyAuthentication>();
        app.MapGraphQL(HubGraphQL.Path);
        app.MapUploads();
    }
}
