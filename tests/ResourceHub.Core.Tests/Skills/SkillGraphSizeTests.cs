using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Skills;

/// <summary>Alone, for what other tests allocate meanwhile would be counted too.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public sealed class SkillGraphSizeTests
{
    static readonly Guid First = Packages.Id("First");

    [Fact]
    public void A_hundred_thousand_skills_with_three_names_each_take_tens_of_megabytes()
    {
        var statement = new string('s', 60);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var graph = Large(statement);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.InRange(bytes / 1_000_000, 1, 90);
        Assert.Equal(100_000, graph.Count);
        Assert.Equal("X.99999", graph.Resolve("http://other.example/99999", SkillScope.Hub).Skill?.Code);
        GC.KeepAlive(graph);

        static SkillGraph Large(string statement)
        {
            var builder = new SkillGraphBuilder().Add(new FrameworkRecord(First, "First", "Test"));
            var ids = Enumerable.Range(0, 100_000).Select(n => Packages.Id($"X{n}")).ToArray();
            for (var n = 0; n < ids.Length; n++)
            {
                builder.Add(new SkillRecord(ids[n], First, statement) { Code = $"X.{n}", Learnable = n >= 5000 });
                builder.Add(new AliasRecord(ids[n], $"http://other.example/{n}", "uri")).Add(new AliasRecord(ids[n], $"x-{n}", "codeVariant"));
                if (n > 0)
                    builder.Add(new AssociationRecord(First, "isChildOf", ids[n], ids[n / 20])).Add(new AssociationRecord(First, "precedes", ids[n - 1], ids[n]));
            }
            return builder.Build(1);
        }
    }
}
