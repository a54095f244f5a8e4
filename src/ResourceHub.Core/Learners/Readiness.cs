namespace ResourceHub.Core.Learners;

/// <summary>Whether a learner can start on a skill.</summary>
public enum Readiness
{
    /// <summary>Every prerequisite is satisfied.</summary>
    Ready,

    /// <summary>A prerequisite is not satisfied.</summary>
    Blocked,

    /// <summary>Free of missing prerequisites, but more than one level above the learner's.</summary>
    Ahead,
}
