using System.Net;
using System.Net.WebSockets;

namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class SocketTests
{
    [Fact]
    public async Task Operations_of_every_kind_run_beside_each_other()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();

        await socket.SubscribeAsync("q", "{ hello }");
        Assert.Equal("""{"type":"next","id":"q","payload":{"data":{"hello":"hello world"}}}""", await socket.ReceiveAsync());
        Assert.Equal("""{"type":"complete","id":"q"}""", await socket.ReceiveAsync());

        await socket.SubscribeAsync("s", """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(1);
        await socket.SubscribeAsync("m", """mutation { say(topic: "t", text: "hi") }""");
        string[] both = [await socket.ReceiveAsync(), await socket.ReceiveAsync(), await socket.ReceiveAsync()];
        Assert.Contains("""{"type":"next","id":"s","payload":{"data":{"hear":"hi"}}}""", both);
        Assert.Contains("""{"type":"next","id":"m","payload":{"data":{"say":true}}}""", both);
        Assert.Contains("""{"type":"complete","id":"m"}""", both);

        await socket.SendAsync("""{"type":"complete","id":"s"}""");
        await server.UntilSubscribedAsync(0);
    }

    [Theory]
    [InlineData("{\"type\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"\\udc00\",\"payload\":{\"query\":\"{ hello }\"}}")]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ hello }\",\"variables\":{\"\\ud800\":1}}}")]
    public async Task Text_that_is_no_unicode_is_an_invalid_message(string message)
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.SendAsync(message);
        Assert.Equal("4400 Invalid message received", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task An_id_is_free_again_once_its_operation_has_ended()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        for (var round = 0; round < 2; round++)
        {
            await socket.SubscribeAsync("1", "subscription { count(to: 1) }");
            Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"count":1}}}""", await socket.ReceiveAsync());
            Assert.Equal("""{"type":"complete","id":"1"}""", await socket.ReceiveAsync());
        }
    }

    [Theory]
    [InlineData("{ nope }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("""subscription { hear(topic: "secret") }""", "FORBIDDEN")]
    public async Task What_cannot_start_is_an_error_of_its_operation(string document, string code)
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.SubscribeAsync("1", document);
        var message = await socket.ReceiveAsync();
        Assert.StartsWith("""{"type":"error","id":"1","payload":[{"message":""", message, StringComparison.Ordinal);
        Assert.Contains(code, message, StringComparison.Ordinal);
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Contains("hello world", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_is_an_error_of_its_operation()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.SubscribeAsync("1", "subscription { broken }");
        Assert.Contains("\"broken\":1", await socket.ReceiveAsync(), StringComparison.Ordinal);
        var error = await socket.ReceiveAsync();
        Assert.StartsWith("""{"type":"error","id":"1","payload":[""", error, StringComparison.Ordinal);
        Assert.Contains("the line is cut", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload_even_before_connection_init()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync(initialise: false);
        await socket.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"type":"pong"}""");
        await socket.SendAsync("""{"type":"ping","payload":{"n":[1,"é"]}}""");
        Assert.Equal("{\"type\":\"pong\",\"payload\":{\"n\":[1,\"\\u00E9\"]}}", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData("nonsense", "4400 Invalid message received")]
    [InlineData("[]", "4400 Invalid message received")]
    [InlineData("""{"type":"start","id":"1"}""", "4400 Invalid message received")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""", "4400 Invalid message received")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":7}}""", "4400 Invalid message received")]
    [InlineData("""{"type":"complete"}""", "4400 Invalid message received")]
    [InlineData("""{"type":"connection_init"}""", "4429 Too many initialisation requests")]
    public async Task A_message_against_the_protocol_closes_the_socket(string message, string close)
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.SendAsync(message);
        Assert.Equal(close, await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_binary_message_closes_the_socket()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.Socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary, true, CancellationToken.None);
        Assert.Equal("4400 Invalid message received", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_message_larger_than_the_limit_closes_the_socket()
    {
        await using var server = await LiveServer.StartAsync(o => o.MaxMessageSize = 5_000);
        await using var socket = await server.ConnectAsync();
        await socket.SubscribeAsync("1", "{ hello }" + new string(' ', 4_500));
        Assert.Contains("hello world", await socket.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Contains("complete", await socket.ReceiveAsync(), StringComparison.Ordinal);
        await socket.SubscribeAsync("2", "{ hello }" + new string(' ', 20_000));
        Assert.Equal("1009 A message may have 5000 bytes", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task Subscribing_before_connection_init_closes_with_4401()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync(initialise: false);
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Equal("4401 Unauthorized", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task Who_does_not_introduce_itself_in_time_is_closed_with_4408()
    {
        await using var server = await LiveServer.StartAsync(o => o.ConnectionInitTimeout = TimeSpan.FromMilliseconds(50));
        await using var socket = await server.ConnectAsync(initialise: false);
        Assert.Equal("4408 Connection initialisation timeout", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task The_same_id_twice_closes_with_4409()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.SubscribeAsync("a", "subscription { late }");
        await socket.SubscribeAsync("a", "subscription { late }");
        Assert.Equal("4409 Subscriber for a already exists", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData("graphql-ws")]
    [InlineData(null)]
    public async Task Another_subprotocol_is_closed_with_4406(string? protocol)
    {
        await using var server = await LiveServer.StartAsync();
        using var socket = new ClientWebSocket();
        var address = new Uri(server.Http.BaseAddress!.ToString().Replace("http:", "ws:", StringComparison.Ordinal) + "graphql");
        if (protocol is not null)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        await socket.ConnectAsync(address, CancellationToken.None);
        await using var live = new LiveSocket(socket);
        Assert.Equal("4406 Subprotocol not acceptable", await live.ReceiveAsync());
    }

    [Fact]
    public async Task The_payload_of_connection_init_says_who_asks()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync(initialise: false);
        await socket.SendAsync("""{"type":"connection_init","payload":{"key":"mine"}}""");
        Assert.Equal("""{"type":"connection_ack","payload":{"welcome":"mine"}}""", await socket.ReceiveAsync());
        await socket.SubscribeAsync("1", "{ who }");
        Assert.Contains("""{"data":{"who":"mine"}}""", await socket.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Contains("complete", await socket.ReceiveAsync(), StringComparison.Ordinal);
        await socket.SubscribeAsync("2", "subscription { who }");
        Assert.Contains("""{"data":{"who":"mine"}}""", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_connect_is_closed_with_4403()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync(initialise: false);
        await socket.SendAsync("""{"type":"connection_init","payload":{"key":"old"}}""");
        Assert.Equal("4403 Forbidden", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task Who_may_no_longer_stay_is_closed_with_4403()
    {
        await using var server = await LiveServer.StartAsync(o => o.RecheckInterval = TimeSpan.FromMilliseconds(20));
        await using var socket = await server.ConnectAsync(key: "mine");
        await socket.SubscribeAsync("1", """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(1);
        server.Keys.Revoked.Add("mine");
        Assert.Equal("4403 Forbidden", await socket.ReceiveAsync());
        await server.UntilSubscribedAsync(0);
    }

    [Fact]
    public async Task Operations_beyond_the_limit_are_refused_and_the_socket_lives_on()
    {
        await using var server = await LiveServer.StartAsync(o => o.MaxOperationsPerConnection = 1);
        await using var socket = await server.ConnectAsync();
        await socket.SubscribeAsync("1", """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(1);
        await socket.SubscribeAsync("2", "{ hello }");
        Assert.Contains(ErrorCodes.TooManySubscriptions, await socket.ReceiveAsync(), StringComparison.Ordinal);
        await socket.SendAsync("""{"type":"complete","id":"1"}""");
        await socket.SubscribeAsync("2", "{ hello }");
        Assert.Contains("hello world", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_vanishes_leaves_nothing_behind()
    {
        await using var server = await LiveServer.StartAsync();
        var socket = await server.ConnectAsync();
        for (var i = 0; i < 10; i++)
        {
            await socket.SubscribeAsync($"{i}", """subscription { hear(topic: "t") }""");
        }

        await server.UntilSubscribedAsync(10);
        socket.Socket.Abort();
        await server.UntilSubscribedAsync(0);
    }

    [Fact]
    public async Task A_thousand_events_come_all_and_in_order()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.SubscribeAsync("1", """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(1);
        for (var i = 0; i < 1_000; i++)
        {
            await server.Backplane.PublishAsync("t", $"{i}");
        }

        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal("{\"type\":\"next\",\"id\":\"1\",\"payload\":{\"data\":{\"hear\":\"" + i + "\"}}}", await socket.ReceiveAsync());
        }
    }

    [Fact]
    public async Task A_slow_reader_slows_its_source_and_is_cut_off_at_last()
    {
        await using var server = await LiveServer.StartAsync(o => o.SendTimeout = TimeSpan.FromMilliseconds(500));
        await using var slow = await server.ConnectAsync();
        await slow.SubscribeAsync("1", "subscription { large(count: 10000) }");

        // others are served meanwhile
        await using var other = await server.ConnectAsync();
        await other.SubscribeAsync("1", "{ hello }");
        Assert.Contains("hello world", await other.ReceiveAsync(), StringComparison.Ordinal);

        // nobody reads: the buffers between fill, the send waits, then the socket goes
        await server.Large.Ended.WaitAsync(LiveServer.Longest);
        Assert.InRange(server.Large.Made, 1, 1_000);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        await using var server = await LiveServer.StartAsync();
        await using var socket = await server.ConnectAsync();
        await socket.SubscribeAsync("1", """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(1);
        var stopping = server.StopAsync();
        Assert.Equal("1001 The server stops", await socket.ReceiveAsync());
        await stopping.WaitAsync(LiveServer.Longest);
    }

    [Theory]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    [InlineData("https://app.example", true)]
    public async Task Pages_of_other_origins_are_refused_unless_allowed(string origin, bool allowed)
    {
        await using var server = await LiveServer.StartAsync(o => o.AllowedOrigins.Add("https://app.example"));
        if (allowed)
        {
            await using var socket = await server.ConnectAsync(origin: origin);
            return;
        }

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync(origin: origin));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sockets_beyond_the_limit_are_refused_until_one_goes()
    {
        await using var server = await LiveServer.StartAsync(o => o.MaxConnections = 1);
        await using (await server.ConnectAsync())
        {
            Assert.Contains("503", (await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync())).Message, StringComparison.Ordinal);
        }

        using var patience = new CancellationTokenSource(LiveServer.Longest);
        while ((await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/graphql"), patience.Token)).StatusCode != HttpStatusCode.Created)
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
