namespace ResourceHub.GraphQL.Tests.Resolvers;

public sealed class DirectiveTests
{
    private const string Sdl = """
        directive @upper on FIELD | FIELD_DEFINITION | OBJECT
        directive @suffix(text: String! = "!") repeatable on FIELD | FIELD_DEFINITION
        type Query { plain: String marked: String @suffix(text: "?") later: String thing: Thing }
        type Thing @upper { name: String }
        """;

    private readonly IRequestExecutor _executor = TestServer.Create(
        Sdl, [typeof(Query)], b => b.AddDirective("upper", new Upper()).AddDirective("suffix", new Suffix()));

    [Theory]
    [InlineData("{ plain @upper }", """{"data":{"plain":"PLAIN"}}""")]
    [InlineData("{ plain @suffix }", """{"data":{"plain":"plain!"}}""")]
    [InlineData("""{ plain @suffix(text: "a") @upper }""", """{"data":{"plain":"PLAINa"}}""")]
    [InlineData("""{ plain @upper @suffix(text: "a") }""", """{"data":{"plain":"PLAINA"}}""")]
    [InlineData("""{ plain @suffix(text: "a") @suffix(text: "b") }""", """{"data":{"plain":"plainba"}}""")]
    [InlineData("{ later @upper }", """{"data":{"later":"LATER"}}""")]
    [InlineData("{ marked }", """{"data":{"marked":"marked?"}}""")]
    [InlineData("{ marked @upper }", """{"data":{"marked":"MARKED?"}}""")]
    [InlineData("{ thing { name } }", """{"data":{"thing":{"name":"THING"}}}""")]
    public async Task A_directive_runs_around_the_field(string query, string answer) => Assert.Equal(answer, await _executor.RunAsync(query));

    [Fact]
    public async Task Its_arguments_can_be_variables()
    {
        const string Query = "query ($t: String!) { plain @suffix(text: $t) }";
        Assert.Equal("""{"data":{"plain":"plain1"}}""", await _executor.RunAsync(Query, new { t = "1" }));
        Assert.Equal("""{"data":{"plain":"plain2"}}""", await _executor.RunAsync(Query, new { t = "2" }));
    }

    [Fact]
    public void A_directive_that_the_sdl_does_not_have_stops_the_start() => Assert.Contains(
        "AddDirective names @nope",
        Assert.Throws<SchemaBindingException>(() => TestServer.Create(Sdl, [typeof(Query)], b => b.AddDirective("nope", new Upper()))).Message,
        StringComparison.Ordinal);

    private sealed class Upper : IDirectiveMiddleware
    {
        public async ValueTask<object?> InvokeAsync(IResolverContext context, IReadOnlyDictionary<string, object?> arguments, FieldDelegate next) =>
            ((string?)await next(context))?.ToUpperInvariant();
    }

    private sealed class Suffix : IDirectiveMiddleware
    {
        public async ValueTask<object?> InvokeAsync(IResolverContext context, IReadOnlyDictionary<string, object?> arguments, FieldDelegate next) =>
            $"{await next(context)}{arguments["text"]}";
    }

    private sealed record Thing(string Name);

    [QueryType]
    private sealed class Query
    {
        public string Plain() => "plain";

        public string Marked() => "marked";

        public async Task<string> Later()
        {
            await Task.Yield();
            return "later";
        }

        public Thing Thing() => new("thing");
    }
}
