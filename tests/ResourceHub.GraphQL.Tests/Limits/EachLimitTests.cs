using System.Text.Json;

namespace ResourceHub.GraphQL.Tests.Limits;

/// <summary>Each limit is one option; its refusal names the option, its value and the request's.</summary>
public sealed class EachLimitTests
{
    private const string Sdl = """
        type Query { a(list: [Int!], x: Input): Query n: Int page(first: Int! = 5): [Query!] wait: Int big: String }
        input Input { x: Input i: Int }
        """;

    public static TheoryData<string, Action<GraphQLServerOptions>, string, string> Refusals { get; } = new()
    {
        { nameof(GraphQLServerOptions.MaxDocumentCharacters), o => o.MaxDocumentCharacters = 20, "{ n } # and a long word", "20 23" },
        { nameof(GraphQLServerOptions.MaxTokens), o => o.MaxTokens = 4, "{ n n n n }", "4 6" },
        { nameof(GraphQLServerOptions.MaxParserRecursion), o => o.MaxParserRecursion = 3, "{ a { a { a { n } } } }", "3 4" },
        { nameof(GraphQLServerOptions.MaxParserRecursion), o => o.MaxParserRecursion = 3, "{ n ...A } fragment A on Query { a { ...B } } fragment B on Query { a { n } }", "3 5" },
        { nameof(GraphQLServerOptions.MaxDepth), o => o.MaxDepth = 2, "{ a { a { n } } }", "2 3" },
        { nameof(GraphQLServerOptions.MaxIntrospectionDepth), o => o.MaxIntrospectionDepth = 1, "{ __schema { queryType { name } } }", "1 3" },
        { nameof(GraphQLServerOptions.MaxIntrospectionListDepth), o => o.MaxIntrospectionListDepth = 1, "{ __schema { types { fields { type { fields { name } } } } } }", "1 2" },
        { nameof(GraphQLServerOptions.MaxAliases), o => o.MaxAliases = 1, "{ x: n y: n }", "1 2" },
        { nameof(GraphQLServerOptions.MaxDirectives), o => o.MaxDirectives = 1, "{ n @skip(if: true) ...A @include(if: true) } fragment A on Query { n }", "1 2" },
        { nameof(GraphQLServerOptions.MaxFragmentVisits), o => o.MaxFragmentVisits = 5, "{ ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { n }", "5 6" },
        { nameof(GraphQLServerOptions.MaxFields), o => o.MaxFields = 2, "{ n a { n } }", "2 3" },
        { nameof(GraphQLServerOptions.MaxFieldCost), o => o.MaxFieldCost = 2, "{ page(first: 3) { a { n } } }", "2 4" },
        { nameof(GraphQLServerOptions.MaxTypeCost), o => o.MaxTypeCost = 2, "{ page(first: 3) { n } }", "2 3" },
        { nameof(GraphQLServerOptions.MaxIntrospectionCost), o => o.MaxIntrospectionCost = 10, "{ __schema { types { name } } }", "10 51" },
        { nameof(GraphQLServerOptions.MaxInputListSize), o => o.MaxInputListSize = 2, "{ a(list: [1, 2, 3]) { n } }", "2 3" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_names_the_limit_its_value_and_the_requests(string limit, Action<GraphQLServerOptions> modify, string document, string values)
    {
        var executor = Create(modify);
        var result = await executor.ExecuteAsync(new GraphQLRequest(document));
        Assert.False(result.HasData);
        var extensions = JsonElement.Parse(result.ToJson()).GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(limit, extensions.GetProperty("limit").GetString());
        Assert.Equal(values, $"{extensions.GetProperty("max")} {extensions.GetProperty("actual")}");
        Assert.Empty((await Create(_ => { }).ExecuteAsync(new GraphQLRequest(document))).Errors);
    }

    [Fact]
    public async Task Lists_in_variables_have_the_same_limit_as_those_in_the_document()
    {
        var result = await Create(o => o.MaxInputListSize = 2).ExecuteAsync(
            GraphQLRequest.Create("query ($l: [Int!]) { a(list: $l) { n } }", new { l = new[] { 1, 2, 3 } }));
        var error = Assert.Single(result.Errors);
        Assert.Equal(("MaxInputListSize", 2, 3), ((string)error.Extensions["limit"]!, error.Extensions["max"], error.Extensions["actual"]));
    }

    [Fact]
    public async Task So_many_operations_run_at_once_and_the_next_is_refused_until_one_ends()
    {
        var gate = new TaskCompletionSource();
        var executor = Create(o => o.MaxConcurrentRequests = 2, gate.Task);
        var first = executor.ExecuteAsync(new GraphQLRequest("{ wait }"));
        var second = executor.ExecuteAsync(new GraphQLRequest("{ wait }"));
        var third = await executor.ExecuteAsync(new GraphQLRequest("{ n }"));
        var error = Assert.Single(third.Errors);
        Assert.Equal((ErrorCodes.Busy, "MaxConcurrentRequests"), (error.Code, error.Extensions["limit"]));
        gate.SetResult();
        Assert.Empty((await first).Errors);
        Assert.Empty((await second).Errors);
        Assert.Empty((await executor.ExecuteAsync(new GraphQLRequest("{ n }"))).Errors);
    }

    [Fact]
    public async Task An_answer_beyond_its_size_is_replaced_by_an_error()
    {
        var executor = Create(o => o.MaxResponseSize = 5_000);
        Assert.Contains("xxx", await executor.RunAsync("{ big }"), StringComparison.Ordinal);
        var json = JsonElement.Parse(await executor.RunAsync("{ a: big b: big }"));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("data").ValueKind);
        var extensions = json.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal((ErrorCodes.ResponseTooLarge, "MaxResponseSize", 5_000), (extensions.GetProperty("code").GetString(), extensions.GetProperty("limit").GetString(), extensions.GetProperty("max").GetInt32()));
        Assert.Contains("xxx", await executor.RunAsync("{ big }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_tells_so_many_errors_at_most()
    {
        var result = await Create(o => o.MaxValidationErrors = 3).ExecuteAsync(new GraphQLRequest("{ z1 z2 z3 z4 z5 }"));
        Assert.Equal(3, result.Errors.Count);
    }

    [Fact]
    public async Task Execution_takes_so_long_at_most()
    {
        var never = new TaskCompletionSource();
        var result = await Create(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(20), never.Task).ExecuteAsync(new GraphQLRequest("{ wait }"));
        var error = Assert.Single(result.Errors);
        Assert.Equal((ErrorCodes.Timeout, "ExecutionTimeout", 0.02), (error.Code, (string)error.Extensions["limit"]!, error.Extensions["max"]));
    }

    [Fact]
    public void Every_limit_is_on_by_default()
    {
        var options = new GraphQLServerOptions();
        options.Validate();
        Assert.True(options.EnforceCost);
        Assert.True(options.ExecutionTimeout > TimeSpan.Zero);
        Assert.Equal((5_000, 20, 60), (options.MaxTokens, options.MaxDepth, options.MaxAliases));
    }

    private static IRequestExecutor Create(Action<GraphQLServerOptions> modify, Task? waiting = null) => TestServer.Create(
        Sdl, [typeof(EmptyQuery)], b => b
            .AddResolver("Query.a", _ => new(new object()))
            .AddResolver("Query.n", _ => new(1))
            .AddResolver("Query.page", _ => new(Array.Empty<object>()))
            .AddResolver("Query.big", _ => new(new string('x', 3_000)))
            .AddResolver("Query.wait", async _ =>
            {
                await (waiting ?? Task.CompletedTask);
                return 1;
            })
            .ModifyOptions(modify));

    [QueryType]
    private sealed class EmptyQuery;
}
