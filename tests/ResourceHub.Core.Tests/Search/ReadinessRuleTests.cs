using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Core.Tests.Recommendations;

namespace ResourceHub.Core.Tests.Search;

public sealed class ReadinessRuleTests
{
    static IEnumerable<string>? Required(params (AlignmentRole Role, string Code)[] alignments)
        => ReadinessRule.RequiredSkills(alignments.Select(a => new Alignment(a.Role, Fractions.Id(a.Code), a.Code)), Fractions.Graph)
            ?.Select(id => Fractions.Graph.Find(id)!.Code!).Order(StringComparer.Ordinal);

    [Fact]
    public void What_is_taught_requires_its_direct_prerequisites() => Assert.Equal(["F.1"], Required((AlignmentRole.Teaches, "F.2")));

    [Fact]
    public void A_prerequisite_that_is_taught_too_is_not_required() => Assert.Equal(["F.1"], Required((AlignmentRole.Teaches, "F.2"), (AlignmentRole.Teaches, "F.3.a")));

    [Fact]
    public void What_is_required_is_required_even_where_it_is_taught()
        => Assert.Equal(["F.1", "F.2"], Required((AlignmentRole.Teaches, "F.2"), (AlignmentRole.Requires, "F.2")));

    [Fact]
    public void What_is_assessed_requires_nothing() => Assert.Empty(Required((AlignmentRole.Assesses, "F.4"))!);

    [Fact]
    public void A_standard_stands_for_its_parts() => Assert.Equal(["F.2"], Required((AlignmentRole.Teaches, "F.3")));

    [Fact]
    public void A_heading_stands_for_all_below_it() => Assert.Equal(["F.2"], Required((AlignmentRole.Teaches, "F.B")));

    [Fact]
    public void Without_a_known_skill_nothing_can_be_said()
    {
        Assert.Null(Required());
        Assert.Null(Required((AlignmentRole.Teaches, "unknown")));
    }

    [Fact]
    public void A_heading_that_is_required_needs_all_below_it()
    {
        var graph = Fractions.Graph;
        var below = graph.Descendants(graph.Find(Fractions.Id("F.B"))!.Index).SelectMany(skill => graph.Units.UnitsOf(skill).ToArray()).Distinct();

        Assert.Equal(below.Select(unit => graph.Units.Representative(unit).Code).Order(StringComparer.Ordinal), Required((AlignmentRole.Requires, "F.B")));
    }

    [Fact]
    public void What_is_recommended_is_ready_exactly_where_a_search_finds_it()
    {
        var graph = Fractions.Graph;
        string[] codes = ["F.1", "F.2", "F.3", "F.3.a", "F.4", "F.B", "unknown"];
        foreach (var role in Enum.GetValues<AlignmentRole>())
        {
            foreach (var code in codes)
            {
                Alignment[] alignments = [new(role, Fractions.Id(code), code), new(AlignmentRole.Assesses, Fractions.Id("F.4"), "F.4")];
                for (var satisfied = 0; satisfied < 1 << graph.Units.Count; satisfied++)
                {
                    bool IsSatisfied(int unit) => (satisfied >> unit & 1) == 1;
                    var found = ReadinessRule.RequiredSkills(alignments, graph) is { } required && required.All(ReadinessRule.SkillsOf(graph, IsSatisfied).Contains);
                    Assert.Equal(found, ReadinessRule.IsReady(ReadinessRule.RequiredUnits(alignments, graph), IsSatisfied));
                }
            }
        }
        Assert.False(ReadinessRule.IsReady(ReadinessRule.RequiredUnits([], graph), _ => true));
    }

    [Fact]
    public void Satisfied_units_stand_for_their_exact_matches_too()
        => Assert.Equal([Fractions.Id("F.3.a"), Fractions.Id("X.3.a")], ReadinessRule.SkillsOf(Fractions.Graph, unit => unit == Fractions.Unit("F.3.a")).OrderBy(i => i == Fractions.Id("X.3.a")));
}
