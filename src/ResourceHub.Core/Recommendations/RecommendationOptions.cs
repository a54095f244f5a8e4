namespace ResourceHub.Core.Recommendations;

/// <summary>
/// The numbers behind "what next" and "with what". Every part of a score lies between 0 and 1 and is multiplied by its weight here,
/// so a weight says how much that part can move an offer against the others.
/// </summary>
public sealed class RecommendationOptions
{
    /// <summary>Where a host's configuration holds these options.</summary>
    public const string Section = "Recommendations";

    /// <summary>How long a recommendation's id can be used. Default 180 days.</summary>
    public TimeSpan Validity { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Wrong answers in a row on a skill that lead to its weakest prerequisite. Default 2, at least 1.</summary>
    public int WrongInARow { get; set; } = 2;

    /// <summary>Below this expected success a presumption is uncertain, and is probed where a goal needs it. Default .90, the model's entry to mastery.</summary>
    public double PresumptionCut { get; set; } = .90;

    /// <summary>How far back evidence names goals for a learner without level and goals. Default 365 days.</summary>
    public TimeSpan EvidenceWindow { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Next skills that wait for it on the way to the goals. Default 3.</summary>
    public double UnlocksWeight { get; set; } = 3;

    /// <summary>Answers that say it is not held yet, fading by half for each <see cref="GapHalfLife"/> that they are older than the learner's newest. Default 3.</summary>
    public double GapWeight { get; set; } = 3;

    /// <summary>How fast a gap that answers showed loses its pull. Default 14 days.</summary>
    public TimeSpan GapHalfLife { get; set; } = TimeSpan.FromDays(14);

    /// <summary>A teacher's target or a goal of the request, or half of it on the way there. Default 3.</summary>
    public double PriorityWeight { get; set; } = 3;

    /// <summary>Mastered and overdue for a re-test. Default 3.</summary>
    public double ForgettingWeight { get; set; } = 3;

    /// <summary>How much an answer would tell. Default 1.</summary>
    public double UncertaintyWeight { get; set; } = 1;

    /// <summary>Nearness to the learner's level. Default 1.</summary>
    public double NearnessWeight { get; set; } = 1;

    /// <summary>It is itself a goal. Default .5.</summary>
    public double GoalWeight { get; set; } = .5;

    /// <summary>A resource for the skill itself (1), its standard (.6) or its cluster (.2). Default 4.</summary>
    public double AlignmentWeight { get; set; } = 4;

    /// <summary>How well its type suits the slot. Default 2.</summary>
    public double TypeWeight { get; set; } = 2;

    /// <summary>Expected success near the band of the step. Default 1.</summary>
    public double SuccessWeight { get; set; } = 1;

    /// <summary>Its level is the skill's or the learner's. Default 1.5.</summary>
    public double LevelWeight { get; set; } = 1.5;

    /// <summary>It is in a language of the learner. Default 3.</summary>
    public double LanguageWeight { get; set; } = 3;

    /// <summary>Free of charge and under a licence that allows sharing. Default .5.</summary>
    public double LicenceWeight { get; set; } = .5;

    /// <summary>It fits the minutes at hand. Default 1.</summary>
    public double TimeWeight { get; set; } = 1;

    /// <summary>The learner has not just used it. Default 2.</summary>
    public double NoveltyWeight { get; set; } = 2;

    /// <summary>It meets an interest. Default 1.</summary>
    public double InterestWeight { get; set; } = 1;

    /// <summary>What the learner took before (for) or turned down (against). Default 2.</summary>
    public double ChoiceWeight { get; set; } = 2;

    /// <summary>It differs in kind and provider from what is offered beside it. Default 1.5.</summary>
    public double DiversityWeight { get; set; } = 1.5;

    /// <summary>Its use is clearly associated with a gain of .20 in later success elsewhere, or more; less in proportion, and a loss speaks against it. Default 1.5.</summary>
    public double EffectWeight { get; set; } = 1.5;

    /// <summary>How long use of a resource makes it no news. Default 30 days.</summary>
    public TimeSpan NoveltyWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a choice is heeded. Default 180 days.</summary>
    public TimeSpan ChoiceWindow { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Resources that each skill's search may bring, from 10 to 200. Default 40.</summary>
    public int PoolSize { get; set; } = 40;

    /// <summary>What is wrong with these options; null where nothing is.</summary>
    public string? Problem() => Problems().FirstOrDefault();

    IEnumerable<string> Problems()
    {
        if (Validity <= TimeSpan.Zero)
            yield return $"{Section}:Validity must be longer than zero.";
        if (WrongInARow < 1)
            yield return $"{Section}:WrongInARow must be at least 1.";
        if (PresumptionCut is not (> 0 and < 1))
            yield return $"{Section}:PresumptionCut must lie between 0 and 1.";
        if (EvidenceWindow <= TimeSpan.Zero || GapHalfLife <= TimeSpan.Zero)
            yield return $"{Section}:EvidenceWindow and GapHalfLife must be longer than zero.";
        if (PoolSize is < 10 or > 200)
            yield return $"{Section}:PoolSize must be from 10 to 200.";
        foreach (var property in typeof(RecommendationOptions).GetProperties())
        {
            if (property.Name.EndsWith("Weight", StringComparison.Ordinal) && property.GetValue(this) is double weight && !(weight >= 0))
                yield return $"{Section}:{property.Name} must not be negative.";
        }
    }
}
