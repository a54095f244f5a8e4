namespace ResourceHub.Server.Seed;

/// <summary>Registers the seed's loading.</summary>
internal static class SeedServices
{
    public static IServiceCollection AddSeed(this IServiceCollection services)
        => services.AddSingleton<SeedCatalogue>().AddSingleton<SeedSchool>().AddSingleton<SeedKeys>().AddSingleton<SeedLoader>();
}
