using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Learners;

/// <summary>What a resource must meet to be recommended to a learner (schema.org accessibility properties).</summary>
/// <param name="AccessModeSufficient">The modes that the learner can use; a resource must be sufficient in them. Empty: any.</param>
/// <param name="Features">accessibilityFeature values that a resource must have.</param>
/// <param name="WithoutHazards">accessibilityHazard values that a resource must not have.</param>
public sealed record AccessNeeds(IReadOnlyList<AccessMode> AccessModeSufficient, IReadOnlyList<string> Features, IReadOnlyList<string> WithoutHazards)
{
    /// <summary>No needs.</summary>
    public static AccessNeeds None { get; } = new([], [], []);

    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty => AccessModeSufficient.Count == 0 && Features.Count == 0 && WithoutHazards.Count == 0;
}
