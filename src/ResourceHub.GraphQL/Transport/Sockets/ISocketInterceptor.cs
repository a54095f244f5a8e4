using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL;

/// <summary>
/// Sees a WebSocket (graphql-transport-ws) from its first message on: who connects, each operation, and now and then whether the client may
/// stay. One instance serves one socket; the services of the context live as long as the socket.
/// </summary>
public interface ISocketInterceptor
{
    /// <summary>connection_init came. A <see cref="GraphQLException"/> closes the socket with 4403.</summary>
    /// <param name="context">The request that became the socket.</param>
    /// <param name="payload">What the client sent along; null where nothing.</param>
    /// <param name="cancellationToken">The socket ends.</param>
    /// <returns>The payload of connection_ack; null for none.</returns>
    ValueTask<JsonElement?> OnConnectAsync(HttpContext context, JsonElement? payload, CancellationToken cancellationToken) => default;

    /// <summary>Before each operation, whose own services are <see cref="GraphQLRequest.Services"/>. A <see cref="GraphQLException"/> refuses it.</summary>
    ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken) => default;

    /// <summary>Every <see cref="SubscriptionOptions.RecheckInterval"/>. A <see cref="GraphQLException"/> closes the socket with 4403.</summary>
    ValueTask OnCheckAsync(HttpContext context, CancellationToken cancellationToken) => default;
}
