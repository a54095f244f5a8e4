using FsCheck;
using FsCheck.Fluent;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Recommendations;

namespace ResourceHub.Core.Tests.Groups;

public class FormGroupsTests
{
    static Step Step(int unit, double score = 1, NextStep kind = NextStep.Learn) => new(unit, kind, score, 0, unit);

    static IReadOnlyList<FormedGroup> Form(int max, int maxSize, params IReadOnlyList<Step>[] learners) => FormGroups.Form(learners, max, maxSize, unit => $"U{unit:00}");

    [Fact]
    public void The_skill_that_serves_most_learners_comes_first()
    {
        var groups = Form(4, 8, [Step(1)], [Step(2), Step(1)], [Step(2)], [Step(2)], [Step(1), Step(3)]);
        Assert.Equal([1, 2], groups.Select(g => g.Unit).Order());
        Assert.Equal(5, groups.Sum(g => g.Members.Count));
    }

    [Fact]
    public void A_learner_is_in_one_group_only()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var learners = Enumerable.Range(0, random.Next(0, 40)).Select(_ => (IReadOnlyList<Step>)[.. Enumerable.Range(0, 12).Where(_ => random.Next(3) == 0).Select(u => Step(u, random.NextDouble()))]).ToArray();
            var (max, size) = (random.Next(1, 11), random.Next(1, 9));
            var groups = FormGroups.Form(learners, max, size, unit => $"{unit}");
            var members = groups.SelectMany(g => g.Members).ToArray();
            Assert.Equal(members.Length, members.Distinct().Count());
            Assert.True(groups.Count <= max);
            Assert.All(groups, g => Assert.InRange(g.Members.Count, 1, size));
            Assert.All(groups, g => Assert.All(g.Members, m => Assert.Contains(learners[m].Take(FormGroups.Depth), s => s.Unit == g.Unit)));
            Assert.Equal(groups.Select(g => (g.Unit, string.Join(',', g.Members))), FormGroups.Form(learners, max, size, unit => $"{unit}").Select(g => (g.Unit, string.Join(',', g.Members))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Groups_keep_their_size_and_the_rest_form_another()
    {
        var groups = Form(4, 2, [Step(1)], [Step(1)], [Step(1)], [Step(1)]);
        Assert.Equal([2, 2], groups.Select(g => g.Members.Count));
    }

    [Fact]
    public void A_class_that_shares_several_skills_is_not_given_one_skill_only()
    {
        var all = Enumerable.Range(0, 6).Select(_ => (IReadOnlyList<Step>)[Step(1, 3), Step(2, 2), Step(3, 1)]).ToArray();
        Assert.Equal([1, 2, 3], Form(3, 2, all).Select(g => g.Unit));
    }

    [Fact]
    public void A_skill_that_only_one_learner_needs_makes_no_group()
        => Assert.Equal([[0, 1]], Form(4, 8, [Step(1)], [Step(1)], [Step(2)]).Select(g => g.Members));

    [Fact]
    public void A_class_of_one_is_served_as_well()
        => Assert.Equal([[0]], Form(4, 8, [Step(1)]).Select(g => g.Members));

    [Fact]
    public void Between_equals_the_skill_higher_in_the_lists_wins_then_the_code()
    {
        Assert.Equal(2, Form(1, 8, [Step(2, 2), Step(1, 1)], [Step(2, 2), Step(1, 1)])[0].Unit);
        Assert.Equal(1, Form(1, 8, [Step(2), Step(1)], [Step(2), Step(1)])[0].Unit);
    }

    [Fact]
    public void The_kind_is_what_most_members_need()
    {
        Assert.Equal(NextStep.Review, Form(1, 8, [Step(1, 1, NextStep.Review)], [Step(1, 1, NextStep.Review)], [Step(1)])[0].Kind);
        Assert.Equal(NextStep.Learn, Form(1, 8, [Step(1, 1, NextStep.Probe)], [Step(1)])[0].Kind);
    }
}
