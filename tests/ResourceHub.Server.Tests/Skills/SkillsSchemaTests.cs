using System.Runtime.CompilerServices;
using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.Server.Tests.Skills;

public sealed class SkillsSchemaTests
{
    const string Import = """
        mutation($package: JSON!, $dry: Boolean! = false, $precedes: PrecedesReading! = PREREQUISITE, $types: [String!]) {
          importFramework(input: { package: $package, dryRun: $dry, precedes: $precedes, learnableTypes: $types }) {
            framework { identifier title skillCount prerequisiteCount }
            report { skills associations prerequisites created updated retired findings { code message identifiers } }
            errors { code message path }
          }
        }
        """;

    static readonly Guid Framework = Id(0);

    [Fact]
    public async Task A_framework_comes_in_by_a_mutation_and_goes_out_as_it_came()
    {
        using var hub = new SkillsSchema();
        var payload = (await hub.QueryAsync(Import, new { package = Package() })).GetProperty("importFramework");

        Assert.Equal(5, payload.GetProperty("report").GetProperty("created").GetInt32());
        Assert.Equal(2, payload.GetProperty("framework").GetProperty("prerequisiteCount").GetInt32());
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        var framework = (await hub.QueryAsync("query($id: ID!) { framework(id: $id) { id uri roots { code } package lastChange } }", new { id = Framework })).GetProperty("framework");
        Assert.Equal(GlobalId.Encode("Framework", Framework), framework.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, framework.GetProperty("uri").ValueKind);
        Assert.Equal("C", Assert.Single(framework.GetProperty("roots").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(Canonical(JsonSerializer.SerializeToElement(Package())), Canonical(framework.GetProperty("package")));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_a_bad_package_says_where()
    {
        using var hub = new SkillsSchema();

        var dry = (await hub.QueryAsync(Import, new { package = Package(), dry = true })).GetProperty("importFramework");
        Assert.Equal(5, dry.GetProperty("report").GetProperty("created").GetInt32());
        Assert.Equal(JsonValueKind.Null, dry.GetProperty("framework").ValueKind);
        Assert.Empty((await hub.QueryAsync("{ frameworks { title } }")).GetProperty("frameworks").EnumerateArray());

        var bad = (await hub.QueryAsync(Import, new { package = new { CFItems = 3 } })).GetProperty("importFramework");
        Assert.Equal(JsonValueKind.Null, bad.GetProperty("report").ValueKind);
        Assert.Equal(["input/package/CFDocument", "input/package/CFItems"],
            bad.GetProperty("errors").EnumerateArray().Select(e => string.Join('/', e.GetProperty("path").EnumerateArray().Select(p => p.GetString()))));
    }

    [Fact]
    public async Task Only_a_hub_administrator_imports()
    {
        using var hub = new SkillsSchema(Caller.Anonymous);

        Assert.Equal("FORBIDDEN", Code(await hub.SendAsync(Import, new { package = Package() })));
    }

    [Fact]
    public async Task A_skill_shows_its_place_among_the_others()
    {
        using var hub = await WithFramework();
        var skill = (await hub.QueryAsync("""
            {
              skill(ref: "C.2") {
                id identifier code statement type learnable educationLevel aliases depth replacedBy { code }
                framework { title } parents { code } children { code } ancestors { code }
                prerequisites { code } all: prerequisites(transitive: true) { code } leadsTo { code } related { code } exactMatches { code }
                associations(types: ["precedes"]) { type sequenceNumber origin { skill { code } title } destination { skill { code } uri } }
                progression(before: 1, after: 1) { skills { code } edges { from { code } to { code } } }
              }
            }
            """)).GetProperty("skill");

        Assert.Equal(["C"], Codes(skill, "parents"));
        Assert.Equal(["C.1"], Codes(skill, "prerequisites"));
        Assert.Equal(["C.3"], Codes(skill, "leadsTo"));
        Assert.Equal(["D"], Codes(skill, "related"));
        Assert.Equal(1, skill.GetProperty("depth").GetInt32());
        Assert.Equal("04", skill.GetProperty("educationLevel")[0].GetString());
        Assert.Equal(2, skill.GetProperty("associations").GetArrayLength());
        Assert.Equal(["C.1", "C.2", "C.3"], Codes(skill.GetProperty("progression"), "skills"));
        Assert.Equal(2, skill.GetProperty("progression").GetProperty("edges").GetArrayLength());
        Assert.Equal("C.2", (await hub.QueryAsync("query($id: SkillRef!) { skill(ref: $id) { code } }", new { id = skill.GetProperty("id").GetString() })).GetProperty("skill").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Looking_names_up_never_fails_for_one_bad_name()
    {
        using var hub = await WithFramework();
        var found = (await hub.QueryAsync("""{ skillLookup(refs: ["c2", "nothing", "", "D"]) { ref skill { code } candidates { code } problem { code path message } } }"""))
            .GetProperty("skillLookup").EnumerateArray().ToArray();

        Assert.Equal(["c2", "nothing", "", "D"], found.Select(f => f.GetProperty("ref").GetString()));
        Assert.Equal("C.2", found[0].GetProperty("skill").GetProperty("code").GetString());
        Assert.Equal(["SKILL_NOT_FOUND", "SKILL_NOT_FOUND"], found[1..3].Select(f => f.GetProperty("problem").GetProperty("code").GetString()));
        Assert.Equal("1", found[1].GetProperty("problem").GetProperty("path")[1].GetString());
        Assert.Equal("TOO_MANY", Code(await hub.SendAsync("query($refs: [SkillRef!]!) { skillLookup(refs: $refs) { ref } }", new { refs = Enumerable.Repeat("x", 201) })));
    }

    [Fact]
    public async Task An_unknown_skill_is_null_and_an_ambiguous_one_an_error_with_the_candidates()
    {
        using var hub = await WithFramework();
        await hub.QueryAsync(Import, new { package = Package(100, "Other") });

        Assert.Equal(JsonValueKind.Null, (await hub.QueryAsync("""{ skill(ref: "nothing") { code } }""")).GetProperty("skill").ValueKind);
        var answer = await hub.SendAsync("""{ skill(ref: "C.1") { code } }""");
        Assert.Equal("SKILL_AMBIGUOUS", Code(answer));
        Assert.Contains(Id(2).ToString(), answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("Other", (await hub.QueryAsync("query($f: ID!) { skill(ref: \"C.1\", framework: $f) { framework { title } } }", new { f = Id(100) }))
            .GetProperty("skill").GetProperty("framework").GetProperty("title").GetString());
        Assert.Equal("FRAMEWORK_NOT_FOUND", Code(await hub.SendAsync("""{ skill(ref: "C.1", framework: "nowhere") { code } }""")));
    }

    [Fact]
    public async Task Skills_are_paged_and_a_cursor_of_another_search_is_refused()
    {
        using var hub = await WithFramework();
        const string Query = "query($text: String, $first: Int!, $after: String) { skills(text: $text, first: $first, after: $after) { nodes { code } edges { cursor node { code } } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } }";

        var first = (await hub.QueryAsync(Query, new { text = "can", first = 3 })).GetProperty("skills");
        Assert.Equal(5, first.GetProperty("totalCount").GetInt32());
        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var second = (await hub.QueryAsync(Query, new { text = "can", first = 3, after })).GetProperty("skills");
        Assert.Equal(["C", "C.1", "C.2", "C.3", "D"], Codes(first, "nodes").Concat(Codes(second, "nodes")).Order(StringComparer.Ordinal));
        Assert.Equal("CURSOR_INVALID", Code(await hub.SendAsync(Query, new { text = "other", first = 3, after })));
        Assert.Equal("FIRST_OUT_OF_RANGE", Code(await hub.SendAsync(Query, new { first = -1 })));
        Assert.Equal("FIRST_OUT_OF_RANGE", Code(await hub.SendAsync(Query, new { first = 1_001 })));
    }

    [Theory]
    [InlineData("text: \"C.2\"", "C.2")]
    [InlineData("text: \"do C.3 \\\" OR * ) 😀\"", "")]
    [InlineData("parent: \"C\"", "C.1,C.2,C.3,D")]
    [InlineData("educationLevel: [\"3\"]", "C.1")]
    [InlineData("educationLevel: [\"Grades 3-4\"]", "C,C.1,C.2")]
    public async Task Skills_are_found_by_text_level_and_parent(string arguments, string codes)
    {
        using var hub = await WithFramework();

        Assert.Equal(codes, string.Join(',', Codes((await hub.QueryAsync($"{{ skills({arguments}) {{ nodes {{ code }} }} }}")).GetProperty("skills"), "nodes")));
    }

    [Fact]
    public async Task A_learning_path_leads_from_nothing_or_from_a_skill()
    {
        using var hub = await WithFramework();
        const string Query = "query($to: SkillRef!, $from: LearningPathStart) { learningPath(to: $to, from: $from) { steps { skill { code } } } }";

        Assert.Equal(["C.1", "C.2", "C.3"], Steps(await hub.QueryAsync(Query, new { to = "C.3" }))!);
        Assert.Equal(["C.2", "C.3"], Steps(await hub.QueryAsync(Query, new { to = "C.3", from = new { skill = "C.2" } }))!);
        Assert.Null(Steps(await hub.QueryAsync(Query, new { to = "C.1", from = new { skill = "C.2" } })));
        Assert.Equal("SKILL_NOT_FOUND", Code(await hub.SendAsync(Query, new { to = "nothing" })));

        static string[]? Steps(JsonElement data) => data.GetProperty("learningPath") is { ValueKind: JsonValueKind.Object } path
            ? [.. path.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("skill").GetProperty("code").GetString()!)] : null;
    }

    [Fact]
    public async Task A_learners_path_leaves_out_what_is_presumed_and_shows_the_states_of_the_rest()
    {
        using var hub = new SkillsSchema(organization => Caller.System(organization));
        await hub.QueryAsync(Import, new { package = Package() });
        var learner = (await hub.QueryAsync("""mutation { upsertLearners(input: { learners: [{ externalId: "ada", educationLevel: "5" }] }) { learners { id } errors { message } } }"""))
            .GetProperty("upsertLearners").GetProperty("learners")[0].GetProperty("id").GetString();
        const string Query = "query($from: LearningPathStart) { learningPath(to: \"C.3\", from: $from) { steps { skill { code } state { status readiness } } } }";

        var steps = (await hub.QueryAsync(Query, new { from = new { learner } })).GetProperty("learningPath").GetProperty("steps").EnumerateArray().ToArray();

        // two levels below is presumed, so C.1 of grade 3 is not in the way
        Assert.Equal(["C.2", "C.3"], steps.Select(s => s.GetProperty("skill").GetProperty("code").GetString()));
        Assert.Equal(["READY", "BLOCKED"], steps.Select(s => s.GetProperty("state").GetProperty("readiness").GetString()));
        Assert.Equal(JsonValueKind.Null, (await hub.QueryAsync(Query, new { from = new { learner = GlobalId.Encode("Learner", Guid.NewGuid()) } })).GetProperty("learningPath").ValueKind);
        Assert.Equal("ID_INVALID", Code(await hub.SendAsync(Query, new { from = new { learner = "nonsense" } })));
    }

    [Fact]
    public async Task What_another_process_imported_is_found_before_a_name_is_called_unknown()
    {
        using var hub = new SkillsSchema();
        var graphs = hub.Services.GetRequiredService<ISkillGraphProvider>();
        using var other = new Storage.Skills.SkillGraphProvider(
            hub.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<Storage.Common.HubDbContext>>(), new SkillOptions());
        var package = Core.Skills.Case.CasePackage.Read(JsonSerializer.SerializeToElement(Package()));
        await new ImportFramework(other, hub.Services.GetRequiredService<IFrameworkStore>(), TimeProvider.System).RunAsync(Caller.System(), package, new(), default);

        Assert.Equal(0, graphs.Current.Count);
        Assert.Equal("C.1", (await hub.QueryAsync("""{ skill(ref: "C.1") { code } }""")).GetProperty("skill").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_name_of_any_length_is_looked_up_and_echoed_as_it_came()
    {
        using var hub = await WithFramework();
        string[] refs = [new('x', 5000), GlobalId.Encode("Skill", Id(3))];

        var found = (await hub.QueryAsync("query($refs: [SkillRef!]!) { skillLookup(refs: $refs) { ref skill { code } } }", new { refs })).GetProperty("skillLookup");

        Assert.Equal(refs, found.EnumerateArray().Select(f => f.GetProperty("ref").GetString()));
        Assert.Equal("C.2", found[1].GetProperty("skill").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_package_of_five_thousand_and_one_items_comes_in()
    {
        using var hub = new SkillsSchema();
        var package = new
        {
            CFDocument = new { identifier = Id(0), title = "Large", creator = "Test" },
            CFItems = Enumerable.Range(1, 5001).Select(n => new { identifier = Id(n), fullStatement = $"Can do {n}" }),
        };

        Assert.Equal(5001, (await hub.QueryAsync(Import, new { package })).GetProperty("importFramework").GetProperty("report").GetProperty("created").GetInt32());
    }

    [SkippableFact]
    public async Task The_real_mathematics_comes_in_whole_over_the_public_contract()
    {
        var file = RealFile("frameworks/ccss-math.case.json");
        using var hub = new SkillsSchema();
        using var package = JsonDocument.Parse(await File.ReadAllBytesAsync(file));

        var report = (await hub.QueryAsync(Import, new { package = package.RootElement })).GetProperty("importFramework").GetProperty("report");

        Assert.Equal(757, report.GetProperty("prerequisites").GetInt32());
        Assert.Empty(report.GetProperty("findings").EnumerateArray());
        var exported = (await hub.QueryAsync("{ frameworks(subject: \"mathematics\", language: \"en\") { package } }")).GetProperty("frameworks")[0].GetProperty("package");
        Assert.Equal(Canonical(package.RootElement), Canonical(exported));
    }

    static async Task<SkillsSchema> WithFramework()
    {
        var hub = new SkillsSchema();
        await hub.QueryAsync(Import, new { package = Package() });
        return hub;
    }

    static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    static string[] Codes(JsonElement parent, string list) => [.. parent.GetProperty(list).EnumerateArray().Select(s => s.GetProperty("code").GetString()!)];

    static string Canonical(JsonElement json) => System.Text.Encoding.UTF8.GetString(CanonicalJson.GetBytes(json));

    static string RealFile(string name, [CallerFilePath] string here = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data", name));
        Skip.IfNot(File.Exists(path), "needs ../shared/data beside the repository");
        return path;
    }

    static Guid Id(int number) => new(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    static object Package(int start = 0, string title = "Test framework")
    {
        object Link(int n) => new { title = $"node {n}", identifier = Id(start + n), uri = $"urn:test:{n}" };
        object Item(int n, string code, string type, string level) => new
        {
            identifier = Id(start + n), fullStatement = $"Can do {code}", humanCodingScheme = code, CFItemType = type, educationLevel = new[] { level }, uri = $"https://case.example/items/{start + n}",
        };
        object Edge(int n, string type, int from, int to) => new
        {
            identifier = Id(start + 50 + n), associationType = type, originNodeURI = Link(from), destinationNodeURI = Link(to), sequenceNumber = n,
        };
        return new
        {
            CFDocument = new { identifier = Id(start), uri = "urn:test:framework", title, creator = "Test", subject = new[] { "Mathematics" }, language = "en", lastChangeDateTime = "2026-01-02T03:04:05Z" },
            CFItems = new[] { Item(1, "C", "Cluster", "04"), Item(2, "C.1", "Standard", "03"), Item(3, "C.2", "Standard", "04"), Item(4, "C.3", "Standard", "05"), Item(5, "D", "Standard", "06") },
            CFAssociations = new[]
            {
                Edge(1, "isChildOf", 1, 0), Edge(2, "isChildOf", 2, 1), Edge(3, "isChildOf", 3, 1), Edge(4, "isChildOf", 4, 1), Edge(5, "isChildOf", 5, 1),
                Edge(6, "precedes", 2, 3), Edge(7, "precedes", 3, 4), Edge(8, "isRelatedTo", 5, 3),
            },
        };
    }
}
