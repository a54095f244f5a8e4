using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Recommendations;

/// <summary>A resource chosen for a slot, with what spoke for it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Slot">What it is for.</param>
/// <param name="AlignedTo">The skill that it is aligned to, as its provider said.</param>
/// <param name="Role">How it is aligned.</param>
/// <param name="Directness">See <see cref="AlignmentScope"/>.</param>
/// <param name="TypeFit">How well its kind suits the slot, 0 to 1.</param>
/// <param name="Score">From 0 to 1.</param>
/// <param name="ExpectedSuccess">On its tasks; null where it has none.</param>
internal sealed record ResourceOffer(LearningResource Resource, BundleSlot Slot, Guid AlignedTo, AlignmentRole Role, double Directness, double TypeFit, double Score, double? ExpectedSuccess)
{
    /// <summary>It suits no other slot better.</summary>
    public bool IsMadeForSlot { get; init; }

    /// <summary>Its level is the skill's or the learner's.</summary>
    public bool FitsLevel { get; init; }

    /// <summary>Its use is clearly associated with later success among learners who started alike.</summary>
    public bool HasHelped { get; init; }

    /// <summary>It fits the minutes that were asked for.</summary>
    public bool FitsTime { get; init; }

    /// <summary>An interest that it meets; null for none.</summary>
    public string? Interest { get; init; }

    /// <summary>A preferred mode that it has; null for none.</summary>
    public AccessMode? PreferredMode { get; init; }

    /// <summary>It was taken before.</summary>
    public bool TakenBefore { get; init; }

    /// <summary>It differs in kind from the first offer of its slot.</summary>
    public bool DiffersInKind { get; init; }

    /// <summary>It comes from another provider than the first offer of its slot, or see <see cref="ElsewhereThanLearning"/>.</summary>
    public bool DiffersInProvider { get; init; }

    /// <summary>It re-assesses, and comes from another provider than all that is offered to learn from.</summary>
    public bool ElsewhereThanLearning { get; init; }
}
