using ResourceHub.Core.Access;

namespace ResourceHub.Core.Learners;

/// <summary>Whom a caller may see: learners of its organisation, for a teacher the current members of the groups of its key, for a learner itself.</summary>
public sealed class LearnerAccess(ILearnerStore learners)
{
    /// <summary>Those of these learners that the caller may see. One command.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the scope is missing.</exception>
    public async Task<IReadOnlyDictionary<Guid, Learner>> GetManyAsync(Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        return ids.Count == 0 || LearnerFilter.Of(caller) is not { } filter
            ? new Dictionary<Guid, Learner>()
            : await learners.GetManyAsync(filter, ids, cancellationToken);
    }

    /// <summary>Those of these learners that are in a group now and that the caller may see; null where the caller reaches no learner of the group. One command.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the scope is missing.</exception>
    public async Task<IReadOnlyDictionary<Guid, Learner>?> GetManyInGroupAsync(Caller caller, Guid group, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        return LearnerFilter.Of(caller) is { } filter && filter.Groups?.Contains(group) != false
            ? await learners.GetManyAsync(filter with { Groups = new HashSet<Guid> { group } }, ids, cancellationToken)
            : null;
    }

    /// <summary>The learner that a reference means; null where there is none that the caller may see.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the scope is missing.</exception>
    public Task<Learner?> FindAsync(Caller caller, LearnerRef by, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        return ReachAsync(caller, by, cancellationToken);
    }

    /// <summary>The learner that a reference means, for a use case that cannot go on without; it checks its own scope.</summary>
    /// <exception cref="HubException"><c>LEARNER_NOT_FOUND</c>, at <paramref name="path"/>, else at <c>learner</c>.</exception>
    public async Task<Learner> RequireAsync(Caller caller, LearnerRef by, CancellationToken cancellationToken, params string[] path)
        => await ReachAsync(caller, by, cancellationToken)
            ?? throw new HubException("LEARNER_NOT_FOUND", "This organisation has no such learner that the key reaches; upsertLearners makes learners.", path.Length == 0 ? ["learner"] : path);

    async Task<Learner?> ReachAsync(Caller caller, LearnerRef by, CancellationToken cancellationToken)
    {
        if (LearnerFilter.Of(caller) is not { } filter)
            return null;
        if (by.Id is { } id)
            return (await learners.GetManyAsync(filter, [id], cancellationToken)).GetValueOrDefault(id);
        return by.ExternalId is { } external ? (await learners.FindManyAsync(filter, [external], cancellationToken)).GetValueOrDefault(external) : null;
    }
}
