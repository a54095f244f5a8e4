using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Recommendations;

/// <summary>What ranking resources reads of one learner.</summary>
internal sealed record BundleLearner
{
    /// <summary>Languages, best first; empty where not stated.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>Breaks ties only.</summary>
    public IReadOnlyList<AccessMode> PreferredAccessModes { get; init; } = [];

    /// <summary>Grade number in the skill's subject.</summary>
    public double? Level { get; init; }

    /// <summary>Expected success on a typical item of a skill.</summary>
    public Func<Guid, double?> SuccessOf { get; init; } = _ => null;

    /// <summary>Whether nothing that the resource needs first is missing.</summary>
    public Func<LearningResource, bool> IsReadyFor { get; init; } = _ => true;

    /// <summary>Resources used, and when last.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Used { get; init; } = new Dictionary<Guid, DateTimeOffset>();
}
