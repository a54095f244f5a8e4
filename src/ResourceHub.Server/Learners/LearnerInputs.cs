using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Learners;

/// <summary>The contract's <c>LearnerRef</c>: exactly one is given.</summary>
internal sealed record LearnerRefInput(string? Id, string? ExternalId)
{
    /// <summary>The reference; an id of something else is one that no learner has.</summary>
    public LearnerRef ToRef()
        => Id is null ? LearnerRef.Of(ExternalId!)
            : GlobalId.TryDecode(Id, "Learner", out var id) ? LearnerRef.Of(id)
            : LearnerRef.Of(Guid.Empty);
}

internal sealed record UpsertLearnersInput(IReadOnlyList<LearnerInput> Learners);

internal sealed record UpsertLearnersPayload(IReadOnlyList<Learner> Learners, IReadOnlyList<UserError> Errors);

internal sealed record SetGoalsInput(LearnerRefInput Learner, IReadOnlyList<GoalInput> Goals);

internal sealed record SetGoalsPayload(Learner? Learner, IReadOnlyList<UserError> Errors);

internal sealed record SetPreferencesInput(
    LearnerRefInput Learner,
    Optional<IReadOnlyList<string>?> Interests,
    Optional<IReadOnlyList<string>?> Languages,
    Optional<IReadOnlyList<AccessMode>?> PreferredAccessModes,
    Optional<AccessNeedsInput?> AccessNeeds,
    Optional<string?> Motivations)
{
    public Preferences ToPreferences() => new(
        Given(Interests), Given(Languages), Given(PreferredAccessModes),
        AccessNeeds.HasValue ? new Given<AccessNeeds>(AccessNeeds.Value?.ToNeeds()) : null,
        Given(Motivations));

    static Given<T>? Given<T>(Optional<T?> value) where T : class => value.HasValue ? new Given<T>(value.Value) : null;
}

internal sealed record AccessNeedsInput(IReadOnlyList<AccessMode>? AccessModeSufficient, IReadOnlyList<string>? Features, IReadOnlyList<string>? WithoutHazards)
{
    public AccessNeeds ToNeeds() => new([.. (AccessModeSufficient ?? []).Distinct()], Features ?? [], WithoutHazards ?? []);
}

internal sealed record SetPreferencesPayload(Learner? Learner, IReadOnlyList<UserError> Errors);

internal sealed record EraseLearnerInput(LearnerRefInput Learner, bool DryRun);

internal sealed record EraseLearnerPayload(ErasedCounts? Removed, IReadOnlyList<UserError> Errors);

/// <summary>Which refusals a payload shows: all but that the key may not ask.</summary>
internal static class Refusals
{
    public static bool IsUserError(this HubException problem) => problem.Code is not ("FORBIDDEN" or "UNAUTHENTICATED");
}
