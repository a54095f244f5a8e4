using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>A learner's state of one skill at one instant; of a standard with parts, the state that its parts add up to.</summary>
public sealed record SkillStateView
{
    /// <summary>The skill.</summary>
    public required Skill Skill { get; init; }

    /// <summary>Probability of success on a typical item now, guessing taken out; null with neither a level nor evidence in the subject.</summary>
    public double? ExpectedSuccess { get; init; }

    /// <summary>Standard deviation of its logit.</summary>
    public double? Uncertainty { get; init; }

    /// <summary>What the evidence says, or the judgement that overrides it.</summary>
    public required MasteryStatus Status { get; init; }

    /// <summary>Whether the learner can start on it.</summary>
    public required Readiness Readiness { get; init; }

    /// <summary>What the state rests on.</summary>
    public required StateBasis Basis { get; init; }

    /// <summary>Scored pieces of evidence that named it and counted.</summary>
    public int EvidenceCount { get; init; }

    /// <summary>When the newest of them was.</summary>
    public DateTimeOffset? LastEvidenceAt { get; init; }

    /// <summary>When forgetting makes a re-test worthwhile; null unless it was mastered on evidence.</summary>
    public DateTimeOffset? ReviewDueAt { get; init; }

    /// <summary>The judgement that stands.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>Whether it satisfies what needs it: mastered, due for review, or presumed.</summary>
    public bool Satisfied => Mastered || Presumed;

    /// <summary>Mastered, whether or not a review is due.</summary>
    public bool Mastered => Status is MasteryStatus.Mastered or MasteryStatus.ReviewDue;

    /// <summary>Taken for known without own evidence.</summary>
    public bool Presumed => Basis is StateBasis.Implied or StateBasis.LevelPrior or StateBasis.ScaledScore && Status == MasteryStatus.Unknown;
}
