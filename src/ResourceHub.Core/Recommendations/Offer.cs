namespace ResourceHub.Core.Recommendations;

/// <summary>What a recommendation's id says: who was offered what, for which skill, and when.</summary>
/// <param name="Organization">The organisation.</param>
/// <param name="Learner">The learner; null for an offer to a group.</param>
/// <param name="Group">The group; null for an offer to one learner.</param>
/// <param name="Skill">CASE identifier of the recommended skill.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Kind">The next step.</param>
/// <param name="Slot">What the resource is for.</param>
/// <param name="At">When it was offered; whole seconds.</param>
public sealed record Offer(Guid Organization, Guid? Learner, Guid? Group, Guid Skill, Guid Resource, NextStep Kind, BundleSlot Slot, DateTimeOffset At);
