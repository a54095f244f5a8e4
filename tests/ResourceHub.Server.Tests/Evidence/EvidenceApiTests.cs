using System.Text.Json;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Learners;

namespace ResourceHub.Server.Tests.Evidence;

public sealed class EvidenceApiTests
{
    [Fact]
    public async Task Bad_input_is_said_where_it_is()
    {
        await using var school = await SchoolServer.StartAsync();
        await school.EnrolAsync(4, "ada");

        Assert.Equal("SCORE_OUT_OF_RANGE items/0/score", Error(await school.AssessAsync("ada", "1", ("a", "4.X.A.1", 7))));
        Assert.Equal("DUPLICATE_ITEM items/1", Error(await school.AssessAsync("ada", "1", ("a", "4.X.A.1", 1), ("a", "4.X.A.2", 1))));
        Assert.Equal("LEARNER_NOT_FOUND learner", Error(await school.AssessAsync("nobody", "1", ("a", "4.X.A.1", 1))));
        Assert.Equal("EVIDENCE_NEEDED items", Error(await school.AssessAsync("ada", "1")));
        var unknown = await school.AssessAsync("ada", "1", ("a", "9.Z.Z.9", 1));
        Assert.Equal("SKILL_NOT_FOUND", unknown.GetProperty("warnings")[0].GetProperty("code").GetString());
        Assert.Equal(1, unknown.GetProperty("recorded").GetInt32());
        Assert.Equal("SOURCE_ID_REUSED sourceId", Error(await school.AssessAsync("ada", "1", ("a", "9.Z.Z.9", 0))));
        Assert.True((await school.AssessAsync("ada", "1", ("a", "9.Z.Z.9", 1))).GetProperty("repeated").GetBoolean());
    }

    [Fact]
    public async Task Two_connections_that_send_the_same_count_once()
    {
        await using var school = await SchoolServer.StartAsync();
        await school.EnrolAsync(4, "ada");

        var payloads = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => school.AssessAsync("ada", "1", ("a", "4.X.A.1", 1), ("b", "4.X.A.1", 1))));

        Assert.Equal(2, payloads.Sum(p => p.GetProperty("recorded").GetInt32()));
        Assert.Equal(5, payloads.Count(p => p.GetProperty("repeated").GetBoolean()));
    }

    [Fact]
    public async Task A_class_goes_in_with_one_call()
    {
        await using var school = await SchoolServer.StartAsync();
        await school.EnrolAsync(4, "ada", "bob");
        object Of(string name, double score) => new { learner = new { externalId = name }, source = "quiz", sourceId = "1", takenAt = TimeProvider.System.GetUtcNow().AddMinutes(-1), skillScores = new[] { new { skill = "4.X.A.1", score, maxScore = 10, itemCount = 10 } } };

        var payload = (await school.QueryAsync(
            "mutation($all: [RecordAssessmentInput!]!) { recordAssessments(input: { assessments: $all }) { results { recorded changed { status } errors { code path } } errors { code } } }",
            new { all = new[] { Of("ada", 9), Of("bob", 12), Of("nobody", 1) } })).GetProperty("recordAssessments");

        Assert.Equal("MASTERED", payload.GetProperty("results")[0].GetProperty("changed")[0].GetProperty("status").GetString());
        Assert.Equal("SCORE_OUT_OF_RANGE assessments/1/skillScores/0/score", Error(payload.GetProperty("results")[1]));
        Assert.Equal("LEARNER_NOT_FOUND assessments/2/learner", Error(payload.GetProperty("results")[2]));
        var many = (await school.QueryAsync(
            "mutation($all: [RecordAssessmentInput!]!) { recordAssessments(input: { assessments: $all }) { errors { code path } } }",
            new { all = Enumerable.Repeat(Of("ada", 1), 201) })).GetProperty("recordAssessments");
        Assert.Equal("TOO_MANY_ASSESSMENTS assessments", Error(many));
    }

    [Fact]
    public async Task Work_with_a_resource_counts_and_is_shown_with_it()
    {
        await using var school = await SchoolServer.StartAsync();
        var ids = await school.EnrolAsync(4, "ada");
        await school.Hub.QueryAsync("""{ frameworks { id } }""", key: school.Service);
        var provider = await PublishAsync(school);
        const string Record = """
            mutation($score: Float, $id: String!, $external: String!) {
              recordActivity(input: { learner: { externalId: "ada" }, resource: { external: { provider: "games", externalId: $external } }, source: "app", sourceId: $id, at: "2026-01-05T10:00:00Z", score: $score, completed: true }) {
                repeated changed { skill { code } } learner { evidence { nodes { kind score resource { name } provider { slug } } } } errors { code path }
              }
            }
            """;

        var payload = (await school.QueryAsync(Record, new { score = .8, id = "1", external = "g1" })).GetProperty("recordActivity");

        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        Assert.Equal("4.X.A.1", payload.GetProperty("changed")[0].GetProperty("skill").GetProperty("code").GetString());
        var shown = payload.GetProperty("learner").GetProperty("evidence").GetProperty("nodes")[0];
        Assert.Equal(("ACTIVITY", "Fraction game", "games"), (shown.GetProperty("kind").GetString(), shown.GetProperty("resource").GetProperty("name").GetString(), shown.GetProperty("provider").GetProperty("slug").GetString()));
        Assert.Equal("RESOURCE_NOT_FOUND resource", Error((await school.QueryAsync(Record, new { score = .8, id = "2", external = "none" })).GetProperty("recordActivity")));

        Server.Common.GlobalId.TryDecode(ids[0], "Learner", out var ada);
        var key = await school.Hub.CreateKeyAsync(new NewKey { Name = "ada", Role = Role.Learner, Organization = school.Organization.Id, Learner = ada });
        Assert.Equal("FORBIDDEN score", Error((await school.QueryAsync(Record, new { score = .8, id = "3", external = "g1" }, key)).GetProperty("recordActivity")));
        Assert.Empty((await school.QueryAsync(Record, new { score = (double?)null, id = "3", external = "g1" }, key)).GetProperty("recordActivity").GetProperty("errors").EnumerateArray());
        Assert.NotNull(provider);
    }

    static async Task<string> PublishAsync(SchoolServer school)
    {
        var admin = await school.Hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogPublish, Scope.CatalogRead], Organization = school.Organization.Id });
        await school.QueryAsync("""mutation { registerProvider(input: { slug: "games", name: "Games" }) { errors { code message } } }""", key: admin);
        var publisher = await school.Hub.CreateKeyAsync(new NewKey { Name = "publisher", Role = Role.Provider, Provider = "games" });
        var payload = await school.QueryAsync(
            """mutation { publishResources(input: { provider: "games", records: { resources: [{ externalId: "g1", name: "Fraction game", url: "https://example.org/g1", teaches: ["4.X.A.1"] }] } }) { errors { code message path } } }""", key: publisher);
        Assert.Empty(payload.GetProperty("publishResources").GetProperty("errors").EnumerateArray());
        return publisher;
    }

    static string Error(JsonElement payload)
    {
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        return $"{error.GetProperty("code").GetString()} {string.Join('/', error.GetProperty("path").EnumerateArray().Select(p => p.GetString()))}";
    }
}
