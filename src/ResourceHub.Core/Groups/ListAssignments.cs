using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>The assignments of a learner or of a class.</summary>
public sealed class ListAssignments(LearnerAccess access, IAssignments assignments)
{
    /// <summary>Assignments by id, of learners whom the caller reaches.</summary>
    public async Task<IReadOnlyDictionary<Guid, Assignment>> GetManyAsync(Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        if (caller.Organization is not { } organization)
            return new Dictionary<Guid, Assignment>();
        var found = await assignments.GetManyAsync(organization, ids, cancellationToken);
        var reached = await access.GetManyAsync(caller, [.. found.Values.Select(a => a.Learner).Distinct()], cancellationToken);
        return found.Values.Where(a => reached.ContainsKey(a.Learner)).ToDictionary(a => a.Id);
    }

    /// <summary>A learner's assignments, newest first; null where the caller does not reach the learner.</summary>
    public async Task<Page<Assignment>?> OfLearnerAsync(Caller caller, Guid learner, IReadOnlyList<AssignmentStatus>? status, PageRequest page, CancellationToken cancellationToken)
    {
        var reached = await access.GetManyAsync(caller, [learner], cancellationToken);
        return reached.TryGetValue(learner, out var known)
            ? await assignments.ListAsync(new(known.Organization, learner, [learner], status), page, cancellationToken)
            : null;
    }

    /// <summary>The assignments of a group's current members, newest first; null where the caller does not reach the group.</summary>
    public async Task<Page<Assignment>?> OfGroupAsync(Caller caller, Group group, IReadOnlyList<AssignmentStatus>? status, DateTimeOffset? since, PageRequest page, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        return GroupAccess.Reaches(caller, group.Organization, group.Id)
            ? await assignments.ListAsync(new(group.Organization, group.Id, group.Learners, status, since), page, cancellationToken)
            : null;
    }
}
