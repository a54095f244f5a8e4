using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Skills;

public sealed class SkillNamesTests
{
    static readonly Guid First = Packages.Id("First");
    static readonly Guid Second = Packages.Id("Second");

    [Fact]
    public void The_first_scope_with_a_match_wins_however_weak_the_match()
    {
        var graph = Two(preferred: []);

        Assert.Equal(First, graph.Resolve("A-1", new SkillScope([First], [Second])).Skill!.Framework.Identifier);
        Assert.Equal(Second, graph.Resolve("a1", new SkillScope(null, [Second])).Skill!.Framework.Identifier);
        Assert.Equal("SKILL_AMBIGUOUS", graph.Resolve("a1", SkillScope.Hub).Problem!.Code);
    }

    [Fact]
    public void A_name_outside_the_named_framework_is_found_in_the_next_scope()
        => Assert.Equal("ONLY", Two(preferred: []).Resolve("only", SkillScope.In(First)).Skill?.Code);

    [Fact]
    public void The_hubs_order_of_preference_decides_where_nothing_else_does()
        => Assert.Equal(Second, Two(preferred: [Second, First]).Resolve("a1", SkillScope.Hub).Skill!.Framework.Identifier);

    [Fact]
    public void Inside_a_scope_an_exact_code_wins_over_letters_and_digits_and_an_alias_over_both()
    {
        var builder = new SkillGraphBuilder().Add(new FrameworkRecord(First, "First", "Test"));
        foreach (var code in (string[])["A.1", "A1", "B"])
            builder.Add(new SkillRecord(Packages.Id(code), First, code) { Code = code });

        Assert.Equal("A1", builder.Build(1).Resolve("A1", SkillScope.Hub).Skill?.Code);
        Assert.Equal(2, builder.Build(1).Resolve("a-1", SkillScope.Hub).Candidates.Count);
        Assert.Equal("B", builder.Add(new AliasRecord(Packages.Id("B"), "a1", "other")).Build(2).Resolve("A1", SkillScope.Hub).Skill?.Code);
    }

    [Fact]
    public void Only_codes_and_notations_are_matched_by_letters_and_digits()
    {
        var graph = new SkillGraphBuilder()
            .Add(new FrameworkRecord(First, "First", "Test"))
            .Add(new SkillRecord(Packages.Id("A"), First, "A") { Code = "A" })
            .Add(new AliasRecord(Packages.Id("A"), "X.1", "codeVariant"))
            .Add(new AliasRecord(Packages.Id("A"), "S-77", "asnId"))
            .Build(1);

        Assert.Equal(NameMatch.Squeezed, graph.Resolve("x1", SkillScope.Hub).Match);
        Assert.Equal(NameMatch.Exact, graph.Resolve("s-77", SkillScope.Hub).Match);
        Assert.True(graph.Resolve("s77", SkillScope.Hub).IsUnknown);
    }

    [Fact]
    public void A_living_skill_takes_the_name_of_a_retired_one_which_keeps_its_identifier()
    {
        var graph = new SkillGraphBuilder()
            .Add(new FrameworkRecord(First, "First", "Test"))
            .Add(new SkillRecord(Packages.Id("old"), First, "old") { Code = "A", Retired = true })
            .Add(new SkillRecord(Packages.Id("new"), First, "new") { Code = "A" })
            .Build(1);

        Assert.Equal("new", graph.Resolve("A", SkillScope.Hub).Skill?.Statement);
        Assert.Equal("old", graph.Resolve(Packages.Id("old").ToString(), SkillScope.Hub).Skill?.Statement);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("…!?")]
    [InlineData("\u200b")]
    [InlineData("http://")]
    public void Text_that_is_no_name_is_not_found_and_breaks_nothing(string name)
    {
        var resolution = Two(preferred: []).Resolve(name, SkillScope.In(First));

        Assert.Equal("SKILL_NOT_FOUND", resolution.Problem!.Code);
        Assert.Contains("First", resolution.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_any_length_is_answered()
        => Assert.True(Two(preferred: []).Resolve(new string('x', 100_000), SkillScope.Hub).IsUnknown);

    static SkillGraph Two(Guid[] preferred) => new SkillGraphBuilder()
        .Add(new FrameworkRecord(First, "First", "Test"))
        .Add(new FrameworkRecord(Second, "Second", "Test"))
        .Add(new SkillRecord(Packages.Id("1"), First, "one") { Code = "A.1" })
        .Add(new SkillRecord(Packages.Id("2"), Second, "two") { Code = "A-1" })
        .Add(new SkillRecord(Packages.Id("3"), Second, "three") { Code = "ONLY" })
        .Prefer(preferred)
        .Build(1);
}
