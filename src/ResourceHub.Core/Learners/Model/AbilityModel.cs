using static ResourceHub.Core.Learners.Model.DeterministicMath;

namespace ResourceHub.Core.Learners.Model;

/// <summary>
/// Ability and recent counts: one ability per subject (Elo for education, Pelánek 2016, with a Kalman-like step) and two faded counters
/// per skill (performance factors, Pavlik, Cen, Koedinger 2009; recent, Galyardt, Goldin 2015).
/// </summary>
internal sealed class AbilityModel : ILearnerModel
{
    /// <summary>Its name in the configuration.</summary>
    public const string ModelName = "ability";

    /// <summary>The one instance: it holds nothing.</summary>
    public static AbilityModel Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public void Answer(LearnerState state, FoldContext context, FoldRecord record, double score, double weight, Span<double> steps)
    {
        var options = context.Options;
        var logit = context.Difficulty(record.Item);
        foreach (var (unit, share) in record.Units)
            logit += share * Logit(state.Units[unit], context, unit, state.Subjects[context.Units.Subject(unit)], 1);
        var sigma = Sigmoid(logit);
        var p = record.Guess + (1 - record.Guess) * sigma;
        // score and information of the three-parameter model (Birnbaum 1968); without guessing 1 and p(1−p)
        var ratio = sigma / p;
        var information = sigma * sigma * (1 - p) / p;

        MoveAbilities(state, context, record, weight, information, ratio * (score - p));
        for (var i = 0; i < record.Units.Count; i++)
        {
            var (unit, share) = record.Units[i];
            var own = state.Units[unit];
            var (rightWeight, wrongWeight) = Weights(context, unit);
            var before = Counts(own, rightWeight, wrongWeight, 1);
            var omega = weight * share;
            var kept = omega == 1 ? options.Fading : Pow(options.Fading, omega);
            var gained = options.Fading >= 1 ? omega : (1 - kept) / (1 - options.Fading);
            var right = kept * own.Right + gained * score * ratio;
            // a full score never lowers the right count, however easily it could be guessed
            own.Right = score >= 1 ? Math.Max(own.Right, right) : right;
            own.Wrong = kept * own.Wrong + gained * (1 - score);
            own.Information += omega * information;
            steps[i] = Counts(own, rightWeight, wrongWeight, 1) - before;
        }
    }

    /// <inheritdoc/>
    public double ExpectedSuccess(LearnerState state, FoldContext context, int unit, long at) => Sigmoid(LogitAt(state, context, unit, at));

    /// <inheritdoc/>
    public double MasteryMeasure(LearnerState state, FoldContext context, int unit, long at) => ExpectedSuccess(state, context, unit, at);

    /// <inheritdoc/>
    public double Variance(LearnerState state, FoldContext context, int unit, long at)
    {
        var ability = AbilityVariance(state, context, context.Units.Subject(unit), at);
        var information = state.Units.TryGetValue(unit, out var own) ? own.Information * LearnerFold.Kept(own.FadedAt, at, own.HalfLife) : 0;
        return ability + 1 / (1 / context.Options.SkillVariance + information);
    }

    /// <summary>z of a unit at an instant.</summary>
    public static double LogitAt(LearnerState state, FoldContext context, int unit, long at)
    {
        var subject = state.Subjects.GetValueOrDefault(context.Units.Subject(unit)) ?? Start(context.FirstAbility(at));
        return state.Units.TryGetValue(unit, out var own)
            ? Logit(own, context, unit, subject, LearnerFold.Kept(own.FadedAt, at, own.HalfLife))
            : Easiness(context, unit, subject) + subject.Ability;
    }

    /// <summary>Variance of an ability at an instant.</summary>
    public static double AbilityVariance(LearnerState state, FoldContext context, string subject, long at)
    {
        var information = state.Subjects.TryGetValue(subject, out var known)
            ? known.Information * LearnerFold.Kept(known.FadedAt, at, context.Options.AbilityHalfLife)
            : 0;
        return 1 / (1 / context.Options.AbilityVariance + information);
    }

    static SubjectState Start(double ability) => new() { Ability = ability, FirstAbility = ability };

    static void MoveAbilities(LearnerState state, FoldContext context, FoldRecord record, double weight, double information, double surprise)
    {
        var options = context.Options;
        for (var i = 0; i < record.Units.Count; i++)
        {
            var name = context.Units.Subject(record.Units[i].Unit);
            if (SeenBefore(context, record, i, name))
                continue;
            // evidence across subjects moves each ability by its share
            var share = 0.0;
            for (var j = i; j < record.Units.Count; j++)
            {
                if (context.Units.Subject(record.Units[j].Unit) == name)
                    share += record.Units[j].Share;
            }
            // shares of one subject add up to 1 but for rounding
            share = share > 1 - 1e-12 ? 1 : share;
            var subject = state.Subjects[name];
            subject.Information += weight * share * information;
            var gain = Math.Max(options.StepFloor, 1 / (1 / options.AbilityVariance + subject.Information));
            subject.Ability += Math.Clamp(gain * weight * share * surprise, -options.StepCap, options.StepCap);
        }
    }

    static bool SeenBefore(FoldContext context, FoldRecord record, int until, string subject)
    {
        for (var j = 0; j < until; j++)
        {
            if (context.Units.Subject(record.Units[j].Unit) == subject)
                return true;
        }
        return false;
    }

    static double Logit(UnitState own, FoldContext context, int unit, SubjectState subject, double kept)
    {
        var (rightWeight, wrongWeight) = Weights(context, unit);
        return Easiness(context, unit, subject) + subject.Ability + Counts(own, rightWeight, wrongWeight, kept) + own.Support * kept;
    }

    static double Counts(UnitState own, double rightWeight, double wrongWeight, double kept)
        => rightWeight * Ln(1 + own.Right * kept) + wrongWeight * Ln(1 + own.Wrong * kept);

    static (double Right, double Wrong) Weights(FoldContext context, int unit)
    {
        var own = context.SkillCalibration(unit);
        return (Math.Max(0, context.Calibration.RightWeight + (own?.RightDeparture ?? 0)), Math.Min(0, context.Calibration.WrongWeight + (own?.WrongDeparture ?? 0)));
    }

    static double Easiness(FoldContext context, int unit, SubjectState subject)
        => context.SkillCalibration(unit)?.Easiness
            ?? (context.Units.Level(unit) is { } level ? context.Options.Easiness - context.AbilityOf(level) : context.Options.Easiness - subject.FirstAbility);
}
