namespace ResourceHub.Core.Evidence;

/// <summary>What sort of thing was observed.</summary>
public enum EvidenceKind
{
    /// <summary>An answer to one item of an assessment.</summary>
    AssessmentItem,

    /// <summary>A score on a skill.</summary>
    SkillScore,

    /// <summary>A score on a vendor's scale.</summary>
    ScaledScore,

    /// <summary>A criterion of a rubric.</summary>
    Rubric,

    /// <summary>Something that was seen.</summary>
    Observation,

    /// <summary>Work with a resource, or an answer within it.</summary>
    Activity,

    /// <summary>A teacher's judgement of a skill.</summary>
    Judgement,
}
