using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class HttpTests : IAsyncLifetime
{
    private const string Sdl = """
        type Query { hello(name: String = "world"): String! who: String fail: String! }
        type Mutation { set(to: Int!): Int }
        type Subscription { count(to: Int!): Int! }
        """;

    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    public HttpTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQLServer().AddSdl(Sdl, "http.graphql").AddTypes(typeof(Query), typeof(Mutation), typeof(Subscription))
            .AddHttpInterceptor<WhoInterceptor>().ModifyOptions(o => o.MaxRequestBodySize = 1_000);
        _app = builder.Build();
        _app.MapGraphQL();
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("""{"query":"{ hello }"}""", null, 200, "application/json", """{"data":{"hello":"hello world"}}""")]
    [InlineData("""{"query":"{ hello }"}""", "application/graphql-response+json", 200, "application/graphql-response+json", """{"data":{"hello":"hello world"}}""")]
    [InlineData("""{"query":"query Q($n: String) { hello(name: $n) } query R { who }","variables":{"n":"x"},"operationName":"Q","extensions":{}}""", "*/*", 200, "application/json", """{"data":{"hello":"hello x"}}""")]
    [InlineData("""{"query":"{"}""", "application/json", 200, "application/json", "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"{"}""", "application/graphql-response+json", 400, "application/graphql-response+json", "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"{ nope }"}""", "application/graphql-response+json, application/json;q=0.5", 400, "application/graphql-response+json", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":"{ fail }"}""", "application/graphql-response+json", 200, "application/graphql-response+json", "\"data\":null")]
    [InlineData("""{"query":7}""", "application/json", 400, "application/json", "must be a string")]
    [InlineData("""{"query":"{ hello }","variables":[]}""", "application/json", 400, "application/json", "variables must be an object")]
    [InlineData("""[]""", "application/json", 400, "application/json", "one JSON object")]
    [InlineData("""{"query":""", "application/json", 400, "application/json", "not valid JSON")]
    [InlineData("", "application/json", 400, "application/json", "no body")]
    [InlineData("""{"query":"{ hello }"}""", "text/html", 406, null, "")]
    [InlineData("""{"query":"mutation { set(to: 3) }"}""", "application/json", 200, "application/json", """{"data":{"set":3}}""")]
    public async Task Post_answers_with_the_status_of_the_media_type(string body, string? accept, int status, string? type, string contains)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        var response = await _client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(contains, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("Application/JSON; Charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("application/graphql", 415)]
    [InlineData("text/plain", 415)]
    [InlineData(null, 415)]
    public async Task Post_takes_json_in_utf8_however_it_is_spelled(string? type, int status)
    {
        using var content = new ByteArrayContent("""{"query":"{ hello }"}"""u8.ToArray());
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await _client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("{\"query\":\"{ hello \\ud800 }\"}")]
    [InlineData("{\"query\":\"{ hello }\",\"operationName\":\"\\uDC00\"}")]
    [InlineData("{\"query\":\"query ($n: String) { hello(name: $n) }\",\"variables\":{\"n\":\"\\ud83d\"}}")]
    [InlineData("{\"query\":\"query ($n: String) { hello(name: $n) }\",\"variables\":{\"\\ud800\":1}}")]
    [InlineData("{\"query\":\"query ($n: String) { hello(name: $n) }\",\"variables\":{\"n\":\"\u00ff\"}}")]
    [InlineData("{\"query\":\"{ hello }\",\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"\\uD800\"}}}")]
    [InlineData("{\"query\":\"{ hello }\",\"extensions\":{\"\u00ff\":1}}")]
    public async Task Text_that_is_no_unicode_is_a_bad_request(string body)
    {
        // as Latin-1, so that ÿ is a byte that UTF-8 does not have
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("BAD_REQUEST", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_with_whole_surrogate_pairs_is_text()
    {
        using var content = new StringContent("{\"query\":\"query ($n: String) { hello(name: $n) }\",\"variables\":{\"n\":\"\\ud83D\\uDe00 \\\\ud800\"}}", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        Assert.Equal("{\"data\":{\"hello\":\"hello 😀 \\\\ud800\"}}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_reads_the_query_string()
    {
        var answer = await _client.GetStringAsync(new Uri("/graphql?query=query(%24n:String){hello(name:%24n)}&variables=%7B%22n%22:%22get%22%7D", UriKind.Relative));
        Assert.Equal("""{"data":{"hello":"hello get"}}""", answer);
    }

    [Fact]
    public async Task A_mutation_over_get_is_refused()
    {
        var response = await _client.GetAsync(new Uri("/graphql?query=mutation{set(to:1)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Other_methods_and_media_types_are_refused()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _client.DeleteAsync(new Uri("/graphql", UriKind.Relative))).StatusCode);
        var form = await _client.PostAsync("/graphql", new StringContent("query={hello}", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var body = new StringContent("{\"query\":\"{ hello }" + new string(' ', 1_000) + "\"}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _client.PostAsync("/graphql", body)).StatusCode);
    }

    [Fact]
    public async Task Get_with_sdl_gives_the_schema() =>
        Assert.StartsWith("type Query {\n  hello(name: String = \"world\"): String!", await _client.GetStringAsync(new Uri("/graphql?sdl", UriKind.Relative)), StringComparison.Ordinal);

    [Theory]
    [InlineData("me", 200, """{"data":{"who":"me"}}""")]
    [InlineData("nobody", 200, "UNAUTHENTICATED")]
    public async Task An_interceptor_adds_state_or_refuses(string caller, int status, string contains)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={who}");
        request.Headers.Add("X-Caller", caller);
        var response = await _client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(contains, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_comes_as_server_sent_events()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"subscription { count(to: 2) }"}""", Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await _client.SendAsync(request);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "event: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync());
    }

    private sealed class WhoInterceptor : IHttpInterceptor
    {
        public ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
        {
            var caller = context.Request.Headers["X-Caller"].ToString();
            request.State["caller"] = caller;
            return caller == "nobody" ? throw new GraphQLException("Who are you?", "UNAUTHENTICATED") : default;
        }
    }

    [QueryType]
    private sealed class Query
    {
        public string Hello(string? name) => "hello " + name;

        public string? Who(IResolverContext context) => context.GetState<string>("caller");

        public string Fail() => throw new GraphQLException("failed");
    }

    [MutationType]
    private sealed class Mutation
    {
        public int Set(int to) => to;
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
    }
}
