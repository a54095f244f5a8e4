using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Tests.Transport;

/// <summary>A schema is replaced while clients on the wire have requests and subscriptions under way.</summary>
public sealed class SchemaSwapOverHttpTests
{
    private const int Clients = 8;
    private const string First = "type Query { version: Int! slow: Int! } type Subscription { hear(topic: String!): Heard! } type Heard { text: String! first: Boolean! }";
    private const string Second = "type Query { version: Int! added: Int! } type Subscription { hear(topic: String!): Heard! } type Heard { text: String! second: Boolean! }";
    private const string Slow = """{"query":"{ slow version }"}""";

    [Fact]
    public async Task Requests_under_way_end_on_the_old_schema_and_subscriptions_live_on_while_new_ones_meet_the_new_schema()
    {
        var gate = new Gate();
        await using var web = await StartAsync(gate);
        using var stream = await ListenAsync(web, """subscription { hear(topic: "t") { text first } }""");
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync());
        await using var socket = await ConnectAsync(web);
        await socket.SubscribeAsync("old", """subscription { hear(topic: "t") { text first } }""");
        await UntilSubscribedAsync(web, 2);
        var underWay = Enumerable.Range(0, Clients).Select(_ => web.PostAsync(Slow)).ToList();
        await gate.AllBegan;

        await SwapAsync(web, Second, typeof(SecondQuery), typeof(SecondSubscription));

        Assert.Equal("""{"data":{"version":2,"added":7}}""", (await web.PostAsync("""{"query":"{ version added }"}""")).Body);
        Assert.Contains("slow", (await web.PostAsync(Slow, "Accept: application/graphql-response+json")).Body, StringComparison.Ordinal);
        await socket.SubscribeAsync("new", """subscription { hear(topic: "u") { text second } }""");
        await UntilSubscribedAsync(web, 3);
        var backplane = web.Services.GetRequiredService<ISubscriptionBackplane>();
        await backplane.PublishAsync("t", "after");
        Assert.Equal("""data: {"data":{"hear":{"text":"after","first":true}}}""", await NextAsync(events));
        Assert.Equal("""{"type":"next","id":"old","payload":{"data":{"hear":{"text":"after","first":true}}}}""", await socket.ReceiveAsync());
        await backplane.PublishAsync("u", "new");
        Assert.Equal("""{"type":"next","id":"new","payload":{"data":{"hear":{"text":"new","second":true}}}}""", await socket.ReceiveAsync());

        gate.Open.SetResult();
        Assert.All(await Task.WhenAll(underWay), reply => Assert.Equal((200, """{"data":{"slow":1,"version":1}}"""), (reply.Status, reply.Body)));
    }

    [Fact]
    public async Task Clients_that_ask_without_pause_get_whole_answers_of_one_schema_while_it_is_swapped_again_and_again()
    {
        await using var web = await StartAsync(new Gate());
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(async i =>
        {
            var answers = new HashSet<string>();
            while (!stop.IsCancellationRequested)
            {
                answers.Add((i % 2 == 0
                    ? await web.PostAsync("""{"query":"{ a: version b: version c: version }"}""")
                    : await web.GetAsync("query=" + Uri.EscapeDataString("{ a: version b: version c: version }"))).Body);
            }

            return answers;
        }).ToList();
        for (var i = 0; i < 10; i++)
        {
            await (i % 2 == 0
                ? SwapAsync(web, Second, typeof(SecondQuery), typeof(SecondSubscription))
                : SwapAsync(web, First, typeof(FirstQuery), typeof(FirstSubscription)));
        }

        await stop.CancelAsync();
        Assert.Subset(
            new HashSet<string> { """{"data":{"a":1,"b":1,"c":1}}""", """{"data":{"a":2,"b":2,"c":2}}""" },
            (await Task.WhenAll(clients)).SelectMany(a => a).ToHashSet());
    }

    [Fact]
    public async Task What_still_runs_on_the_old_schema_counts_among_the_requests_at_once()
    {
        var gate = new Gate();
        await using var web = await StartAsync(gate, o => o.MaxConcurrentRequests = Clients);
        var underWay = Enumerable.Range(0, Clients).Select(_ => web.PostAsync(Slow)).ToList();
        await gate.AllBegan;
        await SwapAsync(web, Second, typeof(SecondQuery), typeof(SecondSubscription));
        Assert.Equal(503, (await web.PostAsync("""{"query":"{ version }"}""", "Accept: application/graphql-response+json")).Status);
        gate.Open.SetResult();
        await Task.WhenAll(underWay);
        Assert.Equal("""{"data":{"version":2}}""", (await web.PostAsync("""{"query":"{ version }"}""")).Body);
    }

    private static Task<TestWeb> StartAsync(Gate gate, Action<GraphQLServerOptions>? modify = null) => TestWeb.StartAsync(
        First, [typeof(FirstQuery), typeof(FirstSubscription)], b => b.ModifyOptions(o => modify?.Invoke(o)), s => s.AddSingleton(gate));

    private static Task SwapAsync(TestWeb web, string sdl, params Type[] types) =>
        web.Services.GetRequiredService<ISchemaSwap>().SwapAsync(b => b.Clear().AddSdl(sdl, "swapped").AddTypes(types));

    private static async Task<HttpResponseMessage> ListenAsync(TestWeb web, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return await web.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<LiveSocket> ConnectAsync(TestWeb web)
    {
        var client = new ClientWebSocket();
        client.Options.AddSubProtocol("graphql-transport-ws");
        await client.ConnectAsync(new UriBuilder(web.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        var socket = new LiveSocket(client);
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReceiveAsync());
        return socket;
    }

    private static async Task<string?> NextAsync(StreamReader events)
    {
        string? line;
        do
        {
            line = await events.ReadLineAsync();
        }
        while (line is not null && !line.StartsWith("data:", StringComparison.Ordinal));
        return line;
    }

    private static async Task UntilSubscribedAsync(TestWeb web, int count)
    {
        var backplane = (InProcessBackplane)web.Services.GetRequiredService<ISubscriptionBackplane>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (backplane.SubscriberCount != count)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>Holds resolvers back; tells when all clients' have begun.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _allBegan = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _began;

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task AllBegan => _allBegan.Task;

        public Task PassAsync()
        {
            if (Interlocked.Increment(ref _began) == Clients)
            {
                _allBegan.SetResult();
            }

            return Open.Task;
        }
    }

    private sealed record FirstHeard(string Text, bool First);

    private sealed record SecondHeard(string Text, bool Second);

    [QueryType]
    private sealed class FirstQuery
    {
        public int Version() => 1;

        public async Task<int> Slow([Service] Gate gate)
        {
            await gate.PassAsync();
            return 1;
        }
    }

    [QueryType]
    private sealed class SecondQuery
    {
        public int Version() => 2;

        public int Added() => 7;
    }

    [SubscriptionType]
    private sealed class FirstSubscription
    {
        public async IAsyncEnumerable<FirstHeard> Hear(
            string topic, ISubscriptionBackplane backplane, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using var stream = await backplane.SubscribeAsync(topic, cancellationToken);
            await foreach (var text in stream.WithCancellation(cancellationToken))
            {
                yield return new FirstHeard(text, true);
            }
        }
    }

    [SubscriptionType]
    private sealed class SecondSubscription
    {
        public async IAsyncEnumerable<SecondHeard> Hear(
            string topic, ISubscriptionBackplane backplane, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using var stream = await backplane.SubscribeAsync(topic, cancellationToken);
            await foreach (var text in stream.WithCancellation(cancellationToken))
            {
                yield return new SecondHeard(text, true);
            }
        }
    }
}
