namespace ResourceHub.Core.Learners;

/// <summary>What a state rests on most.</summary>
public enum StateBasis
{
    /// <summary>The learner's own answers.</summary>
    Evidence,

    /// <summary>Mastered skills that build on it.</summary>
    Implied,

    /// <summary>A scaled score that placed the learner.</summary>
    ScaledScore,

    /// <summary>The learner's level lies well above it.</summary>
    LevelPrior,

    /// <summary>A teacher's judgement.</summary>
    Judgement,

    /// <summary>Nothing.</summary>
    None,
}
