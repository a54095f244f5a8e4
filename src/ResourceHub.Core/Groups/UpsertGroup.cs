using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>Makes a group, or gives it this name and exactly these members.</summary>
public sealed class UpsertGroup(IGroups groups, ILearnerStore learners, TimeProvider clock)
{
    /// <summary>The most members.</summary>
    public const int Most = 2000;

    /// <summary>Makes or changes the group; a learner who is unknown is an error and changes nothing.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: a teacher's key cannot change membership.</exception>
    public async Task<(Group? Group, IReadOnlyList<UserError> Errors)> RunAsync(
        Caller caller, string externalId, string name, IReadOnlyList<string> learnerExternalIds, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        var organization = caller.RequireOrganization();
        if (caller.Role is not (Role.Service or Role.Administrator))
            throw Caller.Forbidden("Membership is changed with a key of a service or an administrator.");
        var errors = new List<UserError>();
        if (string.IsNullOrWhiteSpace(externalId) || externalId.Length > 200)
            errors.Add(UserError.At("EXTERNAL_ID_INVALID", "An external id needs 1 to 200 characters.", "externalId"));
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200)
            errors.Add(UserError.At("NAME_INVALID", "A group needs a name of 1 to 200 characters.", "name"));
        if (learnerExternalIds.Count > Most)
            errors.Add(UserError.At("TOO_MANY_LEARNERS", $"There are {learnerExternalIds.Count} learners; a group has at most {Most}.", "learnerExternalIds"));
        if (errors.Count > 0)
            return (null, errors);

        string[] distinct = [.. learnerExternalIds.Distinct(StringComparer.Ordinal)];
        var known = distinct.Length == 0 ? new Dictionary<string, Learner>() : await learners.FindManyAsync(LearnerFilter.Of(caller)!, distinct, cancellationToken);
        for (var i = 0; i < learnerExternalIds.Count; i++)
        {
            if (!known.ContainsKey(learnerExternalIds[i]))
                errors.Add(UserError.At("LEARNER_NOT_FOUND", $"The organisation has no learner \"{learnerExternalIds[i]}\"; upsertLearners makes learners.", "learnerExternalIds", $"{i}"));
        }
        if (errors.Count > 0)
            return (null, errors);
        var group = new Group(HubIds.New(clock), organization, externalId, name.Trim(), [.. distinct.Select(l => known[l].Id)]);
        return (await groups.SaveAsync(group, cancellationToken), []);
    }
}
