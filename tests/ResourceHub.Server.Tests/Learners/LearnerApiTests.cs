using System.Text.Json;
using ResourceHub.Core.Access;

namespace ResourceHub.Server.Tests.Learners;

public sealed class LearnerApiTests
{
    [Fact]
    public async Task A_learner_is_made_answers_and_is_read()
    {
        await using var school = await SchoolServer.StartAsync();
        await school.EnrolAsync(4, "ada");

        var payload = await school.AssessAsync("ada", "1", ("a", "4.X.A.1", 1), ("b", "4.X.A.1", 1), ("c", "4.X.A.2", 0));

        Assert.Equal((3, false), (payload.GetProperty("recorded").GetInt32(), payload.GetProperty("repeated").GetBoolean()));
        Assert.Equal(["4.X.A.1", "4.X.A.2"], payload.GetProperty("changed").EnumerateArray().Select(c => c.GetProperty("skill").GetProperty("code").GetString()));
        var learner = (await school.QueryAsync(
            """
            {
              learner(by: { externalId: "ada" }) {
                id externalId educationLevel interests languages preferredAccessModes motivations accessNeeds { features } goals { statement } groups { name }
                skillStates { id skill { code } status readiness basis evidenceCount expectedSuccess uncertainty lastEvidenceAt reviewDueAt explanation judgement { note }
                  history { at expectedSuccess status evidence { itemId } } }
                asked: skillStates(skills: ["4.X.A.3", "4.x.a.3.b"]) { skill { code } readiness status basis expectedSuccess }
                learning: skillStates(status: [MASTERED]) { id }
                readyToLearn(first: 5) { skill { code } readiness }
                evidence(skill: "4.X.A.1", first: 1) { totalCount nodes { kind score source sourceId itemId voided skills { code } learner { externalId } resource { name } provider { slug } } pageInfo { hasNextPage endCursor } }
              }
            }
            """)).GetProperty("learner");

        Assert.Equal("04", learner.GetProperty("educationLevel").GetString());
        var first = learner.GetProperty("skillStates")[0];
        Assert.Equal(("4.X.A.1", "LEARNING", "READY", "EVIDENCE", 2), (first.GetProperty("skill").GetProperty("code").GetString(), first.GetProperty("status").GetString(),
            first.GetProperty("readiness").GetString(), first.GetProperty("basis").GetString(), first.GetProperty("evidenceCount").GetInt32()));
        Assert.StartsWith("Still learning after 2 answers", first.GetProperty("explanation").GetString());
        Assert.Equal(["a", "b"], first.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("evidence").GetProperty("itemId").GetString()));
        Assert.Equal(["BLOCKED", "BLOCKED"], learner.GetProperty("asked").EnumerateArray().Select(s => s.GetProperty("readiness").GetString()));
        Assert.Equal(["4.X.A.1"], learner.GetProperty("readyToLearn").EnumerateArray().Select(s => s.GetProperty("skill").GetProperty("code").GetString()));
        Assert.Equal(2, learner.GetProperty("evidence").GetProperty("totalCount").GetInt32());
        Assert.True(learner.GetProperty("evidence").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

        var nodes = (await school.QueryAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on SkillState { skill { code } } ... on Learner { externalId } } }",
            new { ids = new[] { first.GetProperty("id").GetString(), learner.GetProperty("id").GetString() } })).GetProperty("nodes");
        Assert.Equal(["SkillState", "Learner"], nodes.EnumerateArray().Select(n => n.GetProperty("__typename").GetString()));
    }

    [Fact]
    public async Task Goals_preferences_judgement_export_and_erasure_work()
    {
        await using var school = await SchoolServer.StartAsync();
        await school.EnrolAsync(4, "ada");
        var goals = (await school.QueryAsync(
            """
            mutation { setGoals(input: { learner: { externalId: "ada" }, goals: [{ skill: "4.X.A.2", targetDate: "2026-06-01" }, { statement: "to enjoy it" }] }) {
              learner { goals { skill { code } statement targetDate setBy progress } } errors { code path } } }
            """)).GetProperty("setGoals").GetProperty("learner").GetProperty("goals");
        Assert.Equal(["EDUCATOR", "EDUCATOR"], goals.EnumerateArray().Select(g => g.GetProperty("setBy").GetString()));

        await school.QueryAsync("""mutation { setPreferences(input: { learner: { externalId: "ada" }, interests: ["rockets"], motivations: "space", accessNeeds: { features: ["captions"] } }) { errors { code } } }""");
        var kept = (await school.QueryAsync("""mutation { setPreferences(input: { learner: { externalId: "ada" }, motivations: null }) { learner { interests motivations accessNeeds { features } } errors { code } } }""")).GetProperty("setPreferences").GetProperty("learner");
        Assert.Equal("rockets", kept.GetProperty("interests")[0].GetString());
        Assert.Equal(JsonValueKind.Null, kept.GetProperty("motivations").ValueKind);

        var judged = (await school.QueryAsync(
            """mutation { judgeSkill(input: { learner: { externalId: "ada" }, skill: "4.X.A.1", mastered: true, note: "explained it" }) { state { status basis judgement { mastered note } explanation } errors { code } } }"""))
            .GetProperty("judgeSkill").GetProperty("state");
        Assert.Equal(("MASTERED", "JUDGEMENT", "explained it"), (judged.GetProperty("status").GetString(), judged.GetProperty("basis").GetString(), judged.GetProperty("judgement").GetProperty("note").GetString()));
        Assert.Equal(.5, (await school.QueryAsync("""{ learner(by: { externalId: "ada" }) { goals { progress } } }""")).GetProperty("learner").GetProperty("goals")[0].GetProperty("progress").GetDouble());

        var export = (await school.QueryAsync("""{ learner(by: { externalId: "ada" }) { export } }""")).GetProperty("learner").GetProperty("export");
        Assert.Equal("rockets", export.GetProperty("interests")[0].GetString());
        Assert.Equal("JUDGEMENT", export.GetProperty("evidence")[0].GetProperty("kind").GetString());

        const string Erase = "mutation($dry: Boolean!) { eraseLearner(input: { learner: { externalId: \"ada\" }, dryRun: $dry }) { removed { evidence skillStates assignments goals memberships } errors { code path } } }";
        var dry = (await school.QueryAsync(Erase, new { dry = true })).GetProperty("eraseLearner").GetProperty("removed").ToString();
        Assert.Equal(dry, (await school.QueryAsync(Erase, new { dry = false })).GetProperty("eraseLearner").GetProperty("removed").ToString());
        Assert.Equal(JsonValueKind.Null, (await school.QueryAsync("""{ learner(by: { externalId: "ada" }) { id } }""")).GetProperty("learner").ValueKind);
        Assert.Equal("LEARNER_NOT_FOUND", (await school.QueryAsync(Erase, new { dry = false })).GetProperty("eraseLearner").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Another_organisation_and_another_groups_teacher_see_nobody()
    {
        await using var school = await SchoolServer.StartAsync();
        var ids = await school.EnrolAsync(4, "ada", "bob");
        await school.AssessAsync("bob", "1", ("a", "4.X.A.1", 1));
        var group = await UpsertGroupAsync(school, "4A", "ada");
        var other = await school.Hub.CreateOrganizationAsync("elsewhere");
        var stranger = await school.Hub.CreateKeyAsync(new NewKey { Name = "other", Role = Role.Service, Organization = other.Id });
        var teacher = await school.Hub.CreateKeyAsync(new NewKey { Name = "teacher", Role = Role.Teacher, Organization = school.Organization.Id, Groups = [group] });
        var everything = """
            query($id: ID!, $state: ID!, $evidence: ID!, $group: ID!) {
              byName: learner(by: { externalId: "bob" }) { id skillStates { status } evidence { totalCount } export }
              byId: learner(by: { id: $id }) { id }
              learners(externalIds: ["bob"]) { totalCount nodes { id } }
              state: node(id: $state) { id }
              evidence: node(id: $evidence) { id }
              learner: node(id: $id) { id }
              group(by: { id: $group }) { id }
            }
            """;
        var bob = (await school.QueryAsync("""{ learner(by: { externalId: "bob" }) { skillStates { id } evidence { nodes { id } } } }""")).GetProperty("learner");
        var secondGroup = await UpsertGroupAsync(school, "4B", "bob");
        var variables = new
        {
            id = ids[1],
            state = bob.GetProperty("skillStates")[0].GetProperty("id").GetString(),
            evidence = bob.GetProperty("evidence").GetProperty("nodes")[0].GetProperty("id").GetString(),
            group = Common.GlobalId("Group", secondGroup),
        };

        foreach (var key in new[] { stranger, teacher })
        {
            var seen = await school.QueryAsync(everything, variables, key);
            foreach (var field in new[] { "byName", "byId", "state", "evidence", "learner", "group" })
                Assert.Equal(JsonValueKind.Null, seen.GetProperty(field).ValueKind);
            Assert.Equal(0, seen.GetProperty("learners").GetProperty("totalCount").GetInt32());
            var voided = (await school.QueryAsync("mutation($id: ID!) { voidEvidence(input: { which: { id: $id }, reason: \"x\" }) { voided errors { code } } }", new { id = variables.evidence }, key)).GetProperty("voidEvidence");
            Assert.Equal("EVIDENCE_NOT_FOUND", voided.GetProperty("errors")[0].GetProperty("code").GetString());
        }
        Assert.NotEqual(JsonValueKind.Null, (await school.QueryAsync(everything, variables)).GetProperty("state").ValueKind);
        Assert.Equal("ada", (await school.QueryAsync("""{ viewer { groups { learners { externalId } } } learner(by: { externalId: "ada" }) { groups { name } } }""", key: teacher))
            .GetProperty("viewer").GetProperty("groups")[0].GetProperty("learners")[0].GetProperty("externalId").GetString());
        foreach (var refused in new[]
        {
            """mutation { upsertGroup(input: { externalId: "4A", name: "x", learnerExternalIds: [] }) { errors { code } } }""",
            """mutation { eraseLearner(input: { learner: { externalId: "ada" } }) { errors { code } } }""",
            """{ learner(by: { externalId: "ada" }) { export } }""",
        })
            Assert.Equal("FORBIDDEN", (await school.SendAsync(refused, key: teacher)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_learners_key_sees_itself_alone()
    {
        await using var school = await SchoolServer.StartAsync();
        var ids = await school.EnrolAsync(4, "ada", "bob");
        var group = await UpsertGroupAsync(school, "4A", "ada", "bob");
        var key = await school.Hub.CreateKeyAsync(new NewKey { Name = "ada", Role = Role.Learner, Organization = school.Organization.Id, Learner = Common.Key(ids[0]) });

        var seen = await school.QueryAsync(
            """{ learner(by: { externalId: "bob" }) { id } viewer { learner { externalId } } group(by: { externalId: "4A" }) { learners { externalId } } learners { nodes { externalId } } }""", key: key);

        Assert.Equal(JsonValueKind.Null, seen.GetProperty("learner").ValueKind);
        Assert.Equal("ada", seen.GetProperty("viewer").GetProperty("learner").GetProperty("externalId").GetString());
        Assert.Equal("ada", Assert.Single(seen.GetProperty("group").GetProperty("learners").EnumerateArray()).GetProperty("externalId").GetString());
        Assert.Equal("ada", Assert.Single(seen.GetProperty("learners").GetProperty("nodes").EnumerateArray()).GetProperty("externalId").GetString());
        var own = (await school.QueryAsync("""mutation { setGoals(input: { learner: { externalId: "ada" }, goals: [{ statement: "mine" }] }) { learner { goals { setBy } } } }""", key: key)).GetProperty("setGoals");
        Assert.Equal("LEARNER", own.GetProperty("learner").GetProperty("goals")[0].GetProperty("setBy").GetString());
        Assert.NotEqual(Guid.Empty, group);
    }

    [Fact]
    public async Task Anonymous_callers_are_refused()
    {
        await using var school = await SchoolServer.StartAsync();

        var answer = await school.Hub.SendAsync("""{ learner(by: { externalId: "ada" }) { id } learners { totalCount } group(by: { externalId: "x" }) { id } groups { totalCount } }""");

        Assert.All(answer.GetProperty("errors").EnumerateArray(), e => Assert.Equal("FORBIDDEN", e.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(4, answer.GetProperty("errors").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("learner").ValueKind);
    }

    [Fact]
    public async Task A_classs_states_cost_the_same_commands_for_one_as_for_thirty()
    {
        await using var school = await SchoolServer.StartAsync();
        string[] names = [.. Enumerable.Range(0, 30).Select(i => $"learner {i}")];
        await school.EnrolAsync(4, names);
        foreach (var name in names)
            await school.AssessAsync(name, "1", ("a", "4.X.A.1", 1));
        await UpsertGroupAsync(school, "one", names[0]);
        await UpsertGroupAsync(school, "thirty", names);

        var one = await CommandsAsync("one");
        var thirty = await CommandsAsync("thirty");

        Assert.True(one.Length == thirty.Length && one.Length is >= 1 and <= 5, string.Join("\n\n", [.. one, "and for thirty:", .. thirty]));

        async Task<string[]> CommandsAsync(string group)
        {
            var before = school.Commands.Count;
            await school.QueryAsync("query($g: String!) { group(by: { externalId: $g }) { learners { externalId skillStates { status expectedSuccess } readyToLearn { skill { code } } groups { name } } } }", new { g = group });
            return [.. school.Commands.Skip(before)];
        }
    }

    static async Task<Guid> UpsertGroupAsync(SchoolServer school, string externalId, params string[] learners)
    {
        var payload = (await school.QueryAsync(
            "mutation($input: UpsertGroupInput!) { upsertGroup(input: $input) { group { id } errors { code path } } }",
            new { input = new { externalId, name = $"Class {externalId}", learnerExternalIds = learners } })).GetProperty("upsertGroup");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return Common.Key(payload.GetProperty("group").GetProperty("id").GetString()!);
    }

    static class Common
    {
        public static string GlobalId(string type, Guid key) => Server.Common.GlobalId.Encode(type, key);

        public static Guid Key(string id) => Server.Common.GlobalId.TryDecode(id, out _, out var key) ? Guid.ParseExact(key, "N") : Guid.Empty;
    }
}
