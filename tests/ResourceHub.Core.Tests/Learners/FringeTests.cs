using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Tests.Learners.Model;
using ResourceHub.Core.Tests.Skills;

namespace ResourceHub.Core.Tests.Learners;

/// <summary>The learner model's fringe vectors on the real mathematics framework, through the view that the API shows.</summary>
public sealed class FringeTests
{
    [SkippableTheory]
    [InlineData("k3_mastered_level4", 4)]
    [InlineData("k3_mastered_level3", 3)]
    [InlineData("grade7_no_evidence", 7)]
    [InlineData("grade5_no_evidence", 5)]
    [InlineData("grade5_fails_4NF", 5)]
    public void A_case_comes_out(string name, int level)
    {
        var graph = RealData.Graph;
        var expected = RealData.Json("learner-model/fringe-vectors.json").GetProperty("cases").GetProperty(name);
        var units = Units(graph);
        var evidence = name.StartsWith("k3", StringComparison.Ordinal) ? units.Where(u => graph.Units.Level(u) <= 3).SelectMany(u => Answers(graph, u, 5, 1))
            : name.EndsWith("4NF", StringComparison.Ordinal) ? units.Where(u => graph.Units.Representative(u).Code!.StartsWith("4.NF", StringComparison.Ordinal)).SelectMany(u => Answers(graph, u, 2, 0))
            : [];

        var view = LearnerView.Of(Learner(level), graph, evidence, World.Day0);

        var mathematics = graph.FindFramework(RealData.Mathematics);
        Assert.Equal(Codes(expected, "ready"), view.ReadyToLearn(mathematics).Select(u => Code(graph, u)).Order(StringComparer.Ordinal));
        var open = units.Where(u => !view.Unit(u).Satisfied).ToArray();
        Assert.Equal(Codes(expected, "ahead"), open.Where(u => view.ReadinessOf(u) == Readiness.Ahead).Select(u => Code(graph, u)).Order(StringComparer.Ordinal));
        Assert.Equal(expected.GetProperty("blockedCount").GetInt32(), open.Count(u => view.ReadinessOf(u) == Readiness.Blocked));
        Assert.Equal(expected.GetProperty("blockedCount").GetInt32(), units.Count(u => view.Unit(u).Readiness == Readiness.Blocked));
        Assert.Equal(expected.GetProperty("satisfiedCount").GetInt32(), units.Count(view.IsSatisfied));
        if (expected.TryGetProperty("withdrawn", out _))
            Assert.Equal(Codes(expected, "withdrawn"), units.Where(view.PresumptionWithdrawn).Select(u => Code(graph, u)).Order(StringComparer.Ordinal));
    }

    static int[] Units(SkillGraph graph) => [.. graph.FindFramework(RealData.Mathematics)!.Skills.Select(s => graph.Units.UnitOf(s.Index)).Where(u => u >= 0).Distinct()];

    static Learner Learner(int level) => new()
    {
        Id = World.Id("learner"),
        Organization = World.Id("organization"),
        ExternalId = "learner",
        Levels = [new(new DateOnly(2025, 8, 1), new GradeLevel(level))],
    };

    static IEnumerable<EvidenceRecord> Answers(SkillGraph graph, int unit, int count, double score)
        => Enumerable.Range(0, count).Select(i => EvidenceSamples.Item(graph.Units.Representative(unit), $"{unit}-{i}", score, World.Day0));

    static string Code(SkillGraph graph, int unit) => graph.Units.Representative(unit).Code!;

    static IEnumerable<string> Codes(System.Text.Json.JsonElement expected, string name) => expected.GetProperty(name).EnumerateArray().Select(c => c.GetString()!).Order(StringComparer.Ordinal);
}
