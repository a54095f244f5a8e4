namespace ResourceHub.GraphQL.Tests.Execution;

public sealed class ExecutionTests
{
    private const string Sdl = """
        type Query {
          hero: Character
          heroes: [Character!]!
          droid(id: ID = "2001"): Droid
          echo(text: String, times: Int! = 1, flags: [Boolean!]): String
          later: Droid!
          search: [SearchResult]
        }
        interface Character { name: String! friends: [Character] }
        type Human implements Character { name: String! friends: [Character] home: String }
        type Droid implements Character { name: String! friends: [Character] function: String id: ID! }
        union SearchResult = Human | Droid
        """;

    private readonly IRequestExecutor _executor = TestServer.Create(Sdl, [typeof(Query), typeof(HumanType), typeof(DroidType)]);

    [Theory]
    [InlineData("{ droid { id name } }", """{"data":{"droid":{"id":"2001","name":"R2"}}}""")]
    [InlineData("{ name: droid { x: id __typename } b: droid(id: 7) { id } }", """{"data":{"name":{"x":"2001","__typename":"Droid"},"b":{"id":"7"}}}""")]
    [InlineData("{ hero { __typename name ... on Human { home } ... on Droid { function } } }", """{"data":{"hero":{"__typename":"Human","name":"Luke","home":"Tatooine"}}}""")]
    [InlineData("{ heroes { name friends { name friends { name } } } }", """{"data":{"heroes":[{"name":"Luke","friends":[{"name":"R2","friends":null}]},{"name":"R2","friends":null}]}}""")]
    [InlineData("{ search { __typename ... on Character { name } } }", """{"data":{"search":[{"__typename":"Droid","name":"R2"},null,{"__typename":"Human","name":"Luke"}]}}""")]
    [InlineData("{ later { name } droid { id } }", """{"data":{"later":{"name":"late"},"droid":{"id":"2001"}}}""")]
    [InlineData("{ ...A ...B } fragment A on Query { droid { id } } fragment B on Query { droid { name ...C } } fragment C on Character { name __typename }", """{"data":{"droid":{"id":"2001","name":"R2","__typename":"Droid"}}}""")]
    [InlineData("{ echo(text: \"a\", times: 2) n: echo(text: null) d: echo }", """{"data":{"echo":"aa","n":null,"d":"(absent)"}}""")]
    [InlineData("{ echo(text: \"é\\\"</\") }", """{"data":{"echo":"é\"</"}}""")]
    public async Task Queries_answer_in_the_order_of_the_document(string query, string answer) =>
        Assert.Equal(answer, await _executor.RunAsync(query));

    [Theory]
    [InlineData(true, """{"data":{"a":{"id":"2001"}}}""")]
    [InlineData(false, """{"data":{"b":{"id":"2001"}}}""")]
    public async Task Skip_and_include_follow_their_variables(bool on, string answer) =>
        Assert.Equal(answer, await _executor.RunAsync(
            "query ($on: Boolean!) { a: droid @include(if: $on) { id } ... @skip(if: $on) { b: droid { id } } c: droid @include(if: true) @skip(if: true) { id } }", new { on }));

    [Fact]
    public async Task A_variable_that_is_not_given_leaves_the_arguments_default()
    {
        const string query = "query ($id: ID, $times: Int) { droid(id: $id) { id } echo(text: \"x\", times: $times) }";
        Assert.Equal("""{"data":{"droid":{"id":"2001"},"echo":"x"}}""", await _executor.RunAsync(query));
        Assert.Equal("""{"data":{"droid":{"id":"7"},"echo":"xxx"}}""", await _executor.RunAsync(query, new { id = 7, times = 3 }));
    }

    [Fact]
    public async Task A_null_variable_for_a_non_null_argument_is_an_error_of_the_field()
    {
        var answer = await _executor.RunAsync("query ($times: Int) { echo(text: \"x\", times: $times) }", new { times = (int?)null });
        Assert.Contains("\"path\":[\"echo\"]", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"data\":{\"echo\":null}}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_is_chosen_by_its_name()
    {
        const string document = "query A { a: echo(text: \"a\") } query B { b: echo(text: \"b\") }";
        Assert.Equal("""{"data":{"b":"b"}}""", await _executor.RunAsync(document, operationName: "B"));
        Assert.Contains("operationName must say which", await _executor.RunAsync(document), StringComparison.Ordinal);
        Assert.Contains("no operation C", await _executor.RunAsync(document, operationName: "C"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_runs_the_same_the_second_time_from_the_cache()
    {
        const string query = "query ($id: ID) { droid(id: $id) { id name } }";
        Assert.Equal("""{"data":{"droid":{"id":"1","name":"R2"}}}""", await _executor.RunAsync(query, new { id = "1" }));
        Assert.Equal("""{"data":{"droid":{"id":"2","name":"R2"}}}""", await _executor.RunAsync(query, new { id = "2" }));
    }

    private abstract record Being(string Name, IReadOnlyList<Being>? Friends);

    private sealed record Human(string Name, IReadOnlyList<Being>? Friends, string Home) : Being(Name, Friends);

    private sealed record Droid(string Id, string Name) : Being(Name, null);

    [QueryType]
    private sealed class Query
    {
        private static readonly Droid s_droid = new("2001", "R2");
        private static readonly Human s_human = new("Luke", [s_droid], "Tatooine");

        public Being Hero() => s_human;

        public IEnumerable<Being> GetHeroes() => [s_human, s_droid];

        public Droid Droid(string? id) => s_droid with { Id = id! };

        public string? Echo(Optional<string?> text, int times, bool[]? flags) =>
            flags is null && text.HasValue ? text.Value is null ? null : string.Concat(Enumerable.Repeat(text.Value, times)) : "(absent)";

        public static async Task<Droid> GetLaterAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return s_droid with { Name = "late" };
        }

        public ValueTask<object?[]> Search() => ValueTask.FromResult<object?[]>([s_droid, null, s_human]);
    }

    [ObjectType<Human>]
    private sealed class HumanType;

    [ObjectType<Droid>]
    private sealed class DroidType
    {
        public string Function([Parent] Droid droid) => "of " + droid.Name;
    }
}
