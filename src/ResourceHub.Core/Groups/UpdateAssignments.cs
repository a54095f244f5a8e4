using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>Moves the due date of assignments, lets learners off, or takes assignments back.</summary>
public sealed class UpdateAssignments(ILearnerStore learners, IAssignments assignments)
{
    /// <summary>The most assignments of one call.</summary>
    public const int Most = 500;

    /// <summary>Changes those that the caller reaches; an id that means none is an error of its own and stops no other.</summary>
    public async Task<AssignResult> RunAsync(
        Caller caller, IReadOnlyList<Guid> ids, DateTimeOffset? dueAt, AssignmentStatus? status, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        if (LearnerFilter.Of(caller) is not { } filter || caller.Role == Role.Learner)
            throw Caller.Forbidden("Assignments are changed by a key of a teacher, a service or an administrator.");
        if (ids.Count is 0 or > Most)
            return new([], [UserError.At("ARGUMENT_OUT_OF_RANGE", $"assignments has {ids.Count} ids; 1 to {Most} are allowed.", "assignments")]);
        if (status is not (null or AssignmentStatus.Excused or AssignmentStatus.Cancelled))
            return new([], [UserError.At("STATUS_NOT_ALLOWED", $"{status.Value.ToWire()} follows from what happened; only EXCUSED and CANCELLED can be set.", "status")]);
        if (status is null && dueAt is null)
            return new([], [UserError.At("NOTHING_TO_CHANGE", "Give a dueAt, a status, or both.")]);
        var found = await assignments.GetManyAsync(filter.Organization, [.. ids.Distinct()], cancellationToken);
        var reached = await learners.GetManyAsync(filter, [.. found.Values.Select(a => a.Learner).Distinct()], cancellationToken);
        var errors = new List<UserError>();
        var mine = new List<Guid>();
        for (var i = 0; i < ids.Count; i++)
        {
            if (found.TryGetValue(ids[i], out var assignment) && reached.ContainsKey(assignment.Learner))
                mine.Add(ids[i]);
            else
                errors.Add(UserError.At("ASSIGNMENT_NOT_FOUND", "No assignment that this key reaches has this id.", "assignments", $"{i}"));
        }
        if (mine.Count == 0)
            return new([], errors);
        await assignments.UpdateAsync(filter.Organization, [.. mine.Distinct()], dueAt?.ToUniversalTime(), status, cancellationToken);
        var changed = await assignments.GetManyAsync(filter.Organization, [.. mine.Distinct()], cancellationToken);
        return new([.. mine.Distinct().Where(changed.ContainsKey).Select(id => changed[id])], errors);
    }
}
