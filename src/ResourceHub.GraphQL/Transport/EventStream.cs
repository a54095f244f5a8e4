using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Transport;

/// <summary>
/// A response of Server-Sent Events (GraphQL over SSE protocol). One writer at a time; who writes waits until the client has room, and a client
/// that reads nothing for <see cref="SubscriptionOptions.SendTimeout"/> is cut off. A stream with nothing to say sends a comment now and then.
/// </summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpContext _context;
    private readonly SubscriptionOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly PeriodicTimer _keepAlive;
    private Task _keepingAlive = Task.CompletedTask;
    private bool _wrote;

    public EventStream(HttpContext context)
    {
        var services = context.RequestServices;
        _context = context;
        _options = services.GetRequiredService<SubscriptionOptions>();
        _time = services.GetRequiredService<TimeProvider>();
        _ended = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);
        _keepAlive = new PeriodicTimer(_options.KeepAlive, _time);
        Ended = _ended.Token;
    }

    /// <summary>Set when the client went away, reads nothing, or the server stops.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Sends the headers.</summary>
    public async Task OpenAsync()
    {
        var response = _context.Response;
        response.ContentType = MediaTypes.EventStream + "; charset=utf-8";
        response.Headers.CacheControl = CachedAnswer.NotKept;
        // a proxy that buffers would keep the events
        response.Headers["X-Accel-Buffering"] = "no";
        await response.BodyWriter.FlushAsync(Ended);
        _keepingAlive = KeepAliveAsync();
    }

    /// <summary>Sends an answer; with the operation's id where the stream carries several.</summary>
    public Task NextAsync(string? id, GraphQLResult result) => WriteAsync(output =>
    {
        output.Write("event: next\ndata: "u8);
        if (id is null)
        {
            WriteData(output, result);
        }
        else
        {
            output.Write("{\"id\":"u8);
            WriteId(output, id);
            output.Write(",\"payload\":"u8);
            WriteData(output, result);
            output.Write("}"u8);
        }

        output.Write("\n\n"u8);
    });

    /// <summary>Sends that an operation has ended.</summary>
    public Task CompleteAsync(string? id) => WriteAsync(output =>
    {
        output.Write("event: complete\ndata:"u8);
        if (id is not null)
        {
            output.Write(" {\"id\":"u8);
            WriteId(output, id);
            output.Write("}"u8);
        }

        output.Write("\n\n"u8);
    });

    public async ValueTask DisposeAsync()
    {
        _keepAlive.Dispose();
        await _ended.CancelAsync();
        await _keepingAlive;
        // whoever still writes is done before the response is
        await _writing.WaitAsync();
        _ended.Dispose();
    }

    /// <summary>An answer as the data of an event: JSON of the application's own may have line breaks, each of which begins its line anew.</summary>
    private static void WriteData(IBufferWriter<byte> output, GraphQLResult result)
    {
        var buffer = ResultWriter.WriteApart(result);
        var rest = buffer.Written;
        for (int end; (end = rest.IndexOfAny((byte)'\r', (byte)'\n')) >= 0; rest = rest[(end + 1)..])
        {
            output.Write(rest[..end]);
            output.Write("\ndata: "u8);
        }

        output.Write(rest);
        ResultWriter.Return(buffer);
    }

    private static void WriteId(IBufferWriter<byte> output, string id) =>
        output.Write(JsonSerializer.SerializeToUtf8Bytes(id));

    private async Task KeepAliveAsync()
    {
        try
        {
            while (await _keepAlive.WaitForNextTickAsync(Ended))
            {
                if (!_wrote)
                {
                    await WriteAsync(static output => output.Write(":\n\n"u8));
                }

                _wrote = false;
            }
        }
        catch (OperationCanceledException)
        {
            // ended
        }
    }

    private async Task WriteAsync(Action<IBufferWriter<byte>> write)
    {
        await _writing.WaitAsync(Ended);
        try
        {
            write(_context.Response.BodyWriter);
            _wrote = true;
            await FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task FlushAsync()
    {
        var flushing = _context.Response.BodyWriter.FlushAsync(Ended);
        if (flushing.IsCompletedSuccessfully)
        {
            _ = flushing.Result;
            return;
        }

        using var slow = new CancellationTokenSource(_options.SendTimeout, _time);
        await using var cut = slow.Token.UnsafeRegister(static state => ((HttpContext)state!).Abort(), _context);
        await flushing;
    }
}
