using static ResourceHub.Core.Learners.Model.DeterministicMath;

namespace ResourceHub.Core.Learners.Model;

/// <summary>Bayesian knowledge tracing (Corbett, Anderson 1995): a skill is known or not; answers move the probability.</summary>
internal sealed class BktModel : ILearnerModel
{
    /// <summary>Its name in the configuration.</summary>
    public const string ModelName = "bkt";

    /// <summary>The one instance: it holds nothing.</summary>
    public static BktModel Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public void Answer(LearnerState state, FoldContext context, FoldRecord record, double score, double weight, Span<double> steps)
    {
        for (var i = 0; i < record.Units.Count; i++)
        {
            var (unit, share) = record.Units[i];
            var own = state.Units[unit];
            var parameters = Parameters(context, unit);
            var known = own.HasEvidence ? own.Known : parameters.Known;
            var before = known;
            // a weight of several items is as many answers, the last of them in part
            for (var left = weight * share; left > 1e-9; left--)
                known += Math.Min(1, left) * (Next(parameters, known, score) - known);
            own.Known = known;
            own.Right += weight * share * score;
            own.Wrong += weight * share * (1 - score);
            own.Information += weight * share;
            steps[i] = DeterministicMath.Logit(Success(parameters, known)) - DeterministicMath.Logit(Success(parameters, before));
        }
    }

    /// <inheritdoc/>
    public double ExpectedSuccess(LearnerState state, FoldContext context, int unit, long at)
    {
        var parameters = Parameters(context, unit);
        return Success(parameters, KnownOf(state, parameters, unit));
    }

    /// <inheritdoc/>
    public double MasteryMeasure(LearnerState state, FoldContext context, int unit, long at) => KnownOf(state, Parameters(context, unit), unit);

    /// <inheritdoc/>
    public double Variance(LearnerState state, FoldContext context, int unit, long at)
    {
        // a variable of two values, the logits of success with and without the skill
        var parameters = Parameters(context, unit);
        var known = KnownOf(state, parameters, unit);
        var apart = Sharp(1 - parameters.Slip) - Sharp(parameters.Guess);
        return apart * apart * known * (1 - known);
    }

    static double Next(BktParameters parameters, double known, double score)
    {
        var success = Success(parameters, known);
        var afterRight = known * (1 - parameters.Slip) / success;
        var afterWrong = known * parameters.Slip / (1 - success);
        var seen = score * afterRight + (1 - score) * afterWrong;
        return seen + (1 - seen) * parameters.Learn;
    }

    static double Success(BktParameters parameters, double known) => known * (1 - parameters.Slip) + (1 - known) * parameters.Guess;

    static double Sharp(double p) => DeterministicMath.Logit(Math.Clamp(p, .001, .999));

    static double KnownOf(LearnerState state, BktParameters parameters, int unit)
        => state.Units.TryGetValue(unit, out var own) && own.HasEvidence ? own.Known : parameters.Known;

    static BktParameters Parameters(FoldContext context, int unit) => context.SkillCalibration(unit)?.Bkt ?? context.Calibration.Bkt;
}
