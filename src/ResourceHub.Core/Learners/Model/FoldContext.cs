namespace ResourceHub.Core.Learners.Model;

/// <summary>What one fold reads besides evidence: progression, constants, calibration, and the learner's dated levels.</summary>
internal sealed class FoldContext
{
    readonly IReadOnlyList<DatedLevel> _levels;

    /// <summary>A context for one learner.</summary>
    public FoldContext(IProgression units, ModelOptions options, Calibration calibration, IReadOnlyList<DatedLevel> levels)
    {
        (Units, Options, Calibration, _levels) = (units, options, calibration, levels);
        Model = options.Model == BktModel.ModelName ? BktModel.Instance : AbilityModel.Instance;
    }

    /// <summary>The progression.</summary>
    public IProgression Units { get; }

    /// <summary>The constants.</summary>
    public ModelOptions Options { get; }

    /// <summary>The fitted numbers.</summary>
    public Calibration Calibration { get; }

    /// <summary>The model that predicts.</summary>
    public ILearnerModel Model { get; }

    /// <summary>The learner's level on the day of an instant.</summary>
    public double? LevelAt(long at) => DatedLevel.On(_levels, DateOnly.FromDateTime(new DateTime(at, DateTimeKind.Utc)))?.Number;

    /// <summary>What was fitted for a unit.</summary>
    public SkillCalibration? SkillCalibration(int unit)
        => Calibration.Skills.Count == 0 ? null : Calibration.Skills.GetValueOrDefault(Units.Key(unit));

    /// <summary>δ of an item.</summary>
    public double Difficulty(ulong item) => Calibration.Items.Count == 0 || item == 0 ? 0 : Calibration.Items.GetValueOrDefault(item);

    /// <summary>θ that a level stands for.</summary>
    public double AbilityOf(double level) => Options.LevelSlope * (level - Options.ReferenceLevel);

    /// <summary>θ₀ at an instant, before any evidence in the subject.</summary>
    public double FirstAbility(long at) => LevelAt(at) is { } level ? AbilityOf(level) : 0;
}
