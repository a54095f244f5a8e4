using System.Text.Json.Nodes;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Skills;

public sealed class PackageFindingsTests
{
    [Fact]
    public void A_sound_package_has_no_findings()
    {
        var (findings, precedes) = PackageFindings.Of(Packages.Of("F", ["A", "B", "C"], "A<", "B<", "C<", "A>B", "B>C"), SkillGraph.Empty);

        Assert.Empty(findings);
        Assert.Equal(2, precedes);
    }

    [Fact]
    public void Each_cycle_is_listed_by_its_codes_and_its_edges_leave_the_progression_but_not_the_data()
    {
        var package = Packages.Of("F", ["A", "B", "C", "D", "E", "X"], "A<", "B<", "C<", "D<", "E<", "X<", "A>B", "B>C", "C>A", "D>E", "E>D", "C>X");

        var (findings, precedes) = PackageFindings.Of(package, SkillGraph.Empty);

        Assert.Equal(1, precedes);
        Assert.Equal(2, findings.Count(f => f.Code == "CYCLE"));
        Assert.Contains(findings, f => f.Message.EndsWith("A → B → C → A.", StringComparison.Ordinal) && f.Identifiers.Count == 3);
        Assert.Contains(findings, f => f.Message.EndsWith("D → E → D.", StringComparison.Ordinal));
        var graph = new SkillGraphBuilder().Add(package).Build(1);
        Assert.Equal(["X"], graph.Dependents(graph.Find(Packages.Id("C"))!.Index).ToArray().Select(s => graph[s].Code));
        Assert.Equal(1, graph.FindFramework(Packages.Id("F"))!.PrerequisiteCount);
        Assert.Equal(12, package.Associations.Count);
    }

    [Fact]
    public void Two_cycles_that_share_a_node_are_both_listed()
    {
        var (findings, _) = PackageFindings.Of(Packages.Of("F", ["A", "B", "C"], "A<", "B<", "C<", "A>B", "B>A", "B>C", "C>B"), SkillGraph.Empty);

        Assert.Equal(2, findings.Count(f => f.Code == "CYCLE"));
    }

    [Fact]
    public void A_cycle_of_parents_is_reported_and_harms_no_walk()
    {
        var package = Packages.Of("F", ["A", "B", "C"], "A<B", "B<A", "C<A");

        Assert.Contains(PackageFindings.Of(package, SkillGraph.Empty).Findings, f => f.Code == "HIERARCHY_CYCLE");
        var graph = new SkillGraphBuilder().Add(package).Build(1);
        Assert.Equal(["A"], graph.Ancestors(graph.Find(Packages.Id("C"))!.Index).Select(s => graph[s].Code));
    }

    [Fact]
    public void Dangling_ends_self_loops_repeats_and_orphans_are_reported()
    {
        var json = Packages.Json("F", ["A", "B", "A2", "O"], "A<", "B<", "A2<", "A>A", "A>gone");
        json["CFItems"]![2]!["humanCodingScheme"] = "A";
        var repeated = Packages.Item("again");
        repeated["identifier"] = Packages.Id("B").ToString();
        json["CFItems"]!.AsArray().Add(repeated);

        var findings = PackageFindings.Of(Packages.Read(json), SkillGraph.Empty).Findings.ToDictionary(f => f.Code);

        Assert.Equal(["DANGLING_END", "DUPLICATE_CODE", "DUPLICATE_IDENTIFIER", "NO_PARENT", "SELF_LOOP"], findings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([Packages.Id("B").ToString()], findings["DUPLICATE_IDENTIFIER"].Identifiers);
        Assert.Equal([Packages.Id("O").ToString()], findings["NO_PARENT"].Identifiers);
        Assert.Equal(2, findings["DUPLICATE_CODE"].Identifiers.Count);
        Assert.Contains("gone", findings["DANGLING_END"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_in_another_framework_of_the_hub_does_not_dangle_and_a_cycle_through_it_is_found()
    {
        var hub = new SkillGraphBuilder().Add(Packages.Of("Other", ["X", "Y"], "X<", "Y<", "X>Y")).Build(1);
        var json = Packages.Json("F", ["A"], "A<", "Y>A", "A>X");

        var findings = PackageFindings.Of(Packages.Read(json), hub).Findings;

        Assert.Equal("CYCLE", Assert.Single(findings).Code);
    }

    [Fact]
    public void An_identifier_of_another_frameworks_skill_is_reported_and_stays_that_skills()
    {
        var hub = new SkillGraphBuilder().Add(Packages.Of("Other", ["X"], "X<")).Build(1);

        var findings = PackageFindings.Of(Packages.Of("F", ["X", "A"], "X<", "A<"), hub).Findings;

        Assert.Equal("IDENTIFIER_ELSEWHERE", Assert.Single(findings).Code);
    }

    [Fact]
    public void A_finding_lists_at_most_a_hundred_identifiers()
    {
        var (findings, _) = PackageFindings.Of(Packages.Of("F", [.. Enumerable.Range(0, 250).Select(n => $"S{n}")]), SkillGraph.Empty);

        var orphans = Assert.Single(findings);
        Assert.Equal(100, orphans.Identifiers.Count);
        Assert.Contains("250 items", orphans.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_precedes_as_order_alone_makes_no_prerequisite()
    {
        var graph = new SkillGraphBuilder().Add(Packages.Of("F", ["A", "B"], "A<", "B<", "A>B"), new ImportOptions(PrecedesReading.OrderOnly)).Build(1);

        Assert.Equal(0, graph.FindFramework(Packages.Id("F"))!.PrerequisiteCount);
        Assert.True(graph.Prerequisites(1).IsEmpty);
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData("Cluster", true, false)]
    public void Learnable_types_decide_who_can_be_asked_to_learn(string? types, bool cluster, bool standard)
    {
        var json = Packages.Json("F", ["S"]);
        json["CFItems"]!.AsArray().Add((JsonNode)Packages.Item("C", "Cluster"));
        var graph = new SkillGraphBuilder().Add(Packages.Read(json), new ImportOptions(LearnableTypes: types?.Split(','))).Build(1);

        Assert.Equal(standard, graph.Find(Packages.Id("S"))!.Learnable);
        Assert.Equal(cluster, graph.Find(Packages.Id("C"))!.Learnable);
    }
}
