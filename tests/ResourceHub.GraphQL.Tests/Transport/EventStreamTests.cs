using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class EventStreamTests
{
    private const string TokenHeader = "X-GraphQL-Event-Stream-Token";

    [Fact]
    public async Task A_request_error_is_an_event_too()
    {
        await using var server = await LiveServer.StartAsync();
        using var response = await ListenAsync(server, "{ nope }");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("event: next\ndata: {\"errors\":[", text, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_with_line_breaks_stays_one_event()
    {
        await using var server = await LiveServer.StartAsync();
        using var response = await ListenAsync(server, "{ lines }");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\n\n")[0].Split('\n');
        Assert.Equal("event: next", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("data:", line, StringComparison.Ordinal));
        using var json = System.Text.Json.JsonDocument.Parse(string.Join('\n', lines.Skip(1).Select(line => line["data:".Length..])));
        Assert.Equal("\n", json.RootElement.GetProperty("data").GetProperty("lines").GetProperty("b").GetString());
    }

    [Fact]
    public async Task A_source_that_fails_is_the_last_event_and_the_stream_completes()
    {
        await using var server = await LiveServer.StartAsync();
        using var response = await ListenAsync(server, "subscription { broken }");
        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, events.Length);
        Assert.Contains("the line is cut", events[1], StringComparison.Ordinal);
        Assert.Equal("event: complete\ndata:", events[2]);
    }

    [Fact]
    public async Task A_quiet_stream_sends_comments()
    {
        await using var server = await LiveServer.StartAsync(o => o.KeepAlive = TimeSpan.FromMilliseconds(20));
        using var response = await ListenAsync(server, """subscription { hear(topic: "t") }""");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(":", await reader.ReadLineAsync());
        Assert.Equal("", await reader.ReadLineAsync());
        Assert.Equal(":", await reader.ReadLineAsync());
        await server.Backplane.PublishAsync("t", "hi");
        string? line;
        do
        {
            line = await reader.ReadLineAsync();
        }
        while (line is ":" or "");
        Assert.Equal("event: next", line);
        Assert.Equal("""data: {"data":{"hear":"hi"}}""", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_its_subscription()
    {
        await using var server = await LiveServer.StartAsync();
        var response = await ListenAsync(server, """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(1);
        response.Dispose();
        await server.UntilSubscribedAsync(0);
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_stream_without_completing_it()
    {
        await using var server = await LiveServer.StartAsync();
        using var response = await ListenAsync(server, """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(1);
        await server.Backplane.PublishAsync("t", "hi");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("event: next|data: {\"data\":{\"hear\":\"hi\"}}", await NextAsync(reader));
        await server.StopAsync().WaitAsync(LiveServer.Longest);
        Assert.Equal("", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_slow_reader_of_a_stream_is_cut_off()
    {
        await using var server = await LiveServer.StartAsync(o => o.SendTimeout = TimeSpan.FromMilliseconds(300));
        using var response = await ListenAsync(server, "subscription { large(count: 10000) }");
        await server.Large.Ended.WaitAsync(LiveServer.Longest);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => stream.CopyToAsync(Stream.Null).WaitAsync(LiveServer.Longest));
    }

    [Fact]
    public async Task One_reserved_stream_carries_many_operations()
    {
        await using var server = await LiveServer.StartAsync();
        var token = await ReserveAsync(server);
        using var stream = await OpenAsync(server, token);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, token, "q", "{ hello }")).StatusCode);
        Assert.Equal("event: next|data: {\"id\":\"q\",\"payload\":{\"data\":{\"hello\":\"hello world\"}}}", await NextAsync(reader));
        Assert.Equal("event: complete|data: {\"id\":\"q\"}", await NextAsync(reader));

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, token, "s", """subscription { hear(topic: "t") }""")).StatusCode);
        await server.UntilSubscribedAsync(1);
        await server.Backplane.PublishAsync("t", "hi");
        Assert.Equal("event: next|data: {\"id\":\"s\",\"payload\":{\"data\":{\"hear\":\"hi\"}}}", await NextAsync(reader));

        using var stop = new HttpRequestMessage(HttpMethod.Delete, "/graphql?operationId=s") { Headers = { { TokenHeader, token } } };
        Assert.Equal(HttpStatusCode.OK, (await server.Http.SendAsync(stop)).StatusCode);
        await server.UntilSubscribedAsync(0);
    }

    [Fact]
    public async Task An_operation_may_start_before_the_stream_is_open()
    {
        await using var server = await LiveServer.StartAsync();
        var token = await ReserveAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, token, "q", "subscription { count(to: 1) }")).StatusCode);
        using var stream = await server.Http.SendAsync(Get($"/graphql?token={token}", null), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal("event: next|data: {\"id\":\"q\",\"payload\":{\"data\":{\"count\":1}}}", await NextAsync(reader));
        Assert.Equal("event: complete|data: {\"id\":\"q\"}", await NextAsync(reader));
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_every_operation_and_the_token()
    {
        await using var server = await LiveServer.StartAsync();
        var token = await ReserveAsync(server);
        var stream = await OpenAsync(server, token);
        await PostAsync(server, token, "a", """subscription { hear(topic: "t") }""");
        await PostAsync(server, token, "b", """subscription { hear(topic: "t") }""");
        await server.UntilSubscribedAsync(2);
        stream.Dispose();
        await server.UntilSubscribedAsync(0);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(server, token, "c", "{ hello }")).StatusCode);
    }

    [Fact]
    public async Task What_does_not_fit_a_reserved_stream_is_refused()
    {
        await using var server = await LiveServer.StartAsync(o => o.MaxOperationsPerConnection = 1);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(server, "unknown", "1", "{ hello }")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.SendAsync(Get("/graphql", "unknown"))).StatusCode);

        var token = await ReserveAsync(server);
        using var stream = await OpenAsync(server, token);
        Assert.Equal(HttpStatusCode.Conflict, (await server.Http.SendAsync(Get("/graphql", token))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, token, null, "{ hello }")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(server, token, "1", "{ nope }")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(server, token, "1", "subscription { late }")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(server, token, "1", "subscription { late }")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync(server, token, "2", "{ hello }")).StatusCode);
        using var stop = new HttpRequestMessage(HttpMethod.Delete, "/graphql") { Headers = { { TokenHeader, token } } };
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.SendAsync(stop)).StatusCode);
    }

    [Fact]
    public async Task Streams_and_subscriptions_beyond_their_limits_are_told_when_to_come_again()
    {
        await using var server = await LiveServer.StartAsync(o => (o.MaxConnections, o.MaxConcurrent) = (1, 1));
        var token = await ReserveAsync(server);
        using var noStream = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/graphql"));
        using var forbidden = await PostAsync(server, token, "1", """subscription { hear(topic: "secret") }""");
        using var first = await PostAsync(server, token, "1", "subscription { late }");
        using var second = await PostAsync(server, token, "2", "subscription { late }");
        Assert.Equal(
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.Forbidden, HttpStatusCode.Accepted, HttpStatusCode.ServiceUnavailable],
            [noStream.StatusCode, forbidden.StatusCode, first.StatusCode, second.StatusCode]);
        Assert.All([noStream, second], response => Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta));
    }

    [Fact]
    public async Task A_reservation_that_nobody_opens_lapses()
    {
        await using var server = await LiveServer.StartAsync(o => o.ReservationTimeout = TimeSpan.FromMilliseconds(30));
        var token = await ReserveAsync(server);
        using var patience = new CancellationTokenSource(LiveServer.Longest);
        while ((await PostAsync(server, token, $"{Guid.NewGuid()}", "subscription { late }")).StatusCode != HttpStatusCode.NotFound)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private static Task<HttpResponseMessage> ListenAsync(LiveServer server, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<string> ReserveAsync(LiveServer server)
    {
        using var response = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/graphql"));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> OpenAsync(LiveServer server, string token)
    {
        var response = await server.Http.SendAsync(Get("/graphql", token), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static HttpRequestMessage Get(string path, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (token is not null)
        {
            request.Headers.Add(TokenHeader, token);
        }

        return request;
    }

    private static Task<HttpResponseMessage> PostAsync(LiveServer server, string token, string? operationId, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = operationId is null ? JsonContent.Create(new { query }) : JsonContent.Create(new { query, extensions = new { operationId } }),
        };
        request.Headers.Add(TokenHeader, token);
        return server.Http.SendAsync(request);
    }

    private static async Task<string> NextAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return string.Join('|', lines);
    }
}
