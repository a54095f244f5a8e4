using System.Net.Http.Json;
using System.Text.Json;
using ResourceHub.Server.Tests.Common;
using Xunit.Abstractions;

namespace ResourceHub.Server.Tests.Operation;

/// <summary>The kinds of query that a client writes stay well below every limit.</summary>
public sealed class ClientQueryCostTests(ITestOutputHelper output)
{
    const string Card = """
        fragment Card on LearningResource {
          id name description url thumbnailUrl timeRequired learningResourceType educationalLevel inLanguage creator
          provider { slug name } license { name url allows } alignments { role skill { id code statement } } textComplexity { name value }
        }
        """;

    static readonly (string Kind, string Document, object? Variables)[] s_queries =
    [
        ("search page", "query($q: ResourceSearch, $first: Int!, $after: String) { resources(search: $q, first: $first, after: $after) { edges { cursor score highlights { field fragments } node { ...Card } } "
            + "facets(fields: [PROVIDER, LEARNING_RESOURCE_TYPE, EDUCATIONAL_LEVEL, IN_LANGUAGE]) { field values { value label count selected } } pageInfo { hasNextPage endCursor } totalCount } }" + Card,
            new { first = 50 }),
        ("skill map", "query($s: SkillRef!) { skill(ref: $s) { id code statement framework { id title } parents { id code } children { id code statement children { id code } } "
            + "progression(before: 3, after: 3) { skills { id code statement depth } edges { from { id } to { id } } } } }", new { s = "4.NF.B.3" }),
        ("recommendations", "query($l: LearnerRef!) { learner(by: $l) { id recommendations(for: { maxSkills: 5, alternatives: 5 }) { evidenceCount skills { skill { id code statement } state { status expectedSuccess uncertainty explanation } kind "
            + "reasons { kind text evidence { id at } } teach { ...Offer } practise { ...Offer } reassess { ...Offer } } blocked { skill { code } missing { code } } problems { code message } } } } "
            + "fragment Offer on ResourceRecommendation { id score expectedSuccess resource { ...Card } reasons { kind text } }" + Card, new { l = new { externalId = "x" } }),
        ("record", "mutation($i: RecordAssessmentInput!) { recordAssessment(input: $i) { recorded repeated learner { id } changed { id skill { code } expectedSuccess status } warnings { code message path } errors { code message path } } }",
            new { i = new { learner = new { externalId = "x" }, source = "s", sourceId = "1", takenAt = "2026-11-23T10:00:00Z", skillScores = new[] { new { skill = "4.NF.B.3", score = 0.5 } } } }),
        ("class grid", "query($g: GroupRef!) { group(by: $g) { id name report { skills { id code statement } rows { learner { id externalId } states { id status readiness expectedSuccess basis } } missingPrerequisites { skill { code } learners { externalId } blocks { code } } } } }",
            new { g = new { externalId = "x" } }),
        ("plan", "query($g: GroupRef!) { group(by: $g) { instructionalGroups { groups { skill { code statement } kind learners { externalId } reasons { kind text } teach { ...Offer } practise { ...Offer } reassess { ...Offer } } unassigned { externalId } } } } "
            + "fragment Offer on ResourceRecommendation { id score resource { id name url provider { name } } }", new { g = new { externalId = "x" } }),
        ("watch", "subscription($g: ID!) { groupChanged(group: $g) { __typename } }", new { g = "x" }),
        ("publish", "mutation($i: PublishResourcesInput!) { publishResources(input: $i) { created updated unchanged rejected results { index externalId outcome resource { id version } errors { code message path } warnings { code message path } } errors { code message path } } }",
            new { i = new { provider = "p", records = new { jsonLd = Array.Empty<object>() } } }),
        ("runs", "query { provider(slug: \"p\") { resourceCount runs(first: 20) { nodes { id status startedAt finishedAt seen created updated unchanged rejected problems(first: 20) { nodes { code message severity path externalId } totalCount } } pageInfo { endCursor } } } }", null),
        ("refetch", "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on LearningResource { ...Card } ... on Skill { code statement } ... on SkillState { status expectedSuccess } } }" + Card, new { ids = new[] { "x" } }),
        ("path", "query($to: SkillRef!, $from: LearningPathStart) { learningPath(to: $to, from: $from) { steps { skill { id code statement resources(first: 3) { nodes { ...Card } } } state { status expectedSuccess } } } }" + Card,
            new { to = "4.NF.B.3" }),
        ("goals", "mutation($i: SetGoalsInput!) { setGoals(input: $i) { learner { id goals { skill { id code statement } } } errors { code message path } } }",
            new { i = new { learner = new { externalId = "x" }, goals = Array.Empty<object>() } }),
    ];

    [Fact]
    public async Task Twelve_kinds_of_query_cost_less_than_half_of_what_they_may()
    {
        await using var hub = await HubServer.StartAsync();
        var faults = new List<string>();
        foreach (var (kind, document, variables) in s_queries)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }) };
            request.Headers.Add("GraphQL-Cost", "validate");
            request.Headers.Add("Accept", document.StartsWith("subscription", StringComparison.Ordinal) ? "text/event-stream" : "application/json");
            using var response = await hub.Http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            var answer = JsonElement.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..].Split('\n')[0]);
            if (answer.TryGetProperty("errors", out var errors))
            {
                faults.Add($"{kind}: {errors}");
                continue;
            }

            var cost = answer.GetProperty("extensions").GetProperty("operationCost");
            var (field, type) = (Share(cost, "fieldCost", "maxFieldCost"), Share(cost, "typeCost", "maxTypeCost"));
            output.WriteLine($"{kind,-16} field {cost.GetProperty("fieldCost").GetDouble(),8:0} = {field:P0}  type {cost.GetProperty("typeCost").GetDouble(),8:0} = {type:P0}");
            if (field > 0.5 || type > 0.5)
                faults.Add($"{kind}: {field:P0} of the field cost, {type:P0} of the type cost");
        }

        Assert.Equal([], faults);
        Assert.Equal(12, s_queries.Length);
    }

    static double Share(JsonElement cost, string value, string max) => cost.GetProperty(value).GetDouble() / cost.GetProperty(max).GetDouble();
}
