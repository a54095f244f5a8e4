using ResourceHub.Core.Search;
using ResourceHub.Core.Tests.Recommendations;

namespace ResourceHub.Core.Tests.Search;

public sealed class SkillExpansionTests
{
    static Dictionary<string, double> Expand(string code, bool descendants = true, bool exactMatches = true, int before = 0, int after = 0)
        => SkillExpansion.Expand(Fractions.Graph, [Fractions.Skill(code).Index], descendants, exactMatches, before, after).Skills
            .ToDictionary(s => Fractions.Graph.Find(s.Identifier)!.Code!, s => Math.Round(s.Directness, 4));

    [Fact]
    public void A_skill_alone_is_itself() => Assert.Equal(new() { ["F.3"] = 1 }, Expand("F.3", descendants: false, exactMatches: false));

    [Fact]
    public void What_is_below_a_skill_counts_less_and_exact_matches_count_as_much()
        => Assert.Equal(new() { ["F.3"] = 1, ["F.3.a"] = .8, ["X.3.a"] = .8, ["F.3.b"] = .8 }, Expand("F.3"));

    [Fact]
    public void Exact_matches_stay_out_where_they_are_not_wanted() => Assert.Equal(new() { ["F.3.a"] = 1 }, Expand("F.3.a", exactMatches: false));

    [Fact]
    public void Steps_before_go_along_the_progression_and_count_half_each()
        => Assert.Equal(new() { ["F.3.a"] = 1, ["X.3.a"] = 1, ["F.2"] = .5, ["F.1"] = .25 }, Expand("F.3.a", before: 2));

    [Fact]
    public void A_step_after_reaches_all_parts_of_a_standard_for_they_share_what_comes_before()
        => Assert.Equal(new() { ["F.2"] = 1, ["F.3.a"] = .5, ["X.3.a"] = .5, ["F.3.b"] = .5, ["F.4"] = .25 }, Expand("F.2", after: 2));

    [Fact]
    public void More_steps_than_there_are_change_nothing() => Assert.Equal(Expand("F.4", before: 9), Expand("F.4", before: 10));
}
