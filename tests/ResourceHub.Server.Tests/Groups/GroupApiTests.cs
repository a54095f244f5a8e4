using System.Text.Json;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.RealFiles;
using ResourceHub.Server.Tests.Recommendations;

namespace ResourceHub.Server.Tests.Groups;

/// <summary>Classes over HTTP: report, groups, assignments, rights.</summary>
[Collection(RealClass.Name)]
public sealed class GroupApiTests(RealHub real)
{
    const string Upsert = "mutation($input: UpsertGroupInput!) { upsertGroup(input: $input) { group { id learners { externalId } } errors { code path } } }";

    const string Assign = """
        mutation($input: AssignInput!) {
          assign(input: $input) {
            assignments { id learner { externalId } skill { code } resource { id name } assignedResource { version name } status readiness dueAt score evidence { id } before { expectedSuccess } }
            errors { code path }
          }
        }
        """;

    async Task<string> Class(string name, params string[] learners)
    {
        foreach (var learner in learners)
            await real.LearnerAsync(learner, "4", ("3.NF.A.1", "++++"), ("4.NBT.A.1", "+-"));
        var made = (await real.QueryAsync(Upsert, new { input = new { externalId = name, name, learnerExternalIds = learners } })).GetProperty("upsertGroup");
        return made.GetProperty("group").GetProperty("id").GetString()!;
    }

    async Task<string> Resource()
        => (await real.QueryAsync("""{ resources(search: { skills: { anyOf: ["4.NBT.A.1"] } }, first: 1) { nodes { id } } }""")).GetProperty("resources").GetProperty("nodes")[0].GetProperty("id").GetString()!;

    [SkippableFact]
    public async Task A_report_has_a_row_for_each_learner_and_names_what_several_lack()
    {
        var id = await Class("report", "r1", "r2");
        var report = (await real.QueryAsync("""
            query($id: ID!) {
              group(by: { id: $id }) {
                report(skills: ["4.NBT.A.1", "4.NF.B.3"]) {
                  skills { code } rows { learner { externalId } states { skill { code } status } }
                  missingPrerequisites { skill { code } learners { externalId } blocks { code } }
                }
              }
            }
            """, new { id })).GetProperty("group").GetProperty("report");
        Assert.Equal(["4.NBT.A.1", "4.NF.B.3"], report.GetProperty("skills").EnumerateArray().Select(s => s.GetProperty("code").GetString()));
        Assert.Equal(["r1", "r2"], report.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("learner").GetProperty("externalId").GetString()));
        Assert.Contains(report.GetProperty("missingPrerequisites").EnumerateArray(), m => m.GetProperty("learners").GetArrayLength() == 2 && m.GetProperty("blocks")[0].GetProperty("code").GetString() == "4.NF.B.3");
    }

    [SkippableFact]
    public async Task Groups_share_a_next_skill_and_come_with_resources()
    {
        var id = await Class("groups", "g1", "g2", "g3");
        var groups = (await real.QueryAsync("""
            query($id: ID!) {
              group(by: { id: $id }) {
                instructionalGroups(max: 2) {
                  groups { skill { code } kind learners { externalId } reasons { kind text evidence { learner { externalId } } } teach { id resource { name } } practise { id } reassess { id } }
                  unassigned { externalId }
                }
              }
            }
            """, new { id })).GetProperty("group").GetProperty("instructionalGroups");
        var first = groups.GetProperty("groups")[0];
        Assert.Equal("4.NBT.A.1", first.GetProperty("skill").GetProperty("code").GetString());
        Assert.Equal(["g1", "g2", "g3"], first.GetProperty("learners").EnumerateArray().Select(l => l.GetProperty("externalId").GetString()));
        Assert.NotEmpty(first.GetProperty("teach").EnumerateArray());
        var chosen = (await real.QueryAsync("mutation($id: ID!) { choose(input: { recommendation: $id, accepted: true }) { learner { id } errors { code } } }",
            new { id = first.GetProperty("teach")[0].GetProperty("id").GetString() })).GetProperty("choose");
        Assert.Empty(chosen.GetProperty("errors").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, chosen.GetProperty("learner").ValueKind);
    }

    [SkippableFact]
    public async Task An_assignment_goes_to_the_group_and_work_on_it_shows_before_and_after()
    {
        var id = await Class("assign", "a1", "a2");
        var resource = await Resource();
        var input = new { to = new { group = new { id } }, skill = "4.NBT.A.1", resources = new[] { new { id = resource } }, idempotencyKey = "assign-1", dueAt = "2030-01-01T00:00:00Z" };
        var made = (await real.QueryAsync(Assign, new { input })).GetProperty("assign");
        Assert.Empty(made.GetProperty("errors").EnumerateArray());
        Assert.Equal(["a1", "a2"], made.GetProperty("assignments").EnumerateArray().Select(a => a.GetProperty("learner").GetProperty("externalId").GetString()));
        Assert.All(made.GetProperty("assignments").EnumerateArray(), a => Assert.Equal("ASSIGNED", a.GetProperty("status").GetString()));
        Assert.Equal(made.ToString(), (await real.QueryAsync(Assign, new { input })).GetProperty("assign").ToString());

        var assignment = made.GetProperty("assignments")[0].GetProperty("id").GetString();
        await real.QueryAsync("mutation($input: RecordActivityInput!) { recordActivity(input: $input) { errors { code message } } }", new
        {
            input = new { learner = new { externalId = "a1" }, resource = new { id = resource }, source = "app", sourceId = "work", assignment, at = DateTimeOffset.UtcNow.ToString("o"), score = 1.0 },
        });
        var node = (await real.QueryAsync("query($id: ID!) { node(id: $id) { ... on Assignment { status score evidence { score } before { expectedSuccess } after { expectedSuccess } } } }", new { id = assignment })).GetProperty("node");
        Assert.Equal(("COMPLETED", 1.0, 1), (node.GetProperty("status").GetString(), node.GetProperty("score").GetDouble(), node.GetProperty("evidence").GetArrayLength()));
        Assert.True(node.GetProperty("after").GetProperty("expectedSuccess").GetDouble() >= node.GetProperty("before").GetProperty("expectedSuccess").GetDouble());

        var second = made.GetProperty("assignments")[1].GetProperty("id").GetString();
        var excused = (await real.QueryAsync("mutation($ids: [ID!]!) { updateAssignments(input: { assignments: $ids, status: EXCUSED }) { assignments { status } errors { code path } } }", new { ids = new[] { second, "nonsense" } })).GetProperty("updateAssignments");
        Assert.Equal("EXCUSED", excused.GetProperty("assignments")[0].GetProperty("status").GetString());
        Assert.Equal("ASSIGNMENT_NOT_FOUND", excused.GetProperty("errors")[0].GetProperty("code").GetString());
        var list = (await real.QueryAsync("query($id: ID!) { group(by: { id: $id }) { assignments(status: [COMPLETED], first: 1) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }", new { id })).GetProperty("group").GetProperty("assignments");
        Assert.Equal((1, assignment), (list.GetProperty("totalCount").GetInt32(), list.GetProperty("nodes")[0].GetProperty("id").GetString()));
    }

    [SkippableFact]
    public async Task Rights_hold_on_every_field_of_a_group()
    {
        var id = await Class("rights", "s1", "s2");
        await Class("others", "o1");
        const string Ask = """
            query($id: ID!) {
              viewer { role }
              group(by: { id: $id }) { learners { externalId } report { skills { code } } instructionalGroups { unassigned { id } } assignments { totalCount } }
            }
            """;
        var organization = (await real.QueryAsync("{ viewer { organization { id } } }")).GetProperty("viewer").GetProperty("organization").GetProperty("id").GetString()!;
        ResourceHub.Server.Common.GlobalId.TryDecode(organization, "Organization", out var school);
        ResourceHub.Server.Common.GlobalId.TryDecode(id, "Group", out var group);

        var other = await real.Hub.CreateOrganizationAsync("elsewhere");
        var foreign = await real.Hub.CreateKeyAsync(new NewKey { Name = "foreign", Role = Role.Service, Organization = other.Id, Scopes = [Scope.LearnersRead, Scope.ReportsRead] });
        Assert.Equal(JsonValueKind.Null, (await real.Hub.QueryAsync(Ask, new { id }, foreign)).GetProperty("group").ValueKind);

        var teacher = await real.Hub.CreateKeyAsync(new NewKey { Name = "teacher", Role = Role.Teacher, Organization = school, Groups = [group], Scopes = [Scope.LearnersRead, Scope.ReportsRead] });
        Assert.Equal(2, (await real.Hub.QueryAsync(Ask, new { id }, teacher)).GetProperty("group").GetProperty("learners").GetArrayLength());
        var groups = (await real.Hub.QueryAsync("{ groups { totalCount nodes { externalId } } }", null, teacher)).GetProperty("groups");
        Assert.Equal("rights", groups.GetProperty("nodes").EnumerateArray().Single().GetProperty("externalId").GetString());

        var reader = await real.Hub.CreateKeyAsync(new NewKey { Name = "reader", Role = Role.Service, Organization = school, Scopes = [Scope.LearnersRead] });
        var refused = await real.Hub.SendAsync(Ask, new { id }, reader);
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("data").GetProperty("group").GetProperty("report").ValueKind);
        Assert.All(refused.GetProperty("errors").EnumerateArray(), e => Assert.Equal("FORBIDDEN", e.GetProperty("extensions").GetProperty("code").GetString()));

        var anonymous = await real.Hub.SendAsync(Ask, new { id });
        Assert.Equal(JsonValueKind.Null, anonymous.GetProperty("data").GetProperty("group").ValueKind);
        Assert.Equal("FORBIDDEN", anonymous.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}
