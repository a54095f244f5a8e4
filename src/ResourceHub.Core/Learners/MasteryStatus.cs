namespace ResourceHub.Core.Learners;

/// <summary>What a learner's evidence says about a skill.</summary>
public enum MasteryStatus
{
    /// <summary>No evidence.</summary>
    Unknown,

    /// <summary>Some evidence, not yet enough.</summary>
    Learning,

    /// <summary>The rule of mastery holds.</summary>
    Mastered,

    /// <summary>Was mastered and fades; still satisfies whatever needs it.</summary>
    ReviewDue,
}
