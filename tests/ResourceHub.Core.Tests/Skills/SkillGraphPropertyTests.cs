using FsCheck;
using FsCheck.Fluent;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Skills;

/// <summary>What holds for any graph, cycles and all.</summary>
public sealed class SkillGraphPropertyTests
{
    static readonly Guid Framework = Packages.Id("F");

    [Fact]
    public void No_skill_comes_before_its_prerequisite()
        => ForAnyGraph(graph =>
        {
            for (var skill = 0; skill < graph.Count; skill++)
            {
                foreach (var before in graph.Prerequisites(skill))
                {
                    Assert.True(graph.TopologicalPlace(before) < graph.TopologicalPlace(skill));
                    Assert.True(graph.Depth(before) < graph.Depth(skill));
                }
                Assert.DoesNotContain(skill, graph.PrerequisiteClosure(skill));
                Assert.DoesNotContain(skill, graph.Ancestors(skill));
            }
        });

    [Fact]
    public void Closures_mirror_each_other()
        => ForAnyGraph(graph =>
        {
            for (var skill = 0; skill < graph.Count; skill++)
            {
                Assert.All(graph.PrerequisiteClosure(skill), before => Assert.Contains(skill, graph.DependentClosure(before)));
                Assert.All(graph.Ancestors(skill), above => Assert.Contains(skill, graph.Descendants(above)));
                Assert.All(graph.ExactMatches(skill).ToArray(), match => Assert.Contains(skill, graph.ExactMatches(match).ToArray()));
            }
        });

    [Fact]
    public void Units_cover_every_learnable_skill_and_their_edges_have_no_cycle()
        => ForAnyGraph(graph =>
        {
            var units = graph.Units;
            Assert.Equal(units.Count, units.TopologicalOrder.Count);
            for (var unit = 0; unit < units.Count; unit++)
            {
                foreach (var before in units.Prerequisites(unit))
                    Assert.True(units.TopologicalPlace(before) < units.TopologicalPlace(unit));
                foreach (var skill in units.SkillsOf(unit))
                    Assert.Equal(unit, units.UnitOf(skill));
            }
            for (var skill = 0; skill < graph.Count; skill++)
                Assert.False(units.UnitsOf(skill).IsEmpty);
        });

    [Fact]
    public void A_learning_path_holds_each_missing_prerequisite_before_what_needs_it()
        => ForAnyGraph(graph =>
        {
            var units = graph.Units;
            for (var skill = 0; skill < graph.Count; skill++)
            {
                bool Satisfied(int unit) => unit % 3 == 0;
                var path = graph.LearningPath(skill, Satisfied);
                Assert.Equal(units.IsSatisfied(skill, Satisfied), path.Count == 0);
                if (path.Count > 0)
                    Assert.Equal(skill, path[^1]);
                var places = path.Select(s => units.UnitOf(s)).Where(u => u >= 0).ToList();
                foreach (var unit in places)
                {
                    foreach (var before in units.Prerequisites(unit))
                        Assert.True(Satisfied(before) || places.IndexOf(before) < places.IndexOf(unit) && places.Contains(before));
                }
            }
        });

    [Fact]
    public void Every_unit_is_satisfied_ready_or_blocked_and_satisfying_the_ready_ones_unblocks_in_the_end_all()
        => ForAnyGraph(graph =>
        {
            var satisfied = new HashSet<int>();
            for (var round = 0; satisfied.Count < graph.Units.Count; round++)
            {
                Assert.True(round <= graph.Units.Count);
                var fringe = UnitFringe.Of(graph.Units, satisfied.Contains, _ => null);
                Assert.Empty(fringe.Ahead);
                Assert.Equal(graph.Units.Count, fringe.Ready.Count + fringe.Blocked.Count + satisfied.Count);
                satisfied.UnionWith(fringe.Ready);
            }
        });

    static void ForAnyGraph(Action<SkillGraph> holds)
    {
        var edge = from type in Gen.Elements("precedes", "precedes", "isChildOf", "isRelatedTo", "exactMatchOf")
                   from origin in Gen.Choose(0, 11)
                   from destination in Gen.Choose(0, 11)
                   select (type, origin, destination);
        var graphs = from edges in edge.ListOf()
                     select Build(edges);
        Prop.ForAll(graphs.ToArbitrary(), graph => holds(graph)).QuickCheckThrowOnFailure();
    }

    static SkillGraph Build(IEnumerable<(string Type, int Origin, int Destination)> edges)
    {
        var builder = new SkillGraphBuilder().Add(new FrameworkRecord(Framework, "F", "Test"));
        for (var n = 0; n < 12; n++)
            builder.Add(new SkillRecord(Packages.Id($"S{n}"), Framework, $"S{n}") { Code = $"S{n}" });
        foreach (var (type, origin, destination) in edges)
            builder.Add(new AssociationRecord(Framework, type, Packages.Id($"S{origin}"), Packages.Id($"S{destination}")));
        return builder.Build(1);
    }
}
