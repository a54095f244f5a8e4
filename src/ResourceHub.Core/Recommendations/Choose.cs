using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Recommendations;

/// <summary>Keeps what a learner made of an offer, so that later offers heed it.</summary>
public sealed class Choose(IRecommendationSecret secret, ILearnerStore learners, IGroups groups, IChoices choices, RecommendationOptions options, TimeProvider clock)
{
    /// <summary>The longest note that is kept, in characters.</summary>
    public const int MostNote = 1_000;

    /// <summary>Takes or turns down an offer.</summary>
    /// <returns>The learner whom it was made to (null for a group's), or what was wrong.</returns>
    public async Task<(Learner? Learner, UserError? Error)> RunAsync(Caller caller, string recommendation, bool accepted, string? note, CancellationToken cancellationToken)
    {
        // a learner's own key may choose without the scope to record
        if (caller.Role != Role.Learner)
            caller.Require(Scope.LearnersWrite);
        var ids = new RecommendationIds(await secret.GetAsync(cancellationToken), options.Validity, clock);
        if (!ids.TryDecode(recommendation, out var offer, out var problem))
            return (null, problem);
        if (note?.Length > MostNote)
            return (null, UserError.At("TEXT_TOO_LONG", $"reason has {note.Length} characters; at most {MostNote} are kept.", "reason"));
        var learner = await LearnerOfAsync(caller, offer, cancellationToken);
        // somebody else's offer is no recommendation to this caller, and nothing more is said of it
        if (offer.Learner is not null && learner is null || offer.Group is not null && !await ReachesGroupAsync(caller, offer, cancellationToken))
            return (null, UserError.At("RECOMMENDATION_INVALID", "This is not a recommendation to anyone whom this key reaches.", "recommendation"));
        await choices.SaveAsync(new Choice(offer, accepted, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), clock.GetUtcNow()), cancellationToken);
        return (learner, null);
    }

    async Task<Learner?> LearnerOfAsync(Caller caller, Offer offer, CancellationToken cancellationToken)
        => offer.Learner is { } id && LearnerFilter.Of(caller) is { } filter && filter.Organization == offer.Organization
            ? (await learners.GetManyAsync(filter, [id], cancellationToken)).GetValueOrDefault(id)
            : null;

    async Task<bool> ReachesGroupAsync(Caller caller, Offer offer, CancellationToken cancellationToken)
        => GroupAccess.Reaches(caller, offer.Organization, offer.Group!.Value)
            && (await groups.GetManyAsync(offer.Organization, [offer.Group.Value], cancellationToken)).Count > 0;
}
