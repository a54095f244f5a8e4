using System.Text.Json;
using ResourceHub.Server.Tests.Recommendations;

namespace ResourceHub.Server.Tests.RealFiles;

/// <summary>What must hold on the real files, as a client sees it over HTTP.</summary>
[Collection(RealClass.Name)]
public sealed class RealFilesApiTests(RealHub real)
{
    [SkippableFact]
    public async Task All_four_files_publish_without_a_rejected_record()
    {
        var data = await real.Hub.QueryAsync("{ providers(first: 10) { nodes { slug resourceCount alignedCount } } }");
        Assert.All(real.Runs, run => Assert.Equal((0, run.Seen), (run.Rejected, run.Created)));
        Assert.Equal(
            ["coherence-tasks 1132", "engageny 6196", "oatutor 12814", "phet 119"],
            data.GetProperty("providers").GetProperty("nodes").EnumerateArray().Select(p => $"{p.GetProperty("slug").GetString()} {p.GetProperty("resourceCount").GetInt32()}"));
    }

    [SkippableFact]
    public async Task Of_the_480_mathematics_standards_the_stated_numbers_are_covered_by_three_two_one_and_no_provider()
    {
        _ = real.Hub;
        var by = new int[4];
        var of = new Dictionary<string, int>();
        foreach (var standard in Standards())
        {
            var data = await real.Hub.QueryAsync(
                """
                query($skill: SkillRef!) {
                  resources(search: { skills: { anyOf: [$skill], includeDescendants: false }, providers: ["engageny", "phet", "coherence-tasks"] }, first: 0) {
                    facets(fields: [PROVIDER]) { values { value count } }
                  }
                }
                """, new { skill = standard }, real.Key);
            var providers = data.GetProperty("resources").GetProperty("facets")[0].GetProperty("values").EnumerateArray()
                .Where(v => v.GetProperty("count").GetInt32() > 0).Select(v => v.GetProperty("value").GetString()!).Where(p => p != "oatutor").ToArray();
            by[providers.Length]++;
            foreach (var provider in providers)
                of[provider] = of.GetValueOrDefault(provider) + 1;
        }
        Assert.Equal([4, 65, 259, 152], by);
        Assert.Equal((469, 205, 365), (of["engageny"], of["phet"], of["coherence-tasks"]));
    }

    [SkippableTheory]
    [InlineData("phet", 57, 594, 23, 571)]
    [InlineData("coherence-tasks", 1132, 1238, 1, 1225)]
    [InlineData("engageny", 4155, 20830, 15535, 4018)]
    public async Task Alignments_and_what_is_not_resolved_come_out_as_they_went_in(string provider, int aligned, int rows, int unresolved, int pairs)
    {
        var (seenAligned, seenRows, seenUnresolved, seenPairs) = (0, 0, 0, 0);
        string? after = null;
        do
        {
            var page = (await real.Hub.QueryAsync(
                """
                query($provider: String!, $after: String) {
                  resources(search: { providers: [$provider] }, first: 100, after: $after) {
                    nodes { alignments { skill { identifier } } unresolvedAlignments { ref } }
                    pageInfo { hasNextPage endCursor }
                  }
                }
                """, new { provider, after }, real.Key)).GetProperty("resources");
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
            {
                var skills = node.GetProperty("alignments").EnumerateArray().Select(a => a.GetProperty("skill").GetProperty("identifier").GetString()).ToArray();
                var open = node.GetProperty("unresolvedAlignments").GetArrayLength();
                seenAligned += skills.Length + open > 0 ? 1 : 0;
                seenRows += skills.Length + open;
                seenUnresolved += open;
                seenPairs += skills.Distinct().Count();
            }
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        Assert.Equal((aligned, rows, unresolved, pairs), (seenAligned, seenRows, seenUnresolved, seenPairs));
    }

    [SkippableFact]
    public async Task Who_fails_a_part_and_passes_its_prerequisites_is_offered_resources_of_two_providers_with_that_evidence_as_the_reason()
    {
        var hub = real.Hub;
        await hub.QueryAsync("mutation { upsertLearners(input: { learners: [{ externalId: \"fails-a-part\", educationLevel: \"4\" }] }) { errors { code } } }", null, real.Key);
        string[] passed = ["1.OA.B.3", "1.OA.B.4", "2.OA.A.1", "3.NF.A.1", "3.NF.A.2.a", "3.NF.A.2.b", "4.NF.A.1"];
        var items = passed.SelectMany(skill => Enumerable.Range(0, 5).Select(i => new { itemId = $"{skill} {i}", skills = new[] { skill }, score = 1.0 }))
            .Append(new { itemId = "a 0", skills = new[] { "4.NF.B.3.a" }, score = 0.0 }).Append(new { itemId = "a 1", skills = new[] { "4.NF.B.3.a" }, score = 1.0 })
            .Append(new { itemId = "a 2", skills = new[] { "4.NF.B.3.a" }, score = 0.0 });
        var recorded = (await hub.QueryAsync(
            "mutation($input: RecordAssessmentInput!) { recordAssessment(input: $input) { recorded errors { code message } } }",
            new { input = new { learner = new { externalId = "fails-a-part" }, source = "test", sourceId = "t1", takenAt = "2026-03-02T09:00:00Z", items } }, real.Key)).GetProperty("recordAssessment");
        Assert.Equal(38, recorded.GetProperty("recorded").GetInt32());

        var skill = (await hub.QueryAsync(
            """
            {
              learner(by: { externalId: "fails-a-part" }) {
                recommendations(for: { goals: ["4.NF.B.3.a"] }) {
                  skills {
                    skill { code } kind
                    reasons { kind text evidence { itemId score } }
                    teach { resource { provider { slug } } } practise { resource { provider { slug } } } reassess { resource { provider { slug } } }
                  }
                }
              }
            }
            """, null, real.Key)).GetProperty("learner").GetProperty("recommendations").GetProperty("skills")[0];

        Assert.Equal("4.NF.B.3.a", skill.GetProperty("skill").GetProperty("code").GetString());
        var providers = new[] { "teach", "practise", "reassess" }.SelectMany(slot => skill.GetProperty(slot).EnumerateArray())
            .Select(r => r.GetProperty("resource").GetProperty("provider").GetProperty("slug").GetString()).Distinct().ToArray();
        Assert.True(providers.Length >= 2, $"offered by {string.Join(", ", providers)}");
        var cited = skill.GetProperty("reasons").EnumerateArray().SelectMany(r => r.GetProperty("evidence").EnumerateArray()).Select(e => e.GetProperty("itemId").GetString()!).ToArray();
        Assert.Contains(cited, item => item.StartsWith("a ", StringComparison.Ordinal));
        Assert.All(cited, item => Assert.Contains(items, i => i.itemId == item));
    }

    static IEnumerable<string> Standards()
    {
        using var package = JsonDocument.Parse(System.IO.File.ReadAllBytes(RealHub.File("frameworks/ccss-math.case.json")));
        return [.. package.RootElement.GetProperty("CFItems").EnumerateArray()
            .Where(i => i.GetProperty("CFItemType").GetString() == "Standard").Select(i => i.GetProperty("identifier").GetString()!)];
    }
}
