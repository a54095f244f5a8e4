namespace ResourceHub.Core.Recommendations;

/// <summary>What a learner or a group made of an offer.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Accepted">Taken or turned down.</param>
/// <param name="Note">Why, in the sender's words; at most 1,000 characters.</param>
/// <param name="At">When it was said.</param>
public sealed record Choice(Offer Offer, bool Accepted, string? Note, DateTimeOffset At);
