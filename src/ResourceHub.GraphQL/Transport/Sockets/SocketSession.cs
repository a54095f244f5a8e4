using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResourceHub.GraphQL.Hosting;

namespace ResourceHub.GraphQL.Transport.Sockets;

/// <summary>
/// One client of the protocol graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). Messages are handled in
/// their order; operations run beside each other and share the socket's one sender, so a slow client slows the sources and nothing piles up.
/// </summary>
internal sealed partial class SocketSession(
    HttpContext context, SocketConnection connection, SchemaHost schemas, SubscriptionOptions options, TimeProvider time, ILogger logger, CancellationToken stopping)
{
    private readonly ISocketInterceptor[] _interceptors = [.. context.RequestServices.GetServices<ISocketInterceptor>()];
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
    private bool _initialised;
    private bool _acknowledged;

    public async Task RunAsync()
    {
        await using var introduction = time.CreateTimer(
            state => ((SocketSession)state!).CloseUnlessInitialised(), this, options.ConnectionInitTimeout, Timeout.InfiniteTimeSpan);
        await using var stop = stopping.UnsafeRegister(static state => ((SocketSession)state!).Close(SocketClose.GoingAway), this);
        var checking = CheckAsync();
        try
        {
            while (await connection.ReceiveAsync() is { } text)
            {
                if (SocketMessage.TryParse(text, out var message))
                {
                    await HandleAsync(message);
                }
                else
                {
                    await connection.CloseAsync(SocketClose.BadRequest);
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // the client went away while something was sent to it
        }
        finally
        {
            await _ended.CancelAsync();
            await connection.FinishAsync();
            await checking;
            await EndOperationsAsync();
            _ended.Dispose();
        }
    }

    private void CloseUnlessInitialised()
    {
        if (!_initialised)
        {
            Close(SocketClose.InitTimeout);
        }
    }

    private void Close(SocketClose close) => _ = connection.CloseAsync(close);

    private Task HandleAsync(SocketMessage message)
    {
        switch (message.Type)
        {
            case SocketMessageType.ConnectionInit:
                return ConnectAsync(message.Payload);
            case SocketMessageType.Ping:
                return SendAsync("pong", message.Payload);
            case SocketMessageType.Subscribe when !_acknowledged:
                return connection.CloseAsync(SocketClose.Unauthorized);
            case SocketMessageType.Subscribe:
                return StartAsync(message.Id!, message.Payload!.Value);
            case SocketMessageType.Complete:
                Stop(message.Id!);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    private async Task ConnectAsync(JsonElement? payload)
    {
        if (_initialised)
        {
            await connection.CloseAsync(SocketClose.TooManyInits);
            return;
        }

        _initialised = true;
        try
        {
            JsonElement? answer = null;
            foreach (var interceptor in _interceptors)
            {
                answer = await interceptor.OnConnectAsync(context, payload, _ended.Token) ?? answer;
            }

            _acknowledged = true;
            await SendAsync("connection_ack", answer);
        }
        catch (Exception e)
        {
            await RefuseAsync(e);
        }
    }

    /// <summary>Looks now and then at whether the client may stay.</summary>
    private async Task CheckAsync()
    {
        if (_interceptors.Length == 0)
        {
            return;
        }

        try
        {
            using var timer = new PeriodicTimer(options.RecheckInterval, time);
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                for (var i = 0; i < _interceptors.Length && _acknowledged; i++)
                {
                    await _interceptors[i].OnCheckAsync(context, _ended.Token);
                }
            }
        }
        catch (Exception e)
        {
            await RefuseAsync(e);
        }
    }

    private async Task RefuseAsync(Exception exception)
    {
        switch (exception)
        {
            case OperationCanceledException when _ended.IsCancellationRequested:
                break;
            case GraphQLException:
                await connection.CloseAsync(SocketClose.Forbidden);
                break;
            default:
                logger.LogError(exception, "Unexpected error while looking at a WebSocket");
                await connection.CloseAsync(SocketClose.InternalError);
                break;
        }
    }

    private Task SendAsync(string type, JsonElement? payload) => connection.SendAsync(
        output =>
        {
            using var writer = new Utf8JsonWriter(output);
            writer.WriteStartObject();
            writer.WriteString("type"u8, type);
            if (payload is { } given)
            {
                writer.WritePropertyName("payload"u8);
                given.WriteTo(writer);
            }

            writer.WriteEndObject();
        },
        _ended.Token);
}
