using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ResourceHub.Server.Tests.Learners;

/// <summary>The learner model's fringe cases on the real mathematics framework, as a client sees them.</summary>
public sealed class FringeApiTests
{
    [SkippableFact]
    public async Task The_fringe_cases_come_out_of_the_public_API()
    {
        Skip.IfNot(Directory.Exists(Shared("data")), "needs ../shared/data beside the repository");
        await using var school = await SchoolServer.StartAsync(await File.ReadAllBytesAsync(Shared("data/frameworks/ccss-math.case.json")));
        var framework = (await school.QueryAsync("{ frameworks { id } }")).GetProperty("frameworks")[0].GetProperty("id").GetString();
        var codes = Units();
        using var vectors = JsonDocument.Parse(await File.ReadAllBytesAsync(Shared("learner-model/fringe-vectors.json")));
        foreach (var one in vectors.RootElement.GetProperty("cases").EnumerateObject())
        {
            var level = one.Name.Contains("level4", StringComparison.Ordinal) ? 4 : one.Name.Contains("level3", StringComparison.Ordinal) ? 3 : one.Name.StartsWith("grade7", StringComparison.Ordinal) ? 7 : 5;
            await school.EnrolAsync(level, one.Name);
            if (one.Name.StartsWith("k3", StringComparison.Ordinal))
                await RecordAsync(school, one.Name, codes.Where(c => c[0] is 'K' or '1' or '2' or '3'), 5, 1);
            if (one.Name.EndsWith("4NF", StringComparison.Ordinal))
                await RecordAsync(school, one.Name, codes.Where(c => c.StartsWith("4.NF", StringComparison.Ordinal)), 2, 0);

            var learner = (await school.QueryAsync(
                """
                query($name: String!, $framework: ID!, $codes: [SkillRef!]!) {
                  learner(by: { externalId: $name }) {
                    readyToLearn(framework: $framework, first: 100) { skill { code } readiness basis status }
                    skillStates(skills: $codes) { skill { code } readiness basis status }
                  }
                }
                """, new { name = one.Name, framework, codes })).GetProperty("learner");

            Assert.Equal(Listed(one.Value, "ready"), Codes(learner.GetProperty("readyToLearn").EnumerateArray()));
            var states = learner.GetProperty("skillStates").EnumerateArray().ToArray();
            Assert.Equal(Listed(one.Value, "ahead"), Codes(states.Where(s => s.GetProperty("readiness").GetString() == "AHEAD")));
            Assert.Equal(one.Value.GetProperty("blockedCount").GetInt32(), states.Count(s => s.GetProperty("readiness").GetString() == "BLOCKED"));
        }
    }

    static async Task RecordAsync(SchoolServer school, string learner, IEnumerable<string> codes, int each, double score)
    {
        foreach (var chunk in codes.Chunk(20))
        {
            var payload = await school.AssessAsync(learner, chunk[0], [.. chunk.SelectMany(c => Enumerable.Range(0, each).Select(i => ($"{c} {i}", c, score)))]);
            Assert.Empty(payload.GetProperty("errors").EnumerateArray());
            Assert.Empty(payload.GetProperty("warnings").EnumerateArray());
        }
    }

    /// <summary>Standards without parts, and parts.</summary>
    static string[] Units()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Shared("data/frameworks/ccss-math.case.json")));
        var items = package.RootElement.GetProperty("CFItems").EnumerateArray().Where(i => i.GetProperty("CFItemType").GetString() == "Standard")
            .ToDictionary(i => i.GetProperty("identifier").GetString()!, i => i.GetProperty("humanCodingScheme").GetString()!);
        var parents = package.RootElement.GetProperty("CFAssociations").EnumerateArray()
            .Where(a => a.GetProperty("associationType").GetString() == "isChildOf" && items.ContainsKey(a.GetProperty("originNodeURI").GetProperty("identifier").GetString()!))
            .Select(a => a.GetProperty("destinationNodeURI").GetProperty("identifier").GetString()!).ToHashSet();
        return [.. items.Where(i => !parents.Contains(i.Key)).Select(i => i.Value)];
    }

    static string[] Listed(JsonElement one, string name) => [.. one.GetProperty(name).EnumerateArray().Select(c => c.GetString()!).Order(StringComparer.Ordinal)];

    static string[] Codes(IEnumerable<JsonElement> states) => [.. states.Select(s => s.GetProperty("skill").GetProperty("code").GetString()!).Order(StringComparer.Ordinal)];

    static string Shared(string name, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared", name));
}
