using ResourceHub.Core.Skills;
using ResourceHub.Server.Common;
using ResourceHub.Storage.Skills;

namespace ResourceHub.Server.Skills;

/// <summary>Registers frameworks, skills and their names.</summary>
internal static class SkillServices
{
    public static IServiceCollection AddSkills(this IServiceCollection services)
        => services
            .AddSingleton<IFrameworkStore, FrameworkStore>()
            .AddSingleton<ISkillGraphProvider, SkillGraphProvider>()
            .AddSingleton<ImportFramework>()
            .AddSingleton<ImportAliases>()
            .AddScoped<RequestSkills>()
            .AddScoped<INodeResolver, SkillNodes>()
            .AddScoped<INodeResolver, FrameworkNodes>()
            .AddScoped(provider => provider.GetRequiredService<RequestSkills>().Graph);
}
