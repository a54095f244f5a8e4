using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Skills;

public sealed class UnitGraphTests
{
    static readonly Guid First = Packages.Id("First");
    static readonly Guid Second = Packages.Id("Second");

    [Fact]
    public void A_part_needs_what_enters_its_standard_and_its_siblings_from_outside_and_nothing_of_its_own_family_but_by_its_own_edge()
    {
        var graph = new SkillGraphBuilder().Add(Packages.Of("First", ["S", "S.a", "S.b", "X", "Y", "Z"],
            "S.a<S", "S.b<S", "X>S", "Y>S.a", "S.a>S.b", "S.b>Z")).Build(1);

        Assert.Equal(["X", "Y"], Before(graph, "S.a"));
        Assert.Equal(["S.a", "X", "Y"], Before(graph, "S.b"));
        Assert.Equal(["S.b"], Before(graph, "Z"));
    }

    [Fact]
    public void A_prerequisite_with_parts_needs_all_of_them()
    {
        var graph = new SkillGraphBuilder().Add(Packages.Of("First", ["S", "S.a", "S.b", "T"], "S.a<S", "S.b<S", "S>T")).Build(1);

        Assert.Equal(["S.a", "S.b"], Before(graph, "T"));
        Assert.False(graph.Units.IsSatisfied(graph.Find(Packages.Id("S"))!.Index, u => graph.Units.Representative(u).Code == "S.a"));
    }

    [Fact]
    public void What_enters_a_whole_holds_for_the_parts_of_its_parts_but_what_enters_a_cousin_does_not()
    {
        var graph = new SkillGraphBuilder().Add(Packages.Of("First", ["S", "A", "A.1", "B", "B.1", "X", "Y"],
            "A<S", "B<S", "A.1<A", "B.1<B", "X>S", "Y>B.1")).Build(1);

        Assert.Equal(["X"], Before(graph, "A.1"));
        Assert.Equal(["X", "Y"], Before(graph, "B.1"));
    }

    [Fact]
    public void Exact_matches_are_one_unit_with_the_union_of_their_edges_across_frameworks()
    {
        var graph = TwoFrameworks(("exactMatchOf", "A", "A2"), ("precedes", "P", "A"), ("precedes", "P2", "A2"), ("precedes", "A2", "Q2"));

        var unit = graph.Units.UnitOf(graph.Find(Packages.Id("A"))!.Index);
        Assert.Equal(unit, graph.Units.UnitOf(graph.Find(Packages.Id("A2"))!.Index));
        Assert.Equal("A", graph.Units.Representative(unit).Code);
        Assert.Equal(["P", "P2"], Before(graph, "A2"));
        Assert.Equal(["A"], Before(graph, "Q2"));
    }

    [Fact]
    public void A_cycle_that_only_exact_matches_close_leaves_the_units_progression()
    {
        var graph = TwoFrameworks(("exactMatchOf", "A", "A2"), ("exactMatchOf", "P", "P2"), ("precedes", "A", "P"), ("precedes", "P2", "A2"));

        Assert.Empty(Before(graph, "A"));
        Assert.Empty(Before(graph, "P"));
    }

    [Fact]
    public void Kin_are_never_prerequisites()
        => Assert.Empty(Before(TwoFrameworks(("isRelatedTo", "A", "P")), "P"));

    [Fact]
    public void Headings_and_retired_skills_are_no_units()
    {
        var graph = new SkillGraphBuilder()
            .Add(new FrameworkRecord(First, "First", "Test"))
            .Add(new SkillRecord(Packages.Id("H"), First, "H") { Learnable = false })
            .Add(new SkillRecord(Packages.Id("R"), First, "R") { Retired = true })
            .Add(new SkillRecord(Packages.Id("S"), First, "S"))
            .Add(new AssociationRecord(First, "isChildOf", Packages.Id("S"), Packages.Id("H")))
            .Build(1);

        Assert.Equal([-1, -1, 0], Enumerable.Range(0, 3).Select(graph.Units.UnitOf));
        Assert.True(graph.Units.UnitsOf(0).IsEmpty);
    }

    static string[] Before(SkillGraph graph, string key)
        => [.. graph.Units.Prerequisites(graph.Units.UnitOf(graph.Find(Packages.Id(key))!.Index)).ToArray().Select(u => graph.Units.Representative(u).Code!).Order(StringComparer.Ordinal)];

    static SkillGraph TwoFrameworks(params (string Type, string From, string To)[] edges)
    {
        var builder = new SkillGraphBuilder().Add(new FrameworkRecord(First, "First", "Test")).Add(new FrameworkRecord(Second, "Second", "Test"));
        foreach (var code in (string[])["A", "P", "Q"])
            builder.Add(new SkillRecord(Packages.Id(code), First, code) { Code = code });
        foreach (var code in (string[])["A2", "P2", "Q2"])
            builder.Add(new SkillRecord(Packages.Id(code), Second, code) { Code = code });
        foreach (var (type, from, to) in edges)
            builder.Add(new AssociationRecord(First, type, Packages.Id(from), Packages.Id(to)));
        return builder.Build(1);
    }
}
