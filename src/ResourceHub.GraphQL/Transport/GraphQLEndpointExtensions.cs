using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ResourceHub.GraphQL.Hosting;
using ResourceHub.GraphQL.Subscriptions;
using ResourceHub.GraphQL.Transport;
using ResourceHub.GraphQL.Transport.Sockets;

namespace ResourceHub.GraphQL;

/// <summary>Maps the GraphQL endpoint.</summary>
public static class GraphQLEndpointExtensions
{
    /// <summary>
    /// Serves GraphQL at <paramref name="pattern"/>: over GET and POST, as event streams, and over WebSockets. Builds the schema at once, so that one that is not valid or not
    /// fully resolved stops the start.
    /// </summary>
    /// <exception cref="Types.SchemaException">The SDL is no valid type system.</exception>
    /// <exception cref="SchemaBindingException">Fields and resolvers do not fit together.</exception>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        var schemas = endpoints.ServiceProvider.GetRequiredService<SchemaHost>();
        var http = new GraphQLEndpoint(schemas);
        var streams = ActivatorUtilities.CreateInstance<ReservedStreamEndpoint>(endpoints.ServiceProvider);
        var sockets = CreateSockets(endpoints, http.HandleAsync);
        return endpoints.Map(
            pattern,
            context => SocketEndpoint.MayAccept(context) ? sockets(context)
                : ReservedStreamEndpoint.Accepts(context) ? streams.HandleAsync(context)
                : http.HandleAsync(context)).WithDisplayName("GraphQL");
    }

    /// <summary>WebSockets in a pipeline of their own, so that no other request pays for their middleware.</summary>
    private static RequestDelegate CreateSockets(IEndpointRouteBuilder endpoints, RequestDelegate otherwise)
    {
        var services = endpoints.ServiceProvider;
        var sockets = new SocketEndpoint(
            services.GetRequiredService<SchemaHost>(),
            services.GetRequiredService<SubscriptionSlots>(),
            services.GetRequiredService<SubscriptionOptions>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetService<ILoggerFactory>()?.CreateLogger("ResourceHub.GraphQL") ?? NullLogger.Instance,
            services.GetService<IHostApplicationLifetime>());
        var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(context => context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : otherwise(context));
        return pipeline.Build();
    }
}
