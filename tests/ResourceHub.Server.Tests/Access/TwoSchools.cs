using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Server.Common;
using ResourceHub.Server.Tests.Common;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Access;

/// <summary>
/// Two organisations. In the first, everything that is known about one learner, and one provider's rejected record, has a word in it that
/// is nowhere else; whoever is shown such a word was shown too much.
/// </summary>
public sealed class TwoSchools : IAsyncLifetime
{
    /// <summary>What the mutations below do not say themselves: none of it may come back in any answer.</summary>
    public static readonly string[] Hidden = ["canary-interest", "canary-motivation", "canary-feature", "canary-goal", "canary-item", "canary-note", "canary-classname"];

    internal HubServer Hub { get; private set; } = null!;

    internal SchemaWalk Walk { get; private set; } = null!;

    /// <summary>Sees everything of the first school.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>The key of the provider with the rejected record.</summary>
    public string Publisher { get; private set; } = "";

    /// <summary>Those who may see nothing of it.</summary>
    public IReadOnlyDictionary<string, Outsider> Outsiders { get; private set; } = null!;

    public string School { get; private set; } = "";

    public string Learner { get; private set; } = "";

    public string Group { get; private set; } = "";

    public string Recommendation { get; private set; } = "none";

    public string Assignment { get; private set; } = "none";

    public string Evidence { get; private set; } = "";

    /// <summary>Global ids of the school, the learner and of all that belongs to it, with their types.</summary>
    public IReadOnlyList<(string Type, string Id)> Ids { get; private set; } = [];

    /// <summary>Words and ids that tell of the learner, its class, its school or the provider's runs.</summary>
    public IEnumerable<string> Secrets => [.. Hidden, "canary-ada", "canary-class", "canary-source", "canary-school", "canary-record", .. Ids.Select(i => i.Id)];

    public async Task InitializeAsync()
    {
        // a query for everything costs more than any client may ask
        Hub = await HubServer.StartAsync(adjust: builder =>
        {
            builder.Configuration["GraphQL:MaxFieldCost"] = "1000000000";
            builder.Configuration["GraphQL:MaxTypeCost"] = "1000000000";
        });
        await Hub.Services.GetRequiredService<ImportFramework>().RunAsync(
            Caller.System(), CasePackage.Read(System.Text.Encoding.UTF8.GetBytes(DataFiles.Framework(12))), new ImportOptions(), CancellationToken.None);
        var school = await Hub.CreateOrganizationAsync("canary-school");
        var elsewhere = await Hub.CreateOrganizationAsync("elsewhere");
        School = GlobalId.Encode("Organization", school.Id);
        Owner = await KeyAsync(Role.Administrator, school.Id);
        var admin = await KeyAsync(Role.Administrator, elsewhere.Id, Enum.GetValues<Scope>());
        foreach (var slug in (string[])["open", "other"])
            await DoAsync($$"""mutation { done: registerProvider(input: {slug: "{{slug}}", name: "{{slug}}"}) { errors { code } } }""", admin);
        Publisher = await Hub.CreateKeyAsync(new NewKey { Name = "open", Role = Role.Provider, Provider = "open" });
        await DoAsync("""mutation($r: [JSON!]!) { done: publishResources(input: {provider: "open", records: {jsonLd: $r}, waitForIndex: true}) { errors { code } } }""", Publisher,
            new { r = Enumerable.Range(0, 12).Select(i => DataFiles.Record(i)).Append(new() { ["@id"] = "canary-record", ["name"] = "Bad", ["url"] = "javascript:alert(1)" }) });

        await DoAsync("""mutation { done: upsertLearners(input: {learners: [{externalId: "canary-ada", educationLevel: "4", interests: ["canary-interest"]}, {externalId: "bob", educationLevel: "4"}, {externalId: "dan", educationLevel: "4"}]}) { errors { code } } }""");
        await DoAsync("""mutation { done: upsertGroup(input: {externalId: "canary-class", name: "canary-classname", learnerExternalIds: ["canary-ada", "bob"]}) { errors { code } } }""");
        await DoAsync("""mutation { done: upsertGroup(input: {externalId: "4B", name: "4B", learnerExternalIds: ["dan"]}) { errors { code } } }""");
        await DoAsync("""mutation { done: setPreferences(input: {learner: {externalId: "canary-ada"}, motivations: "canary-motivation", accessNeeds: {features: ["canary-feature"]}}) { errors { code } } }""");
        await DoAsync("""mutation { done: setGoals(input: {learner: {externalId: "canary-ada"}, goals: [{skill: "X.5"}, {statement: "canary-goal"}]}) { errors { code } } }""");
        foreach (var (name, prefix) in new[] { ("canary-ada", "canary-"), ("bob", ""), ("dan", "") })
            await DoAsync($$"""mutation { done: recordAssessment(input: {learner: {externalId: "{{name}}"}, source: "{{prefix}}source", sourceId: "{{prefix}}sourceid", takenAt: "2026-01-05T10:00:00Z", items: [{itemId: "{{prefix}}item", skills: ["X.3"], score: 1}]}) { errors { code } } }""");
        await DoAsync("""mutation { done: judgeSkill(input: {learner: {externalId: "canary-ada"}, skill: "X.0", mastered: true, note: "canary-note"}) { errors { code } } }""");

        var schema = (await Hub.QueryAsync(SchemaWalk.Introspection)).GetProperty("__schema");
        await FindIdsAsync(new SchemaWalk(schema, new Dictionary<string, string[]>()));
        Walk = new(schema, Literals((await Hub.QueryAsync("{ frameworks { id } }")).GetProperty("frameworks")[0].GetProperty("id").GetString()!));

        var classB = (await Hub.QueryAsync("""{ group(by: {externalId: "4B"}) { id } }""", key: Owner)).GetProperty("group").GetProperty("id").GetString();
        var bob = (await Hub.QueryAsync("""{ learner(by: {externalId: "bob"}) { id } }""", key: Owner)).GetProperty("learner").GetProperty("id").GetString();
        Outsiders = new Dictionary<string, Outsider>
        {
            ["nobody"] = new(null, []),
            ["another school's service"] = new(await KeyAsync(Role.Service, elsewhere.Id), ["upsertLearners"]),
            // who administers the hub sees schools and what becomes of providers' records, and no learner of a school that is not its own
            ["another school's administrator, who is the hub's"] = new(admin, ["upsertLearners", "registerProvider", "updateProvider", "publishResources", "withdrawResources", "importFramework"], "canary-record", "canary-school", School),
            ["another provider"] = new(await Hub.CreateKeyAsync(new NewKey { Name = "other", Role = Role.Provider, Provider = "other" }), []),
            ["the school's own service without the scope"] = new(await KeyAsync(Role.Service, school.Id, Scope.CatalogRead), [], "canary-school", School),
            ["a teacher of another class"] = new(
                await Hub.CreateKeyAsync(new NewKey { Name = "teacher", Role = Role.Teacher, Organization = school.Id, Groups = [KeyOf(classB)] }), [], "canary-school", School),
            ["another learner of the class"] = new(
                await Hub.CreateKeyAsync(new NewKey { Name = "bob", Role = Role.Learner, Organization = school.Id, Learner = KeyOf(bob) }), [], "canary-school", School, "canary-class", "canary-classname", Group),
        };
    }

    public async Task DisposeAsync() => await Hub.DisposeAsync();

    /// <summary>Inputs that would change, or read, what is the learner's, its class's or the provider's; by mutation.</summary>
    public IReadOnlyDictionary<string, string> Attempts => new Dictionary<string, string>
    {
        ["upsertLearners"] = """{learners: [{externalId: "canary-ada", interests: ["taken over"]}]}""",
        ["upsertGroup"] = """{externalId: "canary-class", name: "taken over", learnerExternalIds: ["canary-ada"]}""",
        ["setGoals"] = $$"""{learner: {id: "{{Learner}}"}, goals: [{statement: "taken over"}]}""",
        ["setPreferences"] = $$"""{learner: {id: "{{Learner}}"}, motivations: "taken over"}""",
        ["eraseLearner"] = $$"""{learner: {id: "{{Learner}}"} }""",
        ["recordAssessment"] = $$"""{learner: {id: "{{Learner}}"}, source: "x", sourceId: "x", takenAt: "2026-01-06T10:00:00Z", items: [{itemId: "x", skills: ["X.3"], score: 0}]}""",
        ["recordAssessments"] = $$"""{assessments: [{learner: {externalId: "canary-ada"}, source: "x", sourceId: "x", takenAt: "2026-01-06T10:00:00Z", items: [{itemId: "x", skills: ["X.3"], score: 0}]}]}""",
        ["recordActivity"] = $$"""{learner: {id: "{{Learner}}"}, resource: {external: {provider: "open", externalId: "r00003"} }, source: "x", sourceId: "y", at: "2026-01-06T10:00:00Z"}""",
        ["judgeSkill"] = $$"""{learner: {id: "{{Learner}}"}, skill: "X.3", mastered: false}""",
        ["voidEvidence"] = $$"""{which: {id: "{{Evidence}}"}, reason: "taken over"}""",
        ["assign"] = $$"""{to: {learners: [{id: "{{Learner}}"}]}, skill: "X.3", resources: [{external: {provider: "open", externalId: "r00003"} }], idempotencyKey: "taken over"}""",
        ["updateAssignments"] = $$"""{assignments: ["{{Assignment}}"], status: CANCELLED}""",
        ["choose"] = $$"""{recommendation: "{{Recommendation}}", accepted: false}""",
        ["registerProvider"] = """{slug: "third", name: "Third"}""",
        ["updateProvider"] = """{provider: "open", description: "taken over"}""",
        ["publishResources"] = """{provider: "open", records: {resources: [{externalId: "r00003", name: "taken over", url: "https://open.example/3"}]}}""",
        ["withdrawResources"] = """{provider: "open", externalIds: ["never there"]}""",
        ["importFramework"] = """{package: {}}""",
    };

    async Task FindIdsAsync(SchemaWalk walk)
    {
        var recommends = walk.Has("Learner", "recommendations");
        var assigns = walk.Has("Mutation", "assign");
        if (assigns)
            await DoAsync("""mutation { done: assign(input: {to: {learners: [{externalId: "canary-ada"}]}, skill: "X.4", resources: [{external: {provider: "open", externalId: "r00004"}}], idempotencyKey: "1"}) { errors { code } } }""");
        var found = await Hub.QueryAsync($$"""
            { learner(by: {externalId: "canary-ada"}) { id skillStates { id } evidence { nodes { id } } readyToLearn { id }
                {{(assigns ? "assignments { nodes { id } }" : "")}} {{(recommends ? "recommendations { skills { teach { id } practise { id } reassess { id } } }" : "")}} }
              group(by: {externalId: "canary-class"}) { id } }
            """, key: Owner);
        var ids = new HashSet<string>();
        Collect(found, ids);
        Ids = [("Organization", School), .. ids.Select(id => (Type: TypeOf(id), Id: id)).Where(i => i.Type is not null).Select(i => (i.Type!, i.Id))];
        Learner = found.GetProperty("learner").GetProperty("id").GetString()!;
        Group = found.GetProperty("group").GetProperty("id").GetString()!;
        Evidence = Ids.First(i => i.Type == "Evidence").Id;
        Assignment = Ids.FirstOrDefault(i => i.Type == "Assignment").Id ?? "none";
        Recommendation = ids.FirstOrDefault(id => TypeOf(id) is null) ?? "none";
    }

    Dictionary<string, string[]> Literals(string framework) => new()
    {
        ["LearnerRef"] = [$$"""{id: "{{Learner}}"}""", """{externalId: "canary-ada"}"""],
        ["GroupRef"] = [$$"""{id: "{{Group}}"}""", """{externalId: "canary-class"}"""],
        ["ResourceRef"] = ["""{external: {provider: "open", externalId: "r00003"}}"""],
        ["ResourceSearch"] = [$$"""{readyFor: {learner: "{{Learner}}"} }"""],
        ["LearningPathStart"] = [$$"""{learner: "{{Learner}}"}"""],
        ["SkillRef"] = ["\"X.5\""],
        ["ResourceFacet"] = ["[PROVIDER, SKILL]"],
        ["Query.learners.externalIds"] = ["""["canary-ada"]"""],
        ["Query.suggest.prefix"] = ["\"canary\"", "\"a\""],
        ["Query.framework.id"] = [$"\"{framework}\""],
        ["Query.skillLookup.refs"] = ["""["X.5"]"""],
        ["Query.provider.slug"] = ["\"open\""],
    };

    Task<string> KeyAsync(Role role, Guid organization, params Scope[] scopes)
        => Hub.CreateKeyAsync(new NewKey { Name = role.ToString(), Role = role, Organization = organization, Scopes = scopes });

    async Task DoAsync(string mutation, string? key = null, object? variables = null)
        => Assert.Equal("[]", (await Hub.QueryAsync(mutation, variables, key ?? Owner)).GetProperty("done").GetProperty("errors").GetRawText());

    static string? TypeOf(string id) => GlobalId.TryDecode(id, out var type, out _) ? type : null;

    static Guid KeyOf(string? id) => GlobalId.TryDecode(id, out _, out var key) ? Guid.ParseExact(key, "N") : throw new InvalidOperationException($"{id} is no id.");

    static void Collect(JsonElement found, HashSet<string> ids)
    {
        if (found.ValueKind == JsonValueKind.Object)
            foreach (var property in found.EnumerateObject())
                if (property.NameEquals("id"))
                    ids.Add(property.Value.GetString()!);
                else
                    Collect(property.Value, ids);
        else if (found.ValueKind == JsonValueKind.Array)
            foreach (var item in found.EnumerateArray())
                Collect(item, ids);
    }
}

/// <summary>Somebody who must not see the learner.</summary>
/// <param name="Key">The key; null for none.</param>
/// <param name="May">Mutations of <see cref="TwoSchools.Attempts"/> that are the caller's right and stay within its own.</param>
/// <param name="Knows">Of the secrets, what the caller may know.</param>
public sealed record Outsider(string? Key, IReadOnlyCollection<string> May, params string[] Knows);
