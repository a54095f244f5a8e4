namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class LimitTests
{
    private const string Sdl = "type Query { a(list: [Int!], x: Input): Query n: Int slow: Int blocked: Int } input Input { x: Input i: Int }";

    [Theory]
    [InlineData("{ a { a { n } } }", null)]
    [InlineData("{ a { a { a { n } } } }", "The operation is 4 fields deep; at most 3 are taken.")]
    [InlineData("{ a { ...F } } fragment F on Query { a { a { n } } }", "The operation is 4 fields deep; at most 3 are taken.")]
    [InlineData("{ x1: n x2: n x3: n }", "The operation has 3 aliases; at most 2 are taken.")]
    [InlineData("{ ...F a { ...F } } fragment F on Query { x1: n x2: n }", "The operation has 4 aliases; at most 2 are taken.")]
    [InlineData("{ n @skip(if: true) a @skip(if: true) { n @skip(if: true) } }", "The document has 3 directives; at most 2 are taken.")]
    [InlineData("{ ...A ...A ...A ...A } fragment A on Query { ...B ...B ...B ...B } fragment B on Query { a { n } n }", "The operation has 48 fields; at most 20 are taken.")]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }", "The introspection nests 2 lists; at most 1 are taken.")]
    [InlineData("{ n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n }", "The document has more than 60 tokens; that is the limit.")]
    public async Task A_document_beyond_a_limit_is_refused_with_the_limit_and_its_own_measure(string query, string? message)
    {
        var executor = Create(o =>
        {
            o.MaxDepth = 3;
            o.MaxAliases = 2;
            o.MaxDirectives = 2;
            o.MaxFields = 20;
            o.MaxIntrospectionListDepth = 1;
            o.MaxTokens = 60;
        });
        var result = await executor.ExecuteAsync(new GraphQLRequest(query));
        Assert.Equal(message, result.Errors.Count == 0 ? null : result.Errors[0].Message);
        Assert.Equal(message is null, result.HasData);
    }

    [Fact]
    public async Task A_query_500_levels_deep_answers_a_clear_error()
    {
        var query = string.Concat(Enumerable.Repeat("{a", 500)) + "{n}" + new string('}', 500);
        var result = await Create(_ => { }).ExecuteAsync(new GraphQLRequest(query));
        Assert.Equal(("The document nests deeper than 200 levels; that is the limit.", ErrorCodes.DocumentTooDeep), (result.Errors[0].Message, result.Errors[0].Code));
    }

    [Fact]
    public async Task A_document_of_too_many_characters_is_not_even_read()
    {
        var result = await Create(o => o.MaxDocumentCharacters = 10).ExecuteAsync(new GraphQLRequest("{ n } # commentary"));
        Assert.Equal(("The document has 18 characters; at most 10 are taken.", ErrorCodes.DocumentTooLarge), (result.Errors[0].Message, result.Errors[0].Code));
    }

    [Fact]
    public async Task Lists_in_variables_are_limited()
    {
        var answer = await Create(o => o.MaxInputListSize = 2).RunAsync("query ($l: [Int!]) { a(list: $l) { n } }", new { l = new[] { 1, 2, 3 } });
        Assert.Contains("$l: the list has 3 items; at most 2 are taken.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_stops_after_so_many_errors()
    {
        var result = await Create(o => o.MaxValidationErrors = 3).ExecuteAsync(new GraphQLRequest("{ z1 z2 z3 z4 z5 }"));
        Assert.Equal(3, result.Errors.Count);
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("blocked")]
    public async Task Execution_stops_after_its_time(string field)
    {
        var result = await Create(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(20)).ExecuteAsync(new GraphQLRequest($"{{ {field} }}"));
        Assert.Equal(ErrorCodes.Timeout, Assert.Single(result.Errors).Code);
        Assert.False(result.HasData);
    }

    [Fact]
    public void An_option_out_of_its_range_stops_the_start() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(o => o.MaxDepth = 0));

    [Fact]
    public async Task A_fragment_cycle_is_an_error_and_does_not_hang()
    {
        var result = await Create(_ => { }).ExecuteAsync(new GraphQLRequest("{ ...A } fragment A on Query { a { ...A } }"));
        Assert.Equal("The fragment A spreads itself.", Assert.Single(result.Errors).Message);
    }

    private static IRequestExecutor Create(Action<GraphQLServerOptions> modify) => TestServer.Create(Sdl, [typeof(Query)], b => b.ModifyOptions(modify));

    private sealed record Input(Input? X, int? I);

    [QueryType]
    private sealed class Query
    {
        public object A(int[]? list, Input? x) => new();

        public int N() => 1;

        public async Task<int> Slow(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 1;
        }

        public int Blocked(CancellationToken cancellationToken)
        {
            cancellationToken.WaitHandle.WaitOne();
            cancellationToken.ThrowIfCancellationRequested();
            return 1;
        }
    }
}
