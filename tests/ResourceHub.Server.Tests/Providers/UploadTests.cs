using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Providers;

/// <summary>NDJSON over HTTP.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    HubServer _hub = null!;
    string _key = "", _other = "";

    public async Task InitializeAsync()
    {
        _hub = await HubServer.StartAsync(adjust: b => b.Configuration["Hub:MaxUploadMebibytes"] = "3");
        var admin = await _hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogRead] });
        _key = await RegisterAsync("books");
        _other = await RegisterAsync("other");

        async Task<string> RegisterAsync(string slug)
            => (await _hub.QueryAsync("mutation($slug: String!) { registerProvider(input: {slug: $slug, name: $slug}) { apiKey errors { code } } }", new { slug }, admin))
                .GetProperty("registerProvider").GetProperty("apiKey").GetString()!;
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task Lines_are_judged_alone_and_the_answer_says_which_were_wrong()
    {
        var body = string.Join('\n',
            """{"@id":"a","name":"One","url":"https://x.example/a"}""",
            "no json",
            """{"@id":"b","name":"Two"}""",
            $$"""{"@id":"c","name":"{{new string('x', 1_100_000)}}"}""",
            "",
            """{"name":"No id","url":"https://x.example/d"}""");

        var (status, answer) = await SendAsync("books", body, _key);

        Assert.Equal(HttpStatusCode.OK, status);
        var run = answer.GetProperty("run");
        Assert.Equal(("SUCCEEDED", 5, 2, 3), (run.GetProperty("status").GetString(), run.GetProperty("seen").GetInt32(), run.GetProperty("created").GetInt32(), run.GetProperty("rejected").GetInt32()));
        Assert.Equal(["2 ERROR INVALID_JSON", "3 WARNING URL_MISSING", "4 ERROR RECORD_TOO_LARGE", "6 ERROR ID_MISSING"],
            answer.GetProperty("problems").EnumerateArray().Select(p => $"{p.GetProperty("line")} {p.GetProperty("severity")} {p.GetProperty("code")}"));
        var (_, again) = await SendAsync("books", body, _key);
        Assert.Equal(2, again.GetProperty("run").GetProperty("unchanged").GetInt32());
        var seen = await _hub.QueryAsync("query($id: ID!) { node(id: $id) { ... on PublishRun { seen provider { slug resourceCount } } } }", new { id = again.GetProperty("run").GetProperty("id").GetString() }, _key);
        Assert.Equal("""{"seen":5,"provider":{"slug":"books","resourceCount":2}}""", seen.GetProperty("node").GetRawText());
    }

    [Fact]
    public async Task Only_a_key_of_the_provider_uploads()
    {
        const string Body = """{"@id":"a","name":"One"}""";
        Assert.Equal((HttpStatusCode.Unauthorized, "FORBIDDEN"), await RefusedAsync("books", Body, null));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), await RefusedAsync("books", Body, _other));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), await RefusedAsync("nobody", Body, _key));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE"), await RefusedAsync("books", Body, _key, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, "FRAMEWORK_NOT_FOUND"), await RefusedAsync("books", Body, _key, query: "?framework=nothing"));
        Assert.Equal(0, (await _hub.QueryAsync("""{ provider(slug: "books") { resourceCount } }""")).GetProperty("provider").GetProperty("resourceCount").GetInt32());
    }

    [Fact]
    public async Task A_file_over_the_limit_keeps_what_came_before_and_says_so()
    {
        var body = string.Join('\n', Enumerable.Range(0, 4_000).Select(i => $$"""{"@id":"r{{i}}","name":"Record {{i}}","description":"{{new string('y', 1_000)}}"}"""));

        var (status, answer) = await SendAsync("books", body, _key, chunked: true);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("BODY_INVALID", answer.GetProperty("errors")[0].GetProperty("code").GetString());
        var runs = (await _hub.QueryAsync("""{ provider(slug: "books") { resourceCount runs { nodes { status created } } } }""", key: _key)).GetProperty("provider");
        var run = Assert.Single(runs.GetProperty("runs").GetProperty("nodes").EnumerateArray());
        Assert.Equal("FAILED", run.GetProperty("status").GetString());
        Assert.Equal(runs.GetProperty("resourceCount").GetInt32(), run.GetProperty("created").GetInt32());
        Assert.InRange(run.GetProperty("created").GetInt32(), 250, 3_999);
    }

    async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(string slug, string body, string? key, string type = "application/x-ndjson", string query = "")
    {
        var (status, answer) = await SendAsync(slug, body, key, type, query);
        return (status, answer.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string slug, string body, string? key, string type = "application/x-ndjson", string query = "", bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/providers/{slug}/resources{query}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.TransferEncodingChunked = chunked;
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await _hub.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
