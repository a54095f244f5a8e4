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
    public void Satisfied_units_stand_for_their_exact_matches_too()
        => Assert.Equal([Fractions.Id("F.3.a"), Fractions.Id("X.3.a")], ReadinessRule.SkillsOf(Fractions.Graph, unit => unit == Fractions.Unit("F.3.a")).OrderBy(i => i == Fractions.Id("X.3.a")));
}
