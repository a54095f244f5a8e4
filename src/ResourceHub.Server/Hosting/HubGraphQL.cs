using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Hosting;

/// <summary>The GraphQL server: the SDL beside the program, and the resolvers of this assembly.</summary>
internal static class HubGraphQL
{
    /// <summary>Where clients post.</summary>
    public const string Path = "/graphql";

    public static void AddHubGraphQL(this IServiceCollection services, HubOptions options)
        => services.AddGraphQLServer()
            .AddSdlFolder(System.IO.Path.Combine(AppContext.BaseDirectory, "schema"))
            .AddTypes(typeof(HubGraphQL).Assembly)
            .AddScalar<GradeLevelScalar>()
            .AddScalar<SkillRefScalar>()
            .AddErrorFilter<HubErrorFilter>()
            .ModifyOptions(graphql => graphql.MaxRequestBodySize = options.MaxRequestMebibytes * 1024L * 1024L);
}
