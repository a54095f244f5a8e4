using ResourceHub.Core.Learners.Model;

namespace ResourceHub.Core.Tests.Learners.Model;

public sealed class ScaledScoreOverlayTests
{
    static readonly (double, double)[] Anchors = [(3, 400), (4, 470), (5, 520)];

    [Fact]
    public void A_score_places_a_learner_until_answers_outweigh_it()
    {
        var world = new World(5);
        var overlay = ScaledScoreOverlay.Place(Anchors, 435, 10, ModelOptions.Default)!;
        Assert.Equal(3.5, overlay.Level, 1e-9);
        Assert.Equal(.5, overlay.StandardError, 1e-9);

        var unit = world.Unit("a");
        Assert.Equal(.8389, world.P(world.Fold()), .0001);
        Assert.Equal(.7133, DeterministicMath.Sigmoid(AbilityModel.LogitAt(world.Fold(), world.Context, unit, World.Day0.UtcTicks) + Shift(0)), .0001);
        foreach (var (right, shift) in new[] { (1, -.6082), (2, -.4627), (3, -.3115), (4, -.1569), (5, 0) })
            Assert.Equal(shift, Shift(right), .0001);

        double Shift(int right)
        {
            var state = world.Fold(world.Answers(new string('R', right)));
            var ability = state.Subjects.GetValueOrDefault("Mathematics")?.Ability ?? world.Context.FirstAbility(World.Day0.UtcTicks);
            return overlay.Shift(ability, AbilityModel.AbilityVariance(state, world.Context, "Mathematics", World.Day0.UtcTicks), state.Units.GetValueOrDefault(unit)?.Items ?? 0, ModelOptions.Default);
        }
    }

    [Theory]
    [InlineData(100, 2)]
    [InlineData(400, 3)]
    [InlineData(495, 4.5)]
    [InlineData(900, 6)]
    public void Beyond_the_anchors_it_goes_one_level_at_most(double score, double level)
        => Assert.Equal(level, ScaledScoreOverlay.Place(Anchors, score, null, ModelOptions.Default)!.Level, 1e-9);

    [Fact]
    public void Without_a_measure_of_error_it_is_one_logit_and_without_anchors_it_moves_nothing()
    {
        Assert.Equal(1, ScaledScoreOverlay.Place(Anchors, 435, null, ModelOptions.Default)!.StandardError);
        Assert.Null(ScaledScoreOverlay.Place([], 435, 10, ModelOptions.Default));
    }
}
