using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Learners;

namespace ResourceHub.Server.Tests.Watching;

/// <summary>Keys on connections that live long: where they come from, and what happens when they work no more.</summary>
public sealed class KeyOfSocketTests : IAsyncLifetime
{
    SchoolServer _school = null!;

    public async Task InitializeAsync() => _school = await SchoolServer.StartAsync(settings: new() { ["Subscriptions:RecheckInterval"] = "00:00:00.1" });

    public async Task DisposeAsync() => await _school.DisposeAsync();

    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("x-api-key", "")]
    [InlineData("Authorization", "Bearer ")]
    public async Task The_payload_of_connection_init_brings_a_key_under_the_names_of_the_headers(string name, string scheme)
    {
        using var socket = await ConnectAsync(new() { [name] = scheme + _school.Service });
        Assert.Contains("connection_ack", await ReceiveAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, new { type = "subscribe", id = "1", payload = new { query = "{ viewer { role } }" } });
        Assert.Contains("\"SERVICE\"", await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_brings_it_too_and_without_any_the_caller_is_anonymous()
    {
        using var known = await ConnectAsync(null, _school.Service);
        await ReceiveAsync(known);
        await SendAsync(known, new { type = "subscribe", id = "1", payload = new { query = "{ viewer { role } }" } });
        Assert.Contains("\"SERVICE\"", await ReceiveAsync(known), StringComparison.Ordinal);

        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        using var anonymous = await ConnectAsync(null);
        await ReceiveAsync(anonymous);
        await SendAsync(anonymous, new { type = "subscribe", id = "1", payload = new { query = Watcher.OfLearner(ada) } });
        Assert.Contains("FORBIDDEN", await ReceiveAsync(anonymous), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_does_not_work_closes_with_4403()
    {
        using var socket = await ConnectAsync(new() { ["X-Api-Key"] = _school.Service + "x" });
        Assert.Equal("4403 Forbidden", await ReceiveAsync(socket));
    }

    [Fact]
    public async Task A_learner_is_watched_over_a_socket()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        using var socket = await ConnectAsync(new() { ["X-Api-Key"] = _school.Service });
        await ReceiveAsync(socket);
        await SendAsync(socket, new { type = "subscribe", id = "watch", payload = new { query = Watcher.OfLearner(ada) } });
        // a mutation on the same socket; its operations may overtake each other, so until it is heard
        var heard = "";
        for (var i = 0; !heard.Contains("\"id\":\"watch\"", StringComparison.Ordinal); i++)
        {
            await SendAsync(socket, new { type = "subscribe", id = $"aim-{i}", payload = new { query = """mutation { setGoals(input: { learner: { externalId: "ada" }, goals: [{ statement: "GOAL" }] }) { errors { code } } }""".Replace("GOAL", $"goal {i}", StringComparison.Ordinal) } });
            do
            {
                heard = await ReceiveAsync(socket);
            }
            while (!heard.Contains("\"complete\"", StringComparison.Ordinal) && !heard.Contains("\"id\":\"watch\"", StringComparison.Ordinal));
        }
        Assert.Contains("\"externalId\":\"ada\"", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_revoked_ends_sockets_and_streams_that_it_opened()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        var key = await _school.Hub.CreateKeyAsync(new NewKey { Name = "leaving", Role = Role.Service, Organization = _school.Organization.Id });
        using var stream = await Watcher.StartAsync(_school.Hub.Http, Watcher.OfLearner(ada), key);
        using var socket = await ConnectAsync(new() { ["X-Api-Key"] = key });
        await ReceiveAsync(socket);

        Assert.True(KeySecret.TryParse(key, out var id, out _));
        Assert.True(await _school.Hub.Services.GetRequiredService<IAccessStore>().RevokeKeyAsync(id, DateTimeOffset.UnixEpoch, CancellationToken.None));
        Assert.Equal("4403 Forbidden", await ReceiveAsync(socket));
        Assert.Equal("UNAUTHENTICATED", await stream.ErrorAsync());
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task A_key_that_expires_ends_them_too()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        var key = await _school.Hub.CreateKeyAsync(new NewKey { Name = "short", Role = Role.Service, Organization = _school.Organization.Id, ExpiresAt = TimeProvider.System.GetUtcNow().AddSeconds(2) });
        using var stream = await Watcher.StartAsync(_school.Hub.Http, Watcher.OfLearner(ada), key);
        using var socket = await ConnectAsync(new() { ["X-Api-Key"] = key });
        Assert.Contains("connection_ack", await ReceiveAsync(socket), StringComparison.Ordinal);
        Assert.Equal("4403 Forbidden", await ReceiveAsync(socket));
        Assert.Equal("UNAUTHENTICATED", await stream.ErrorAsync());
    }

    async Task<ClientWebSocket> ConnectAsync(Dictionary<string, string>? payload, string? header = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (header is not null)
            socket.Options.SetRequestHeader("X-Api-Key", header);
        await socket.ConnectAsync(new Uri($"ws://{_school.Hub.Http.BaseAddress!.Authority}/graphql"), CancellationToken.None);
        await SendAsync(socket, new { type = "connection_init", payload });
        return socket;
    }

    static Task SendAsync(ClientWebSocket socket, object message)
        => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Watcher.Longest);
        var buffer = new byte[100_000];
        var received = await socket.ReceiveAsync(buffer, patience.Token);
        return received.MessageType == WebSocketMessageType.Close
            ? $"{(int)received.CloseStatus!} {received.CloseStatusDescription}"
            : Encoding.UTF8.GetString(buffer, 0, received.Count);
    }
}
