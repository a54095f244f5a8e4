using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Learners;

/// <summary>Changes what a learner likes and needs: what is not given stays, what is given as null is cleared.</summary>
public sealed class SetPreferences(ILearnerStore learners, LearnerAccess access)
{
    /// <summary>Changes a learner's preferences.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>LEARNER_NOT_FOUND</c>.</exception>
    public async Task<(Learner? Learner, IReadOnlyList<UserError> Errors)> RunAsync(Caller caller, LearnerRef by, Preferences wish, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        var learner = await access.RequireAsync(caller, by, cancellationToken);
        var errors = new List<UserError>();
        LearnerTexts.Check(errors, wish.Interests?.Value, "interests");
        LearnerTexts.Check(errors, wish.Languages?.Value, "languages");
        LearnerTexts.Check(errors, wish.AccessNeeds?.Value?.Features, "features", "accessNeeds");
        LearnerTexts.Check(errors, wish.AccessNeeds?.Value?.WithoutHazards, "withoutHazards", "accessNeeds");
        if (wish.Motivations?.Value?.Length > 4000)
            errors.Add(UserError.At("TEXT_TOO_LONG", "Motivations have at most 4000 characters.", "motivations"));
        if (errors.Count > 0)
            return (null, errors);
        var changed = await learners.ChangeAsync(LearnerFilter.Of(caller)!, learner.Id, current => current with
        {
            Interests = wish.Interests is { } interests ? interests.Value ?? [] : current.Interests,
            Languages = wish.Languages is { } languages ? languages.Value ?? [] : current.Languages,
            PreferredAccessModes = wish.PreferredAccessModes is { } modes ? [.. (modes.Value ?? []).Distinct()] : current.PreferredAccessModes,
            AccessNeeds = wish.AccessNeeds is { } needs ? needs.Value ?? AccessNeeds.None : current.AccessNeeds,
            Motivations = wish.Motivations is { } words ? words.Value : current.Motivations,
        }, cancellationToken);
        return (changed, changed is null ? [UserError.At("LEARNER_NOT_FOUND", "The learner was erased meanwhile.", "learner")] : []);
    }
}

/// <summary>Preferences as sent; null for each that was not sent at all.</summary>
/// <param name="Interests">In words.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="PreferredAccessModes">Break ties.</param>
/// <param name="AccessNeeds">A hard filter.</param>
/// <param name="Motivations">The learner's own words.</param>
public sealed record Preferences(
    Given<IReadOnlyList<string>>? Interests = null,
    Given<IReadOnlyList<string>>? Languages = null,
    Given<IReadOnlyList<AccessMode>>? PreferredAccessModes = null,
    Given<AccessNeeds>? AccessNeeds = null,
    Given<string>? Motivations = null);

/// <summary>A value that was sent, perhaps as null.</summary>
/// <param name="Value">The value.</param>
public readonly record struct Given<T>(T? Value) where T : class;
