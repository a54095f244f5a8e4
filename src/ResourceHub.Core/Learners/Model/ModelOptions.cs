using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ResourceHub.Core.Learners.Model;

/// <summary>The learner model's constants. Logits for abilities, days for time, items for weights.</summary>
public sealed record ModelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LearnerModel";

    /// <summary>The defaults.</summary>
    public static ModelOptions Default { get; } = new();

    /// <summary>Which model predicts: <c>ability</c> (ability and recent counts) or <c>bkt</c> (Bayesian knowledge tracing).</summary>
    public string Model { get; init; } = AbilityModel.ModelName;

    /// <summary>Fading of counts per item, .6 to 1.</summary>
    public double Fading { get; init; } = .8;

    /// <summary>Prior variance of an ability, above 0.</summary>
    public double AbilityVariance { get; init; } = .4;

    /// <summary>Prior variance of a skill, .5 to 1.5.</summary>
    public double SkillVariance { get; init; } = 1;

    /// <summary>The smallest step, so that no ability freezes, .05 to .2.</summary>
    public double StepFloor { get; init; } = .1;

    /// <summary>The largest step of an ability for one piece of evidence.</summary>
    public double StepCap { get; init; } = 1;

    /// <summary>Easiness of a skill at the reference level.</summary>
    public double Easiness { get; init; } = .85;

    /// <summary>Logits per grade level, .4 to 1.2.</summary>
    public double LevelSlope { get; init; } = .8;

    /// <summary>The level at which abilities are 0.</summary>
    public double ReferenceLevel { get; init; } = 4;

    /// <summary>Half-life of a skill's counters at first, days.</summary>
    public double HalfLife { get; init; } = 14;

    /// <summary>The shortest half-life, days.</summary>
    public double HalfLifeFloor { get; init; } = 7;

    /// <summary>The longest half-life, days.</summary>
    public double HalfLifeCap { get; init; } = 365;

    /// <summary>Half-life of what is known of an ability, 90 to 365 days.</summary>
    public double AbilityHalfLife { get; init; } = 180;

    /// <summary>Expected success that makes a skill mastered, .85 to .95.</summary>
    public double MasteryEntry { get; init; } = .90;

    /// <summary>The same after a long run of right answers.</summary>
    public double MasteryEntryAfterRun { get; init; } = .85;

    /// <summary>The length of that run.</summary>
    public int MasteryRun { get; init; } = 8;

    /// <summary>Item weights that mastery needs.</summary>
    public double MasteryItems { get; init; } = 3;

    /// <summary>Expected success below which a wrong answer ends mastery.</summary>
    public double MasteryExit { get; init; } = .75;

    /// <summary>Wrong answers in a row that end mastery, and that withdraw presumptions.</summary>
    public int WrongRun { get; init; } = 2;

    /// <summary>How far support reaches down the prerequisites, edges.</summary>
    public int SupportReach { get; init; } = 3;

    /// <summary>What is left of support after each edge.</summary>
    public double SupportPerEdge { get; init; } = 1.0 / 3;

    /// <summary>The most support that a skill can have.</summary>
    public double SupportCap { get; init; } = 1;

    /// <summary>Levels below the learner's at which a skill is presumed.</summary>
    public double PresumedBelow { get; init; } = 2;

    /// <summary>Levels above the learner's beyond which a skill is AHEAD.</summary>
    public double AheadAbove { get; init; } = 1;

    /// <summary>What is out of range, one sentence for each; empty where all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (Model is not (AbilityModel.ModelName or BktModel.ModelName))
            yield return $"Model is \"{Model}\"; it must be {AbilityModel.ModelName} or {BktModel.ModelName}.";
        foreach (var (name, value, low, high) in new[]
        {
            (nameof(Fading), Fading, .6, 1), (nameof(AbilityVariance), AbilityVariance, .05, 4), (nameof(SkillVariance), SkillVariance, .5, 1.5),
            (nameof(StepFloor), StepFloor, .05, .2), (nameof(StepCap), StepCap, .1, 5), (nameof(LevelSlope), LevelSlope, .4, 1.2),
            (nameof(HalfLife), HalfLife, HalfLifeFloor, HalfLifeCap), (nameof(HalfLifeFloor), HalfLifeFloor, 1, 365), (nameof(HalfLifeCap), HalfLifeCap, 7, 3650),
            (nameof(AbilityHalfLife), AbilityHalfLife, 90, 365), (nameof(MasteryEntry), MasteryEntry, .85, .95), (nameof(MasteryEntryAfterRun), MasteryEntryAfterRun, .75, .95),
            (nameof(MasteryExit), MasteryExit, .5, .85), (nameof(MasteryItems), MasteryItems, 1, 20), (nameof(MasteryRun), MasteryRun, 3, 50), (nameof(WrongRun), WrongRun, 1, 10),
            (nameof(SupportReach), SupportReach, 0, 5), (nameof(SupportPerEdge), SupportPerEdge, 0, 1), (nameof(SupportCap), SupportCap, 0, 3),
            (nameof(PresumedBelow), PresumedBelow, 1, 20), (nameof(AheadAbove), AheadAbove, 0, 20),
        })
        {
            if (!(value >= low && value <= high))
                yield return string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be from {low} to {high}.");
        }
    }

    /// <summary>A short name of these constants and of the fold's own rules: states under another name are folded anew.</summary>
    internal string RulesVersion => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LearnerFold.Rules + ToString())))[..16];

    /// <inheritdoc/>
    public bool Equals(ModelOptions? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    bool PrintMembers(StringBuilder text)
    {
        var values = new object[]
        {
            Model, Fading, AbilityVariance, SkillVariance, StepFloor, StepCap, Easiness, LevelSlope, ReferenceLevel, HalfLife, HalfLifeFloor, HalfLifeCap, AbilityHalfLife,
            MasteryEntry, MasteryEntryAfterRun, MasteryRun, MasteryItems, MasteryExit, WrongRun, SupportReach, SupportPerEdge, SupportCap, PresumedBelow, AheadAbove,
        };
        text.AppendJoin(' ', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));
        return true;
    }
}
