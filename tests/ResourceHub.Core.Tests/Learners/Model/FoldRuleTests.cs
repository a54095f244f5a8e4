using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Learners.Model;

/// <summary>The rules around the numbers: what counts, what is presumed, what a judgement does.</summary>
public sealed class FoldRuleTests
{
    static readonly Dictionary<string, double?> Ladder = new() { ["k1"] = 1, ["k2"] = 2, ["k3"] = 3, ["k4"] = 4, ["k5"] = 5, ["k6"] = 6 };
    static readonly Dictionary<string, string[]> Steps = new() { ["k2"] = ["k1"], ["k3"] = ["k2"], ["k4"] = ["k3"], ["k5"] = ["k4"], ["k6"] = ["k5"] };

    [Fact]
    public void Exposure_changes_no_number()
    {
        var world = new World();
        var scored = world.Answers("RR");
        var seen = world.Scored(1) with { Exposure = true };
        var unscored = world.Scored(1) with { Score = null };

        Assert.Equal(world.P(world.Fold(scored)), world.P(world.Fold(scored, [seen, unscored])));
    }

    [Fact]
    public void More_than_one_attempt_means_that_the_first_was_wrong()
    {
        var world = new World();

        Assert.Equal(world.P(world.Fold([world.Scored(0)])), world.P(world.Fold([world.Scored(1, attempts: 2)])));
    }

    [Fact]
    public void What_lies_two_levels_below_is_presumed_and_what_lies_two_above_is_ahead()
    {
        var world = new World(skills: Ladder);
        var view = world.View(world.Fold());

        Assert.Equal(StateBasis.LevelPrior, view.Unit(world.Unit("k2")).Basis);
        Assert.True(view.IsSatisfied(world.Unit("k2")));
        Assert.Equal(StateBasis.None, view.Unit(world.Unit("k3")).Basis);
        Assert.Equal(MasteryStatus.Unknown, view.Unit(world.Unit("k2")).Status);
        Assert.Equal(Readiness.Ready, view.ReadinessOf(world.Unit("k5")));
        Assert.Equal(Readiness.Ahead, view.ReadinessOf(world.Unit("k6")));
    }

    [Fact]
    public void Without_a_level_nothing_is_presumed_or_ahead()
    {
        var world = new World(level: null, skills: Ladder, prerequisites: Steps);
        var view = world.View(world.Fold());

        Assert.False(view.IsSatisfied(world.Unit("k1")));
        Assert.Null(view.Unit(world.Unit("k1")).ExpectedSuccess);
        Assert.Equal([world.Unit("k1")], view.ReadyToLearn());
        Assert.Equal(Readiness.Blocked, view.ReadinessOf(world.Unit("k6")));
    }

    [Fact]
    public void Without_a_level_the_first_evidence_says_where_the_ability_starts()
    {
        var world = new World(level: null, skills: Ladder);
        var state = world.Fold(world.Answers("R", 0, "k6"));

        Assert.Equal(1.6, state.Subjects["Mathematics"].FirstAbility, 1e-9);
        Assert.NotNull(world.View(state).Unit(world.Unit("k1")).ExpectedSuccess);
    }

    [Fact]
    public void A_mastered_skill_implies_what_it_builds_on()
    {
        var world = new World(level: null, skills: Ladder, prerequisites: Steps);
        var view = world.View(world.Fold(world.Answers("RRRRRRRR", 0, "k5"), world.Answers("W", 0, "k2")));

        Assert.Equal(StateBasis.Implied, view.Unit(world.Unit("k4")).Basis);
        Assert.Equal(StateBasis.Implied, view.Unit(world.Unit("k3")).Basis);
        Assert.Equal(StateBasis.Evidence, view.Unit(world.Unit("k2")).Basis);
        Assert.Equal(StateBasis.None, view.Unit(world.Unit("k1")).Basis);
        Assert.False(view.IsSatisfied(world.Unit("k2")));
    }

    [Fact]
    public void Two_wrong_answers_in_a_row_withdraw_presumptions_next_to_them()
    {
        var world = new World(level: 6, skills: Ladder, prerequisites: Steps);
        var one = world.View(world.Fold(world.Answers("W", 0, "k3")));
        Assert.True(one.IsSatisfied(world.Unit("k2")));

        var view = world.View(world.Fold(world.Answers("WW", 0, "k3")));

        Assert.True(view.PresumptionWithdrawn(world.Unit("k2")));
        Assert.True(view.PresumptionWithdrawn(world.Unit("k4")));
        Assert.False(view.IsSatisfied(world.Unit("k2")));
        Assert.True(view.IsSatisfied(world.Unit("k1")));
        Assert.Equal(2, view.WrongInARow(world.Unit("k3")));
        Assert.Equal([world.Unit("k3")], view.MissingPrerequisites(world.Unit("k4")));
    }

    [Fact]
    public void A_prerequisite_far_below_keeps_its_presumption()
    {
        var world = new World(level: 6, skills: Ladder, prerequisites: new Dictionary<string, string[]> { ["k4"] = ["k2"] });
        var view = world.View(world.Fold(world.Answers("WW", 0, "k4")));

        Assert.True(view.IsSatisfied(world.Unit("k2")));
    }

    [Fact]
    public void A_judgement_stands_until_two_answers_contradict_it()
    {
        var world = new World();
        var judgement = world.Scored(1, 1) with { Score = null, Judgement = new Judgement(true, "I saw it", World.Day0, World.Id("judgement")) };

        var judged = world.View(world.Fold([judgement])).Unit(world.Unit("a"));
        Assert.Equal((MasteryStatus.Mastered, StateBasis.Judgement, true), (judged.Status, judged.Basis, judged.Satisfied));
        Assert.Equal("I saw it", judged.Judgement!.Note);
        Assert.Equal(.7006, judged.ExpectedSuccess!.Value, .0001);

        var once = world.View(world.Fold([judgement], world.Answers("W", 2), world.Answers("R", 2)), 2).Unit(world.Unit("a"));
        Assert.Equal(MasteryStatus.Mastered, once.Status);
        var twice = world.View(world.Fold([judgement], world.Answers("W", 2), world.Answers("RW", 2)), 2).Unit(world.Unit("a"));
        Assert.Equal((MasteryStatus.Learning, StateBasis.Evidence), (twice.Status, twice.Basis));
        var before = world.View(world.Fold(world.Answers("WW"), [judgement]), 2).Unit(world.Unit("a"));
        Assert.Equal(MasteryStatus.Mastered, before.Status);
    }

    [Fact]
    public void A_standard_adds_up_its_parts()
    {
        var world = new World(
            skills: new Dictionary<string, double?> { ["P.a"] = 4, ["P.b"] = 4 },
            parts: new Dictionary<string, string[]> { ["P"] = ["P.a", "P.b"] });
        var whole = world.Graph.Find(World.Id("P"))!.Index;

        var some = world.View(world.Fold(world.Answers("RRRR", 0, "P.a")));
        var state = some.Skill(whole);
        Assert.Equal(MasteryStatus.Learning, state.Status);
        Assert.Equal((some.Unit(world.Unit("P.a")).ExpectedSuccess + some.Unit(world.Unit("P.b")).ExpectedSuccess) / 2, state.ExpectedSuccess);

        var all = world.Fold(world.Answers("RRRR", 0, "P.a"), world.Answers("RRRR", 3, "P.b"));
        Assert.Equal(MasteryStatus.Mastered, world.View(all, 3).Skill(whole).Status);
        Assert.Equal(MasteryStatus.ReviewDue, world.View(all, 8).Skill(whole).Status);

        var named = LearnerView.Of(world.Learner, world.Graph, [EvidenceSamples.Item(world.Graph[whole], "one", 1, World.Day0)], World.Day0);
        Assert.Equal(1, named.Skill(whole).EvidenceCount);
        Assert.Equal(1, named.Unit(world.Unit("P.b")).EvidenceCount);
    }

    [Fact]
    public void Exact_matches_share_one_state()
    {
        var world = new World(
            skills: new Dictionary<string, double?> { ["a"] = 4, ["twin"] = 4 },
            more: graph => graph.Add(new AssociationRecord(World.Id("framework"), "exactMatchOf", World.Id("twin"), World.Id("a"))));
        var view = world.View(world.Fold(world.Answers("RRRR", 0, "twin")));

        Assert.Equal(world.Unit("a"), world.Unit("twin"));
        Assert.Equal(MasteryStatus.Mastered, view.Skill(world.Graph.Find(World.Id("a"))!.Index).Status);
    }

    [Fact]
    public void Subjects_never_share_an_ability()
    {
        var world = new World(
            skills: new Dictionary<string, double?> { ["a"] = 4, ["reading"] = 4 },
            subjects: new Dictionary<string, string> { ["reading"] = "Reading" });
        var alone = world.Fold(world.Answers("WWW", 0, "reading"));
        Assert.Equal(.7006, world.P(alone), .0001);

        var both = world.Fold([world.Scored(0, skills: ["a", "reading"])]);
        Assert.Equal(both.Subjects["Reading"].Ability, both.Subjects["Mathematics"].Ability);
        Assert.InRange(both.Subjects["Reading"].Ability, world.Fold(world.Answers("W")).Subjects["Mathematics"].Ability / 2 - .02, -.05);
    }

    [Fact]
    public void Bayesian_knowledge_tracing_works_behind_the_same_fold()
    {
        var world = new World(options: ModelOptions.Default with { Model = "bkt" });
        Assert.Equal(.4 * .9 + .6 * .2, world.P(world.Fold()), 1e-12);

        // L after one right answer: posterior .75, then learning
        Assert.Equal(.9 * .7875 + .2 * .2125, world.P(world.Fold(world.Answers("R"))), 1e-12);
        Assert.Equal(MasteryStatus.Mastered, world.Status(world.Fold(world.Answers("RRRR"))));
        Assert.Equal(MasteryStatus.Learning, world.Status(world.Fold(world.Answers("RRRRWW"))));
    }

    [Fact]
    public void A_calibration_shifts_what_is_expected()
    {
        var calibration = Calibration.Shipped with
        {
            Id = "other",
            Skills = new Dictionary<Guid, SkillCalibration> { [World.Id("a")] = new(.5, -.3, -.1) },
            Items = new Dictionary<ulong, double> { [ItemKey.Of(null, "test", "hard")] = -2 },
        };
        var world = new World(calibration: calibration);

        Assert.Equal(DeterministicMath.Sigmoid(.5), world.P(world.Fold()), 1e-12);
        Assert.True(world.P(world.Fold([world.Scored(1, item: "hard")])) > world.P(world.Fold([world.Scored(1, item: "usual")])));
        Assert.True(world.P(world.Fold(world.Answers("RR"))) < world.P(world.Fold(world.Answers("RR"))) + 1e-9);
    }

    [Fact]
    public void Options_out_of_range_say_so()
    {
        Assert.Empty(ModelOptions.Default.Problems());
        Assert.Contains("MasteryEntry is 0.99; it must be from 0.85 to 0.95.", (ModelOptions.Default with { MasteryEntry = .99 }).Problems());
        Assert.NotEqual(ModelOptions.Default.RulesVersion, (ModelOptions.Default with { Fading = .7 }).RulesVersion);
    }
}
