using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResourceHub.GraphQL.Tests.Binding;

public sealed class InputBindingTests
{
    private const string Sdl = """
        type Query {
          show(filter: Filter): String
          ref(by: Ref!): String
          ids(ids: [ID!]!, set: [Level!]): String
          times(at: DateTime, day: Date, length: Duration, url: URL, tag: LanguageTag, json: JSON, node: JSON): String
        }
        input Filter { text: String levels: [Level!]! = [FIRST] min: Float max: Float! = 10 nested: Filter before: Int! = 0 }
        input Ref @oneOf { id: ID external: External }
        input External { provider: String! externalId: String! }
        enum Level { FIRST SECOND_LEVEL K12 }
        scalar DateTime scalar Date scalar Duration scalar URL scalar LanguageTag scalar JSON
        """;

    private readonly IRequestExecutor _executor = TestServer.Create(Sdl, [typeof(Query)]);

    [Theory]
    [InlineData("{ show }", "none")]
    [InlineData("{ show(filter: {}) }", "text=(absent) levels=First min= max=10 before=0 nested=")]
    [InlineData("{ show(filter: {text: null, levels: SECOND_LEVEL, min: 1, max: 2.5, before: 3}) }", "text= levels=SecondLevel min=1 max=2.5 before=3 nested=")]
    [InlineData("{ show(filter: {text: \"x\", nested: {text: \"y\", levels: [K12, FIRST]}}) }", "text=x levels=First min= max=10 before=0 nested=text=y levels=K12,First min= max=10 before=0 nested=")]
    [InlineData("{ show: ref(by: {id: 4}) }", "id 4")]
    [InlineData("{ show: ref(by: {external: {provider: \"p\", externalId: \"e\"}}) }", "p/e")]
    [InlineData("{ show: ids(ids: [1, \"b\"], set: [K12, FIRST]) }", "1,b:First,K12")]
    [InlineData("{ show: times(at: \"2026-11-23T08:30:00+02:00\", day: \"2026-11-23\", length: \"PT45M\", url: \"https://example.org/a\", tag: \"es-MX\", json: {a: [1, X]}, node: {b: 2}) }", "2026-11-23T06:30:00.0000000Z 2026-11-23 2700 https://example.org/a es-MX {\"a\":[1,\"X\"]} 2")]
    public async Task Input_becomes_the_clr_types_of_parameters_and_records(string query, string shown)
    {
        using var answer = JsonDocument.Parse(await _executor.RunAsync(query));
        Assert.Equal(shown, answer.RootElement.GetProperty("data").GetProperty("show").GetString());
    }

    [Fact]
    public async Task Variables_take_the_same_way()
    {
        const string query = "query ($f: Filter, $r: Ref!) { show(filter: $f) ref(by: $r) }";
        var answer = await _executor.RunAsync(query, new { f = new { text = "x", levels = "K12" }, r = new { external = new { provider = "p", externalId = "e" } } });
        Assert.Equal("""{"data":{"show":"text=x levels=K12 min= max=10 before=0 nested=","ref":"p/e"}}""", answer);
    }

    [Theory]
    [InlineData("""{"f":{"levels":["NONE"]}}""", "$f.levels[0]: \"NONE\" is not a value of Level.", "[\"f\",\"levels\",0]")]
    [InlineData("""{"f":{"min":"1"}}""", "$f.min: \"1\" is not a Float: expected a number.", "[\"f\",\"min\"]")]
    [InlineData("""{"f":{"levels":null}}""", "$f.levels: null is given, but [Level!]! is expected.", "[\"f\",\"levels\"]")]
    [InlineData("""{"f":{"nested":{"txet":"x"}}}""", "$f.nested: Filter has no field \"txet\". Did you mean text?", "[\"f\",\"nested\"]")]
    [InlineData("""{"r":{}}""", "$r: Ref takes exactly one of its fields, and not null: id, external.", "[\"r\"]")]
    [InlineData("""{"r":{"id":"1","external":null}}""", "$r: Ref takes exactly one of its fields, and not null: id, external.", "[\"r\"]")]
    [InlineData("""{"r":{"external":{"provider":"p"}}}""", "$r.external: External.externalId of type String! is required but not given.", "[\"r\",\"external\"]")]
    [InlineData("""{"r":null}""", "$r: null is given, but Ref! is expected.", "[\"r\"]")]
    public async Task A_bad_variable_is_told_in_the_senders_terms_with_its_place(string variables, string message, string path)
    {
        var given = JsonNode.Parse(variables)!.AsObject();
        given.TryAdd("r", JsonNode.Parse("""{"id":"1"}"""));
        var answer = await _executor.RunAsync("query ($f: Filter, $r: Ref!) { show(filter: $f) ref(by: $r) }", given);
        var error = Assert.Single(JsonDocument.Parse(answer).RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(ErrorCodes.BadInput, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(path, error.GetProperty("extensions").GetProperty("inputPath").GetRawText());
    }

    private enum Level
    {
        First,
        SecondLevel,
        K12,
    }

    private sealed record Filter(Optional<string?> Text, double? Min, double Max, IReadOnlyList<Level> Levels)
    {
        public Filter? Nested { get; set; }

        public int Before { get; init; } = -1;

        public override string ToString() => FormattableString.Invariant(
            $"text={Text} levels={string.Join(',', Levels)} min={Min} max={Max} before={Before} nested={Nested}").Replace("text=null", "text=", StringComparison.Ordinal);
    }

    private sealed record Ref(string? Id, External? External);

    private sealed record External(string Provider, string ExternalId);

    [QueryType]
    private sealed class Query
    {
        public string Show(Filter? filter) => filter?.ToString() ?? "none";

        public string Ref(Ref by) => by.Id is not null ? "id " + by.Id : by.External!.Provider + "/" + by.External.ExternalId;

        public string Ids(List<string> ids, IReadOnlySet<Level>? set) => string.Join(',', ids) + ":" + string.Join(',', (set ?? new HashSet<Level>()).Order());

        public string Times(DateTimeOffset? at, DateOnly? day, TimeSpan? length, Uri? url, string? tag, JsonElement? json, JsonObject? node) =>
            FormattableString.Invariant($"{at!.Value.UtcDateTime:O} {day:yyyy-MM-dd} {length!.Value.TotalSeconds} {url} {tag} {json} {node!["b"]}");
    }
}
