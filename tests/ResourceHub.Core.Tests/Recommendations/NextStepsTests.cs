using FsCheck;
using FsCheck.Fluent;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;

namespace ResourceHub.Core.Tests.Recommendations;

public class NextStepsTests
{
    static readonly NextSteps Steps = new(new RecommendationOptions());

    // 0 → 1 → 2 → 3: each needs the one before
    static TestProgress Chain() => new([[], [0], [1], [2]]);

    static GoalPlan Goals(params int[] units) => new(GoalSource.Focus, units, units, new HashSet<int>());

    static GoalPlan Stated(params int[] units) => new(GoalSource.Request, units, units, new HashSet<int>());

    static IReadOnlyList<(int Unit, NextStep Kind)> Choose(TestProgress progress, GoalPlan goals, int max = 20)
        => [.. Steps.Choose(progress, goals, TestProgress.Now, max).Select(s => (s.Unit, s.Kind))];

    [Fact]
    public void What_is_offered_is_the_first_skill_on_the_way_that_is_not_held()
    {
        var progress = Chain().Mastered(0).Learning(1).Unknown(2).Unknown(3);
        Assert.Equal([(1, NextStep.Learn)], Choose(progress, Goals(3)));
    }

    [Fact]
    public void A_mastered_skill_that_fades_is_reviewed_and_still_carries_what_builds_on_it()
    {
        var progress = Chain().ReviewDue(0).Unknown(1).Unknown(2).Unknown(3);
        Assert.Equal([(0, NextStep.Review), (1, NextStep.Learn)], Choose(progress, Goals(3)).OrderBy(s => s.Unit));
    }

    [Fact]
    public void A_skill_below_the_learners_level_without_evidence_is_probed()
    {
        var progress = Chain().Presumed(0, .95).Unknown(1).Unknown(2).Unknown(3).At(0, 2).At(1, 3).At(2, 4).At(3, 4);
        progress.OwnLevel = 4;
        Assert.Equal([(1, NextStep.Probe)], Choose(progress, Goals(3)));
    }

    [Fact]
    public void A_withdrawn_presumption_is_probed()
    {
        var progress = Chain().Unknown(0, withdrawn: true).Unknown(1).Unknown(2).Unknown(3);
        Assert.Equal([(0, NextStep.Probe)], Choose(progress, Goals(3)));
    }

    [Fact]
    public void An_uncertain_presumption_that_the_next_skill_needs_is_probed_and_a_certain_one_is_not()
    {
        var uncertain = Chain().Presumed(0, .8).Unknown(1).Unknown(2).Unknown(3);
        Assert.Contains((0, NextStep.Probe), Choose(uncertain, Goals(3)));
        var certain = Chain().Presumed(0, .95).Unknown(1).Unknown(2).Unknown(3);
        Assert.Equal([(1, NextStep.Learn)], Choose(certain, Goals(3)));
    }

    [Fact]
    public void A_presumed_skill_that_someone_asked_for_is_probed()
    {
        var progress = Chain().Presumed(0, .95).Unknown(1).Unknown(2).Unknown(3);
        Assert.Equal([(0, NextStep.Probe)], Choose(progress, Stated(0)));
    }

    [Fact]
    public void Two_wrong_in_a_row_lead_to_the_weakest_prerequisite_first()
    {
        var progress = new TestProgress([[], [], [0, 1]]).Mastered(0, .95).Mastered(1, .91).Learning(2, .5, wrongInARow: 2);
        Assert.Equal([(1, NextStep.Repair), (2, NextStep.Learn)], Choose(progress, Goals(2)));
    }

    [Fact]
    public void One_wrong_answer_repairs_nothing()
    {
        var progress = new TestProgress([[], [], [0, 1]]).Mastered(0, .95).Mastered(1, .91).Learning(2, .5, wrongInARow: 1);
        Assert.Equal([(2, NextStep.Learn)], Choose(progress, Goals(2)));
    }

    [Fact]
    public void A_prerequisite_answered_right_after_the_failures_is_repaired()
    {
        var progress = new TestProgress([[], [0]]).Mastered(0, daysAgo: 1).Learning(1, wrongInARow: 3, daysAgo: 2);
        Assert.Equal([(1, NextStep.Learn)], Choose(progress, Goals(1)));
    }

    [Fact]
    public void Goals_that_are_met_open_what_they_lead_to()
    {
        var progress = Chain().Mastered(0).Mastered(1).Unknown(2).Unknown(3);
        Assert.Equal([(2, NextStep.Extend)], Choose(progress, Goals(0, 1)));
    }

    [Fact]
    public void Goals_that_are_not_met_are_not_left_behind()
    {
        var progress = new TestProgress([[], [], [1]]).Learning(0).Mastered(1).Unknown(2);
        Assert.Equal([(0, NextStep.Learn)], Choose(progress, Goals(0, 1)));
    }

    [Fact]
    public void What_opens_more_of_the_way_comes_first()
    {
        // 0 opens 2, 3, 4; 1 opens 5
        var progress = new TestProgress([[], [], [0], [0], [3], [1]]);
        for (var unit = 0; unit < 6; unit++)
            progress.Unknown(unit);
        Assert.Equal([0, 1], Choose(progress, Goals(4, 2, 5)).Select(s => s.Unit));
    }

    [Fact]
    public void What_was_just_failed_comes_before_what_was_never_tried()
    {
        var progress = new TestProgress([[], []]).Unknown(0).Learning(1, .55);
        Assert.Equal([1, 0], Choose(progress, Goals(0, 1)).Select(s => s.Unit));
    }

    [Fact]
    public void A_teachers_target_comes_before_the_rest()
    {
        var progress = new TestProgress([[], []]).Unknown(0).Unknown(1);
        var goals = new GoalPlan(GoalSource.Learner, [0, 1], [0, 1], new HashSet<int> { 1 });
        Assert.Equal([1, 0], Choose(progress, goals).Select(s => s.Unit));
    }

    [Fact]
    public void Equals_go_by_code()
    {
        var progress = new TestProgress([[], [], []]).Unknown(0).Unknown(1).Unknown(2);
        Assert.Equal([0, 1, 2], Choose(progress, Goals(2, 0, 1)).Select(s => s.Unit));
    }

    [Fact]
    public void No_step_ever_comes_before_its_prerequisites()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var progress = TestProgress.Random(seed);
            var goals = RandomGoals(progress, seed);
            foreach (var step in Steps.Choose(progress, goals, TestProgress.Now, 20))
            {
                Assert.Equal(Readiness.Ready, progress.State(step.Unit).Readiness);
                foreach (var prerequisite in progress.Prerequisites(step.Unit))
                    Assert.True(progress.State(prerequisite).Satisfied);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_skill_is_offered_twice_and_the_same_inputs_give_the_same_steps()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var progress = TestProgress.Random(seed);
            var goals = RandomGoals(progress, seed);
            var steps = Steps.Choose(progress, goals, TestProgress.Now, 20);
            Assert.Equal(steps.Count, steps.Select(s => s.Unit).Distinct().Count());
            Assert.Equal(steps, Steps.Choose(TestProgress.Random(seed), goals, TestProgress.Now, 20));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Mastered_skills_are_offered_only_to_repair_what_builds_on_them()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var progress = TestProgress.Random(seed);
            foreach (var step in Steps.Choose(progress, RandomGoals(progress, seed), TestProgress.Now, 20))
                Assert.True(progress.State(step.Unit).Status != MasteryStatus.Mastered || step.Kind == NextStep.Repair);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    static GoalPlan RandomGoals(TestProgress progress, int seed)
    {
        var random = new Random(seed ^ 77);
        var units = Enumerable.Range(0, progress.Count).Where(_ => random.Next(4) == 0).ToArray();
        return new((GoalSource)random.Next(4), units, units, units.Where(_ => random.Next(3) == 0).ToHashSet());
    }
}
