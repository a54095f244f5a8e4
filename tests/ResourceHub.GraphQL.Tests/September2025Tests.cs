using System.Text.Json;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Tests;

/// <summary>What the September 2025 edition of the specification changed, by name.</summary>
public sealed class September2025Tests
{
    private const string Sdl = """
        "The whole."
        schema { query: Query subscription: Subscription }
        type Query { a(in: In = {}): String b(choice: Choice): String old(x: Int @deprecated): Int @deprecated(reason: "y") text(s: String): String }
        type Subscription { tick: Int }
        input In { x: Int! = 1 list: [Int!] = [2] deep: Deep = {} old: Int @deprecated }
        input Deep { y: Float = 3 }
        input Choice @oneOf { name: String id: ID }
        """;

    private readonly IRequestExecutor _executor = TestServer.Create(Sdl, [typeof(Query), typeof(Subscription)]);

    [Fact]
    public async Task Defaults_are_coerced_with_the_defaults_within_them() =>
        Assert.Equal("""{"data":{"a":"x 1 list 2 y 3"}}""", await _executor.RunAsync("{ a }"));

    [Theory]
    [InlineData("""{ b(choice: { name: "n" }) }""", "n")]
    [InlineData("""query ($n: String! = "v") { b(choice: { name: $n }) }""", "v")]
    [InlineData("""{ b(choice: { name: "n", id: 1 }) }""", null)]
    [InlineData("{ b(choice: {}) }", null)]
    [InlineData("{ b(choice: { name: null }) }", null)]
    [InlineData("query ($n: String) { b(choice: { name: $n }) }", null)]
    public async Task One_of_takes_exactly_one_field(string document, string? value)
    {
        var json = JsonElement.Parse(await _executor.RunAsync(document));
        Assert.Equal(value is null, json.TryGetProperty("errors", out _));
        Assert.True(value is null || json.GetProperty("data").GetProperty("b").GetString() == value);
    }

    [Fact]
    public async Task A_variable_of_a_one_of_type_takes_exactly_one_field()
    {
        const string Document = "query ($c: Choice) { b(choice: $c) }";
        Assert.Equal("""{"data":{"b":"7"}}""", await _executor.RunAsync(Document, new { c = new { id = 7 } }));
        Assert.Contains("exactly one", await _executor.RunAsync(Document, new { c = new { id = 7, name = "n" } }), StringComparison.Ordinal);
        Assert.Contains("exactly one", await _executor.RunAsync(Document, new { c = new { id = (string?)null } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_tells_one_of_deprecated_inputs_and_the_reasons_type()
    {
        var json = JsonElement.Parse(await _executor.RunAsync(
            """
            {
              choice: __type(name: "Choice") { isOneOf }
              in: __type(name: "In") { isOneOf inputFields { name } all: inputFields(includeDeprecated: true) { name deprecationReason } }
              query: __type(name: "Query") { fields { name } all: fields(includeDeprecated: true) { name args { name } more: args(includeDeprecated: true) { name } } }
              __schema { description directives { name args { name type { kind ofType { name } } defaultValue } } }
            }
            """)).GetProperty("data");
        Assert.True(json.GetProperty("choice").GetProperty("isOneOf").GetBoolean());
        Assert.False(json.GetProperty("in").GetProperty("isOneOf").GetBoolean());
        Assert.Equal(3, json.GetProperty("in").GetProperty("inputFields").GetArrayLength());
        Assert.Equal(4, json.GetProperty("in").GetProperty("all").GetArrayLength());
        Assert.Equal(3, json.GetProperty("query").GetProperty("fields").GetArrayLength());
        Assert.Equal("The whole.", json.GetProperty("__schema").GetProperty("description").GetString());
        var deprecated = json.GetProperty("__schema").GetProperty("directives").EnumerateArray().Single(d => d.GetProperty("name").GetString() == "deprecated");
        Assert.Equal(
            """{"name":"reason","type":{"kind":"NON_NULL","ofType":{"name":"String"}},"defaultValue":"\"No longer supported\""}""",
            deprecated.GetProperty("args")[0].GetRawText());
    }

    [Theory]
    [InlineData("\\uD83D\\uDE00", "😀")]
    [InlineData("\\u{1F600}", "😀")]
    [InlineData("\\u{0}", "\0")]
    [InlineData("\\uD83D", null)]
    [InlineData("\\u{D83D}", null)]
    [InlineData("\\u{110000}", null)]
    public async Task Unicode_escapes_are_whole(string escape, string? value)
    {
        var json = JsonElement.Parse(await _executor.RunAsync($$"""{ text(s: "{{escape}}") }"""));
        Assert.Equal(value, json.TryGetProperty("data", out var data) ? data.GetProperty("text").GetString() : null);
    }

    [Theory]
    [InlineData("mutation { a }", "mutation")]
    [InlineData("subscription { tick @skip(if: true) }", "@skip cannot stand at the root of a subscription.")]
    [InlineData("subscription ($x: Boolean!) { ...F } fragment F on Subscription { tick @include(if: $x) }", "@include cannot stand at the root of a subscription.")]
    [InlineData("subscription { __typename }", "introspection field")]
    public async Task A_document_that_it_forbids_is_refused(string document, string message)
    {
        var result = await _executor.ExecuteAsync(new GraphQLRequest(document));
        Assert.Contains(result.Errors, e => e.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(result.Errors, e => Assert.Equal(ErrorCodes.Validation, e.Code));
    }

    [Theory]
    [InlineData("type Query { a(in: A = {}): Int } input A { b: B = {} } input B { a: A = {} }")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }")]
    [InlineData("type Query { a: Int @deprecated(reason: null) }")]
    public void A_schema_that_it_forbids_is_refused(string sdl) => Assert.Throws<SchemaException>(() => new SchemaBuilder().AddSdl(sdl).Build());

    [Fact]
    public async Task Descriptions_of_operations_fragments_and_variables_do_not_change_the_answer() => Assert.Equal(
        """{"data":{"text":"x"}}""",
        await _executor.RunAsync("\"Why.\" query Q(\"What.\" $s: String = \"x\") { ...F } \"\"\"Part.\"\"\" fragment F on Query { text(s: $s) }"));

    [Theory]
    [InlineData("Query", typeof(ObjectType))]
    [InlineData("Query.a", typeof(FieldDefinition))]
    [InlineData("Query.a(in:)", typeof(InputValue))]
    [InlineData("In.deep", typeof(InputValue))]
    [InlineData("@deprecated", typeof(DirectiveDefinition))]
    [InlineData("@deprecated(reason:)", typeof(InputValue))]
    [InlineData("__TypeKind.ENUM", typeof(EnumValue))]
    [InlineData("Query.nope", null)]
    [InlineData("Nope", null)]
    [InlineData("Query.a(nope:)", null)]
    public void A_schema_coordinate_finds_its_element(string coordinate, Type? kind) =>
        Assert.Equal(kind, _executor.Schema.Find(SchemaCoordinate.Parse(coordinate))?.GetType());

    private sealed record In(int X, int[] List, Deep Deep, int? Old);

    private sealed record Deep(double? Y);

    private sealed record Choice(string? Name, string? Id);

    [QueryType]
    private sealed class Query
    {
        public string A(In? @in) => $"x {@in!.X} list {string.Join(',', @in.List)} y {@in.Deep.Y}";

        public string? B(Choice? choice) => choice?.Name ?? choice?.Id;

        public int Old(int? x) => x ?? 0;

        public string? Text(string? s) => s;
    }

    [SubscriptionType]
    private sealed class Subscription
    {
        public async IAsyncEnumerable<int> Tick()
        {
            await Task.Yield();
            yield return 1;
        }
    }
}
