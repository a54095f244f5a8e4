using ResourceHub.Core.Access;

namespace ResourceHub.Core.Recommendations;

/// <summary>Keeps what a learner made of an offer, so that later offers heed it.</summary>
public sealed class Choose(RecommendationIds ids, IOfferAccess access, IChoices choices, TimeProvider clock)
{
    /// <summary>The longest note that is kept.</summary>
    public const int MostNote = 1_000;

    /// <summary>Takes or turns down an offer.</summary>
    /// <returns>The learner whom it was made to (null for a group's), or what was wrong.</returns>
    public async Task<(Guid? Learner, UserError? Error)> RunAsync(Caller caller, string recommendation, bool accepted, string? note, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        if (!ids.TryDecode(recommendation, out var offer, out var problem))
            return (null, problem);
        if (note?.Length > MostNote)
            return (null, UserError.At("TEXT_TOO_LONG", $"reason has {note.Length} characters; at most {MostNote} are kept.", "reason"));
        // somebody else's offer is no recommendation to this caller, and nothing more is said of it
        if (caller.Organization != offer.Organization || !await access.MayChooseAsync(caller, offer, cancellationToken))
            return (null, UserError.At("RECOMMENDATION_INVALID", "This is not a recommendation to anyone whom this key reaches.", "recommendation"));
        await choices.SaveAsync(new Choice(offer, accepted, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), clock.GetUtcNow()), cancellationToken);
        return (offer.Learner, null);
    }
}
