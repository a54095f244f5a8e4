using ResourceHub.Core.Access;
using ResourceHub.Server.Common;
using ResourceHub.Storage.Access;

namespace ResourceHub.Server.Access;

/// <summary>Registers organisations, keys and the caller of each request.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IHostEnvironment environment)
        => services
            .AddSingleton(new AccessPolicy(AllowDemoKeys: !environment.IsProduction()))
            .AddSingleton<IAccessStore, AccessStore>()
            .AddSingleton<CreateOrganization>()
            .AddSingleton<CreateKey>()
            .AddSingleton<Authenticate>()
            .AddScoped<KeyBindings>()
            .AddScoped<INodeResolver, OrganizationNodes>()
            .AddScoped<CallerAccessor>()
            .AddScoped(provider => provider.GetRequiredService<CallerAccessor>().Caller);
}
