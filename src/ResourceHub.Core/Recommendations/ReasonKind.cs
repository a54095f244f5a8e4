namespace ResourceHub.Core.Recommendations;

/// <summary>Which link of the chain from evidence to resource a reason is.</summary>
public enum ReasonKind
{
    /// <summary>What the learner did.</summary>
    Evidence,

    /// <summary>Where that leaves the skill.</summary>
    SkillState,

    /// <summary>There is no evidence: the level or other skills stand in for it.</summary>
    Presumed,

    /// <summary>What the skill builds on, or what builds on it and fails.</summary>
    Prerequisite,

    /// <summary>Which goal it serves.</summary>
    Goal,

    /// <summary>How much waits for it.</summary>
    Unlocks,

    /// <summary>A re-test is due.</summary>
    ReviewDue,

    /// <summary>Which skill the resource is aligned to.</summary>
    Alignment,

    /// <summary>Its level is the skill's or the learner's.</summary>
    LevelFit,

    /// <summary>What its use is associated with.</summary>
    Effectiveness,

    /// <summary>It meets an interest.</summary>
    Interest,

    /// <summary>It meets the access needs.</summary>
    AccessNeed,

    /// <summary>It has the mode that the learner prefers.</summary>
    AccessMode,

    /// <summary>It differs from the other offers.</summary>
    Diversity,

    /// <summary>It fits the time at hand.</summary>
    TimeFit,

    /// <summary>What was taken or turned down before.</summary>
    Choice,

    /// <summary>A teacher's judgement.</summary>
    Judgement,
}
