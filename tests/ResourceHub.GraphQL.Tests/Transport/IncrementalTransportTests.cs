using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ResourceHub.GraphQL.Tests.Transport;

public sealed class IncrementalTransportTests : IAsyncLifetime
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    public IncrementalTransportTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQLServer().AddSdl("type Query { a: Int b: Int @cost(weight: \"3\") list: [Int!]! }", "test.graphql").AddTypes(typeof(Query));
        _app = builder.Build();
        _app.MapGraphQL();
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Multipart_carries_each_part()
    {
        var (type, body) = await PostAsync("{ a ... @defer { b } }", "multipart/mixed, application/json");
        Assert.Equal("multipart/mixed; boundary=\"-\"", type);
        Assert.Equal(
            """

            ---
            Content-Type: application/json; charset=utf-8

            {"data":{"a":1},"pending":[{"id":"0","path":[]}],"hasNext":true}
            ---
            Content-Type: application/json; charset=utf-8

            {"incremental":[{"id":"0","data":{"b":2}}],"completed":[{"id":"0"}],"hasNext":false}
            -----

            """,
            body.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_event_stream_carries_each_part()
    {
        var (type, body) = await PostAsync("{ list @stream(initialCount: 1) }", "text/event-stream");
        Assert.StartsWith("text/event-stream", type, StringComparison.Ordinal);
        var events = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("event: next\ndata: {\"data\":{\"list\":[1]},\"pending\":[{\"id\":\"0\",\"path\":[\"list\"]}],\"hasNext\":true}", events[0]);
        Assert.Contains("\"items\":[2,3]", body, StringComparison.Ordinal);
        Assert.StartsWith("event: complete", events[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("*/*")]
    [InlineData("multipart/mixed;deferSpec=20220824, application/json")]
    public async Task A_client_that_takes_neither_gets_one_whole_answer(string accept)
    {
        var (type, body) = await PostAsync("{ a ... @defer { b } list @stream }", accept);
        Assert.Contains("json", type, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"a":1,"b":2,"list":[1,2,3]}}""", body);
    }

    [Fact]
    public async Task An_answer_in_one_part_takes_the_other_form_that_the_client_names()
    {
        var (type, body) = await PostAsync("{ a }", "multipart/mixed, application/graphql-response+json;q=0.9");
        Assert.StartsWith("application/graphql-response+json", type, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"a":1}}""", body);
    }

    [Fact]
    public async Task The_cost_is_told_on_request()
    {
        var (_, body) = await PostAsync("{ a b }", "application/json", "report");
        Assert.StartsWith("""{"data":{"a":1,"b":2},"extensions":{"operationCost":{"fieldCost":3,"maxFieldCost":10000,""", body, StringComparison.Ordinal);
        (_, body) = await PostAsync("{ a b }", "application/json", "validate");
        Assert.StartsWith("""{"extensions":{"operationCost":{"fieldCost":3,""", body, StringComparison.Ordinal);
    }

    private async Task<(string Type, string Body)> PostAsync(string query, string accept, string? cost = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (cost is not null)
        {
            request.Headers.Add("GraphQL-Cost", cost);
        }

        using var response = await _client.SendAsync(request);
        return (response.Content.Headers.ContentType?.ToString() ?? "", await response.Content.ReadAsStringAsync());
    }

    [QueryType]
    private sealed class Query
    {
        public int A() => 1;

        public int B() => 2;

        public int[] List() => [1, 2, 3];
    }
}
