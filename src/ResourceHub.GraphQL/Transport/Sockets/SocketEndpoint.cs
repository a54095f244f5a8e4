using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResourceHub.GraphQL.Hosting;
using ResourceHub.GraphQL.Subscriptions;

namespace ResourceHub.GraphQL.Transport.Sockets;

/// <summary>Accepts WebSockets with the subprotocol graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(
    SchemaHost schemas, SubscriptionSlots slots, SubscriptionOptions options, TimeProvider time, ILogger logger, IHostApplicationLifetime? lifetime)
{
    private const string Protocol = "graphql-transport-ws";
    private const string AnyOrigin = "*";

    private readonly CancellationToken _stopping = lifetime?.ApplicationStopping ?? CancellationToken.None;

    /// <summary>Whether a request asks for another protocol than HTTP's, so that the WebSocket middleware must look at it.</summary>
    public static bool MayAccept(HttpContext context) =>
        context.Request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(context.Request.Method);

    public async Task HandleAsync(HttpContext context)
    {
        // browsers let any page open a socket anywhere: the server has to look where the page is from
        if (!IsFromAllowedOrigin(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!slots.TryConnect())
        {
            ResponseStatus.Apply(context.Response, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        try
        {
            await ServeAsync(context);
        }
        finally
        {
            slots.Disconnect();
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        var speaks = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = speaks ? Protocol : null,
            KeepAliveInterval = options.KeepAlive,
            KeepAliveTimeout = options.SendTimeout,
        });
        using var connection = new SocketConnection(socket, options, time);
        if (!speaks)
        {
            await connection.CloseAsync(SocketClose.SubprotocolNotAcceptable);
            await connection.ReceiveAsync();
            return;
        }

        await new SocketSession(context, connection, schemas, options, time, logger, _stopping).RunAsync();
    }

    private bool IsFromAllowedOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return true;
        }

        return options.AllowedOrigins.Any(o => o == AnyOrigin || string.Equals(o.TrimEnd('/'), origin, StringComparison.OrdinalIgnoreCase))
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
