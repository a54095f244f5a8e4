using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Access;

/// <summary>
/// Reads the key of a WebSocket: from the payload of connection_init, under the names of the headers, else from the header of the request that
/// opened it. Each operation, and every few seconds the socket, is asked anew whether the key still works.
/// </summary>
internal sealed class SocketCaller(CallerAccessor accessor, Authenticate authenticate) : ISocketInterceptor
{
    /// <inheritdoc/>
    public async ValueTask<JsonElement?> OnConnectAsync(HttpContext context, JsonElement? payload, CancellationToken cancellationToken)
    {
        try
        {
            if (payload is { } given && KeyAuthentication.KeyOf(Member(given, KeyAuthentication.Header), Member(given, "Authorization")) is { } key)
                accessor.Caller = await authenticate.RunAsync(key, cancellationToken);
            return null;
        }
        catch (HubException refusal)
        {
            throw HubErrorFilter.Show(refusal);
        }
    }

    /// <inheritdoc/>
    public async ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
    {
        var caller = await AgainAsync(cancellationToken);
        request.Services!.GetRequiredService<CallerAccessor>().Caller = caller;
        KeyInterceptor.Apply(caller, request);
    }

    /// <inheritdoc/>
    public async ValueTask OnCheckAsync(HttpContext context, CancellationToken cancellationToken) => await AgainAsync(cancellationToken);

    async ValueTask<Caller> AgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await authenticate.AgainAsync(accessor.Caller, cancellationToken);
        }
        catch (HubException refusal)
        {
            throw HubErrorFilter.Show(refusal);
        }
    }

    static string? Member(JsonElement payload, string name)
        => payload.EnumerateObject().FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } member
            ? member.Value.GetString()
            : null;
}
