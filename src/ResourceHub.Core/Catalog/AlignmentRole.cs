namespace ResourceHub.Core.Catalog;

/// <summary>How a resource is tied to a skill: schema.org teaches, assesses, competencyRequired.</summary>
public enum AlignmentRole
{
    /// <summary>The resource teaches the skill.</summary>
    Teaches,

    /// <summary>The resource assesses the skill.</summary>
    Assesses,

    /// <summary>The skill is needed before the resource.</summary>
    Requires,
}
