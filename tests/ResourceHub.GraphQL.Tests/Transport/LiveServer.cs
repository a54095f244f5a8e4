using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ResourceHub.GraphQL.Tests.Transport;

/// <summary>A server on a port of its own, with subscriptions to count, to listen to topics, and to wait.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private const string Sdl = """
        scalar JSON
        type Query { hello(name: String = "world"): String! who: String lines: JSON }
        type Mutation { say(topic: String!, text: String!): Boolean! }
        type Subscription { count(to: Int!): Int! hear(topic: String!): String! late: Int! broken: Int! who: String large(count: Int!): String! }
        """;

    /// <summary>After so long a wait something hangs, however slow the machine.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly WebApplication _app;

    private LiveServer(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public InProcessBackplane Backplane => (InProcessBackplane)_app.Services.GetRequiredService<ISubscriptionBackplane>();

    public LargeEvents Large => _app.Services.GetRequiredService<LargeEvents>();

    public Keys Keys => _app.Services.GetRequiredService<Keys>();

    public static async Task<LiveServer> StartAsync(Action<SubscriptionOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Keys>().AddSingleton<LargeEvents>();
        builder.Services.AddGraphQLServer().AddSdl(Sdl, "live.graphql").AddTypes(typeof(Query), typeof(Mutation), typeof(Subscription))
            .AddSocketInterceptor<KeyInterceptor>()
            .ModifyOptions(o => configure?.Invoke(o.Subscriptions));
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return new LiveServer(app);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Opens a socket; with its first messages exchanged unless told otherwise.</summary>
    public async Task<LiveSocket> ConnectAsync(bool initialise = true, string? key = null, string? protocol = "graphql-transport-ws", string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new Uri(Http.BaseAddress!.ToString().Replace("http:", "ws:", StringComparison.Ordinal) + "graphql"), CancellationToken.None);
        var live = new LiveSocket(socket);
        if (initialise)
        {
            await live.SendAsync(key is null ? """{"type":"connection_init"}""" : JsonSerializer.Serialize(new { type = "connection_init", payload = new { key } }));
            Assert.StartsWith("""{"type":"connection_ack""", await live.ReceiveAsync(), StringComparison.Ordinal);
        }

        return live;
    }

    /// <summary>Waits until so many listen to topics.</summary>
    public async Task UntilSubscribedAsync(int count)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (Backplane.SubscriberCount != count)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    [QueryType]
    private sealed class Query
    {
        public string Hello(string? name) => "hello " + name;

        public string? Who(IResolverContext context) => context.GetState<string>("key");

        public RawJson Lines() => new("{\n  \"a\": 1,\r\n  \"b\": \"\\n\"\n}"u8.ToArray());
    }

    [MutationType]
    private sealed class Mutation
    {
        public async Task<bool> SayAsync(string topic, string text, ISubscriptionBackplane backplane)
        {
            await backplane.PublishAsync(topic, text);
            return true;
        }
    }

    [SubscriptionType]
    private sealed class Subscription
    {
        public async IAsyncEnumerable<int> Count(int to)
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        public async Task<IAsyncEnumerable<string>> HearAsync(string topic, ISubscriptionBackplane backplane, CancellationToken cancellationToken) =>
            topic == "secret" ? throw new GraphQLException("not for you", "FORBIDDEN") : await backplane.SubscribeAsync(topic, cancellationToken);

        public IAsyncEnumerable<int> Late(CancellationToken cancellationToken) => Channel.CreateUnbounded<int>().Reader.ReadAllAsync(cancellationToken);

        public async IAsyncEnumerable<int> Broken()
        {
            await Task.Yield();
            yield return 1;
            throw new GraphQLException("the line is cut");
        }

        public async IAsyncEnumerable<string?> Who(IResolverContext context)
        {
            await Task.Yield();
            yield return context.GetState<string>("key");
        }

        public async IAsyncEnumerable<string> Large(int count, LargeEvents events, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                for (var i = 0; i < count; i++)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    events.Made++;
                    yield return new string('x', 100_000);
                }
            }
            finally
            {
                events.End();
            }
        }
    }

    private sealed class KeyInterceptor(Keys keys) : ISocketInterceptor
    {
        private string? _key;

        public ValueTask<JsonElement?> OnConnectAsync(HttpContext context, JsonElement? payload, CancellationToken cancellationToken)
        {
            _key = payload is { } given && given.TryGetProperty("key", out var key) ? key.GetString() : null;
            Check();
            return new(_key is null ? null : JsonSerializer.SerializeToElement(new { welcome = _key }));
        }

        public ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
        {
            request.State["key"] = _key;
            return default;
        }

        public ValueTask OnCheckAsync(HttpContext context, CancellationToken cancellationToken)
        {
            Check();
            return default;
        }

        private void Check()
        {
            if (_key is not null && keys.Revoked.Contains(_key))
            {
                throw new GraphQLException("The key was revoked.", "UNAUTHENTICATED");
            }
        }
    }
}

/// <summary>The source of the one subscription to large events.</summary>
internal sealed class LargeEvents
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Made { get; set; }

    /// <summary>Completes when nobody takes more of them.</summary>
    public Task Ended => _ended.Task;

    public void End() => _ended.TrySetResult();
}

/// <summary>Keys that work no more.</summary>
internal sealed class Keys
{
    public HashSet<string> Revoked { get; } = ["old"];
}

/// <summary>A client's end of a socket.</summary>
internal sealed class LiveSocket(ClientWebSocket socket) : IAsyncDisposable
{
    public ClientWebSocket Socket => socket;

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SubscribeAsync(string id, string query) =>
        SendAsync(JsonSerializer.Serialize(new { type = "subscribe", id, payload = new { query } }));

    /// <summary>The next message; "code reason" where the server closes instead.</summary>
    public async Task<string> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(LiveServer.Longest);
        var buffer = new byte[1_000_000];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
                return $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}";
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return default;
    }
}
