using ResourceHub.GraphQL;
using ResourceHub.Server.Access;
using ResourceHub.Server.Common;
using ResourceHub.Server.Events;

namespace ResourceHub.Server.Hosting;

/// <summary>The GraphQL server: the SDL beside the program, and the resolvers of this assembly.</summary>
internal static class HubGraphQL
{
    /// <summary>Where clients post.</summary>
    public const string Path = "/graphql";

    public static GraphQLServerBuilder AddHubGraphQL(this IServiceCollection services, HubOptions options, IConfiguration configuration)
    {
        var server = services.AddGraphQLServer()
            .AddSdlFolder(System.IO.Path.Combine(AppContext.BaseDirectory, "schema"))
            .AddTypes(typeof(HubGraphQL).Assembly)
            .AddScalar<GradeLevelScalar>()
            .AddScalar<SkillRefScalar>()
            .AddErrorFilter<HubErrorFilter>()
            .AddHttpInterceptor<KeyInterceptor>()
            .AddScopeInitializer((request, other) => other.GetRequiredService<CallerAccessor>().Caller = request.GetRequiredService<CallerAccessor>().Caller)
            .AddSocketInterceptor<SocketCaller>()
            .AddSubscriptionInterceptor<SubscriptionCaller>()
            .ModifyOptions(graphql =>
            {
                // the engine's limits, such as GraphQL:MaxFieldCost
                configuration.GetSection("GraphQL").Bind(graphql);
                SubscriptionSettings.Apply(configuration, graphql.Subscriptions);
                graphql.MaxRequestBodySize = options.MaxRequestMebibytes * 1024L * 1024L;
                graphql.AllowBatching = options.Batching;
                graphql.AllowIntrospection = options.Introspection;
                graphql.AllowSchemaRequests = options.Introspection;
                graphql.HttpStatusRules = options.HttpStatusRules;
                graphql.TrustedDocumentsOnly = options.TrustedDocumentsOnly;
                // a page of another site cannot make a browser send a key
                graphql.PreflightHeaders.Add(KeyAuthentication.Header);
                graphql.CredentialHeaders.Add(KeyAuthentication.Header);
            });
        if (options.TrustedDocuments is { Length: > 0 } path)
            server.AddTrustedDocuments(System.IO.Path.GetFullPath(path));
        return server;
    }
}
