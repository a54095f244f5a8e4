using System.Text.Json;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Search;

/// <summary>Search through the public API on a running hub.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    const string Framework = "11111111-0000-4000-8000-000000000000";
    const string One = "11111111-0000-4000-8000-000000000001";
    const string Two = "11111111-0000-4000-8000-000000000002";

    HubServer _hub = null!;
    string _admin = "";
    string _key = "";

    public async Task InitializeAsync()
    {
        _hub = await HubServer.StartAsync();
        _admin = await _hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogRead] });
        await _hub.QueryAsync("mutation($p: JSON!) { importFramework(input: {package: $p}) { errors { message } } }", new { p = Package() }, _admin);
        var registered = await _hub.QueryAsync("""mutation { registerProvider(input: {slug: "books", name: "Books and more"}) { apiKey } }""", key: _admin);
        _key = registered.GetProperty("registerProvider").GetProperty("apiKey").GetString()!;
        await PublishAsync(
            Record("b1", "Fractions on a line", "lesson", teaches: "T.1"),
            Record("b2", "Fractions & <b>pizza</b>", "video", teaches: "T.1.a"),
            Record("b3", "Compare fractions", "lesson", teaches: "T.2"),
            Record("b4", "Teaching fractions", "lesson plan", audience: "teacher"),
            Record("b5", "Part of a lesson", "worksheet", partOf: "b1"));
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    static Dictionary<string, object> Package()
    {
        object Item(string id, string code) => new { identifier = id, uri = "https://case.example.org/" + id, fullStatement = "Statement of " + code, humanCodingScheme = code, CFItemType = "Standard", lastChangeDateTime = "2026-01-01T00:00:00Z" };
        object Edge(int n, string type, string from, string to) => new
        {
            identifier = $"22222222-0000-4000-8000-{n:x12}", uri = $"https://case.example.org/a{n}", associationType = type, lastChangeDateTime = "2026-01-01T00:00:00Z",
            originNodeURI = new { title = "o", identifier = from, uri = "https://case.example.org/" + from }, destinationNodeURI = new { title = "d", identifier = to, uri = "https://case.example.org/" + to },
        };
        const string part = "11111111-0000-4000-8000-00000000000a";
        return new()
        {
            ["CFDocument"] = new { identifier = Framework, uri = "https://case.example.org/d", title = "Test", creator = "Test", subject = new[] { "Mathematics" }, lastChangeDateTime = "2026-01-01T00:00:00Z" },
            ["CFItems"] = new[] { Item(One, "T.1"), Item(part, "T.1.a"), Item(Two, "T.2") },
            ["CFAssociations"] = new[] { Edge(1, "isChildOf", One, Framework), Edge(2, "isChildOf", part, One), Edge(3, "isChildOf", Two, Framework), Edge(4, "precedes", One, Two) },
        };
    }

    static Dictionary<string, object> Record(string id, string name, string type, string? teaches = null, string? audience = null, string? partOf = null)
    {
        var record = new Dictionary<string, object> { ["@id"] = id, ["name"] = name, ["learningResourceType"] = type, ["inLanguage"] = "en" };
        if (teaches is not null)
            record["teaches"] = teaches;
        if (audience is not null)
            record["audience"] = new Dictionary<string, object> { ["@type"] = "EducationalAudience", ["educationalRole"] = audience };
        if (partOf is not null)
            record["isPartOf"] = partOf;
        return record;
    }

    Task<JsonElement> PublishAsync(params object[] records) => _hub.QueryAsync(
        """mutation($r: [JSON!]!) { publishResources(input: {provider: "books", records: {jsonLd: $r}, waitForIndex: true}) { rejected errors { code message } } }""", new { r = records }, _key);

    static string Names(JsonElement connection) => string.Join(", ", connection.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()));

    async Task<string> CodeAsync(string query)
    {
        var answer = await _hub.SendAsync(query);
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
    }

    [Fact]
    public async Task Nodes_total_and_facets_come_together_and_facets_ignore_their_own_filter()
    {
        var found = (await _hub.QueryAsync("""
            query($first: Int!) {
              resources(search: {skills: {anyOf: ["t.1"]}, learningResourceType: [LESSON]}) {
                totalCount totalCountIsLowerBound nodes { name provider { slug } }
                kinds: facets(fields: [LEARNING_RESOURCE_TYPE, SKILL]) { field values { value label count selected } }
                who: facets(fields: PROVIDER, first: $first) { field values { value label count selected } }
              }
            }
            """, new { first = 5 })).GetProperty("resources");
        Assert.Equal("Fractions on a line", Names(found));
        Assert.Equal(1, found.GetProperty("totalCount").GetInt32());
        Assert.Equal(
            """[{"field":"LEARNING_RESOURCE_TYPE","values":[{"value":"LESSON","label":"Lesson","count":1,"selected":true},{"value":"VIDEO","label":"Video","count":1,"selected":false}]},"""
            + $$"""{"field":"SKILL","values":[{"value":"{{One}}","label":"T.1 Statement of T.1","count":1,"selected":true},{"value":"{{Two}}","label":"T.2 Statement of T.2","count":1,"selected":false}]}]""",
            found.GetProperty("kinds").GetRawText());
        Assert.Equal("""[{"field":"PROVIDER","values":[{"value":"books","label":"Books and more","count":1,"selected":false}]}]""", found.GetProperty("who").GetRawText());
    }

    [Fact]
    public async Task A_skill_shows_what_is_aligned_to_it_or_below_it()
    {
        var skill = (await _hub.QueryAsync("""{ skill(ref: "T.1") { resources { totalCount nodes { name } } below: resources(search: {text: "pizza"}) { nodes { name } } } }""")).GetProperty("skill");
        Assert.Equal("Fractions on a line, Fractions & <b>pizza</b>", Names(skill.GetProperty("resources")));
        Assert.Equal("Fractions & <b>pizza</b>", Names(skill.GetProperty("below")));
    }

    [Fact]
    public async Task Text_is_highlighted_and_escaped()
    {
        var found = await _hub.QueryAsync("""{ resources(search: {text: "pizza"}) { edges { cursor score node { name } highlights { field fragments } } } }""");
        var edge = Assert.Single(found.GetProperty("resources").GetProperty("edges").EnumerateArray());
        Assert.Equal("""[{"field":"name","fragments":["Fractions &amp; &lt;b&gt;<mark>pizza</mark>&lt;/b&gt;"]}]""", JsonSerializer.Serialize(edge.GetProperty("highlights"), Relaxed));
        Assert.True(edge.GetProperty("score").GetDouble() > 0);
    }

    [Fact]
    public async Task What_has_been_typed_is_completed_kind_by_kind()
    {
        const string query = """query($p: String!) { suggest(prefix: $p) { text kind resource { name } skill { code } } }""";
        static string Show(JsonElement answer) => string.Join(" | ", answer.GetProperty("suggest").EnumerateArray().Select(s => $"{s.GetProperty("kind").GetString()} {s.GetProperty("text").GetString()}"));
        var names = Show(await _hub.QueryAsync(query, new { p = "Frac" })).Split(" | ");
        Assert.Equal(["RESOURCE Fractions & <b>pizza</b>", "RESOURCE Fractions on a line"], names[..2].Order(StringComparer.Ordinal));
        Assert.Equal("RESOURCE Compare fractions", Assert.Single(names[2..]));
        Assert.Equal("RESOURCE Teaching fractions", Show(await _hub.QueryAsync(query, new { p = "teach" }, _admin)));
        Assert.Equal("", Show(await _hub.QueryAsync(query, new { p = "teach" })));
        Assert.Equal("PROVIDER Books and more", Show(await _hub.QueryAsync(query, new { p = "mor" })));
        Assert.Equal("SKILL T.1 Statement of T.1 | SKILL T.1.a Statement of T.1.a", Show(await _hub.QueryAsync(query, new { p = "t.1" })));
        var one = (await _hub.QueryAsync("""{ suggest(prefix: "compare", first: 1) { resource { name } skill { code } } }""")).GetProperty("suggest")[0];
        Assert.Equal("""{"resource":{"name":"Compare fractions"},"skill":null}""", one.GetRawText());
        Assert.Equal("FIRST_OUT_OF_RANGE", await CodeAsync("""{ suggest(prefix: "a", first: 101) { text } }"""));
        Assert.Equal("[]", (await _hub.QueryAsync(query, new { p = new string('a', 201) })).GetProperty("suggest").GetRawText());
    }

    [Fact]
    public async Task A_better_spelling_is_offered_and_says_nothing_of_educators_material()
    {
        const string query = """query($t: String!) { resources(search: {text: $t}) { totalCount didYouMean } }""";
        async Task<string?> Spelling(string text, string? key = null) => (await _hub.QueryAsync(query, new { t = text }, key)).GetProperty("resources").GetProperty("didYouMean").GetString();
        Assert.Equal("compare fractions", await Spelling("compaer fractions"));
        Assert.Equal("teaching", await Spelling("taeching", _admin));
        Assert.Null(await Spelling("taeching"));
        Assert.Null(await Spelling("compare"));
    }

    [Fact]
    public async Task Educators_material_reaches_educators_only()
    {
        const string query = """{ resources(search: {text: "teaching"}) { totalCount nodes { name } facets(fields: [AUDIENCE]) { values { value } } } }""";
        var anonymous = (await _hub.QueryAsync(query)).GetProperty("resources");
        Assert.Equal((0, ""), (anonymous.GetProperty("totalCount").GetInt32(), Names(anonymous)));
        Assert.Equal("""[{"values":[]}]""", anonymous.GetProperty("facets").GetRawText());
        Assert.Equal("Teaching fractions", Names((await _hub.QueryAsync(query, key: _admin)).GetProperty("resources")));
    }

    [Fact]
    public async Task Someone_is_ready_for_what_needs_nothing_more()
    {
        const string query = """query($m: [SkillRef!]!) { resources(search: {readyFor: {masteredSkills: $m}, skills: {anyOf: ["T.1", "T.2"]}}) { nodes { name } } }""";
        Assert.DoesNotContain("Compare", Names((await _hub.QueryAsync(query, new { m = Array.Empty<string>() })).GetProperty("resources")));
        Assert.Contains("Compare", Names((await _hub.QueryAsync(query, new { m = new[] { "T.1" } })).GetProperty("resources")));
    }

    [Fact]
    public async Task Parts_are_found_from_their_whole_both_ways()
    {
        var whole = (await _hub.QueryAsync("""{ resource(by: {external: {provider: "books", externalId: "b1"}}) { id hasPart { totalCount nodes { name } facets(fields: [LEARNING_RESOURCE_TYPE]) { values { value count } } } } }""")).GetProperty("resource");
        Assert.Equal("Part of a lesson", Names(whole.GetProperty("hasPart")));
        Assert.Equal("""[{"values":[{"value":"WORKSHEET","count":1}]}]""", whole.GetProperty("hasPart").GetProperty("facets").GetRawText());
        var parts = await _hub.QueryAsync("query($w: ID!) { resources(search: {isPartOf: {id: $w}}) { nodes { name } } }", new { w = whole.GetProperty("id").GetString() });
        Assert.Equal("Part of a lesson", Names(parts.GetProperty("resources")));
    }

    [Fact]
    public async Task Pages_go_on_by_cursor_in_their_own_search_only()
    {
        const string query = """query($t: String, $a: String) { resources(search: {text: $t}, first: 2, after: $a) { nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } }""";
        var first = (await _hub.QueryAsync(query, new { t = "fractions" })).GetProperty("resources");
        Assert.Equal((true, false), (first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(), first.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean()));
        var cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var second = (await _hub.QueryAsync(query, new { t = "fractions", a = cursor })).GetProperty("resources");
        Assert.Single(second.GetProperty("nodes").EnumerateArray());
        Assert.DoesNotContain(Names(second), Names(first));
        Assert.False(second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var other = await _hub.SendAsync(query, new { t = "compare", a = cursor });
        Assert.Equal("CURSOR_INVALID", other.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, other.GetProperty("data").GetProperty("resources").ValueKind);
    }

    [Fact]
    public async Task Bad_input_is_one_error_that_says_what_and_where()
    {
        Assert.Equal("FIRST_OUT_OF_RANGE", await CodeAsync("{ resources(first: -1) { totalCount } }"));
        Assert.Equal("FIRST_OUT_OF_RANGE", await CodeAsync("{ resources(first: 5000) { nodes { name } } }"));
        Assert.Equal("FIRST_OUT_OF_RANGE", await CodeAsync("{ resources { facets(fields: [SKILL], first: 101) { field } } }"));
        Assert.Equal("CURSOR_INVALID", await CodeAsync("""{ resources(after: "nonsense") { totalCount } }"""));
        Assert.Equal("FORBIDDEN", await CodeAsync("""{ resources(search: {readyFor: {learner: "x"}}) { totalCount } }"""));
        var answer = await _hub.SendAsync("""{ bad: resources(search: {skills: {anyOf: ["nonsense"]}}) { totalCount nodes { name } } good: resources { totalCount } }""");
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("SKILL_NOT_FOUND", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""["bad"]""", error.GetProperty("path").GetRawText());
        Assert.Equal(4, answer.GetProperty("data").GetProperty("good").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("\"'`*^-+(){}[]:~\\ AND OR NOT NEAR 🎉 \0 fractions")]
    [InlineData("fractions\" OR 1=1; DROP TABLE doc;--")]
    public async Task Text_full_of_syntax_is_text(string text)
    {
        var answer = await _hub.SendAsync("query($t: String!) { resources(search: {text: $t}) { totalCount edges { highlights { field } } } }", new { t = text });
        Assert.False(answer.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task A_withdrawn_resource_leaves_search_at_once()
    {
        await _hub.QueryAsync("""mutation { withdrawResources(input: {provider: "books", externalIds: ["b3"]}) { errors { code } } }""", key: _key);
        Assert.DoesNotContain("Compare", Names((await _hub.QueryAsync("{ resources { nodes { name } } }")).GetProperty("resources")));
    }

    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
