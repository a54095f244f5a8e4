using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Common;
using ResourceHub.Server.Learners;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Groups;

/// <summary>Assignments are given and changed.</summary>
[MutationType]
internal sealed class AssignmentMutations(Caller caller)
{
    public async Task<AssignPayload> AssignAsync(AssignInput input, AssignResources assign, RequestSkills skills, CancellationToken cancellationToken)
    {
        await skills.ResolveAsync([input.Skill], SkillScope.Hub, cancellationToken);
        var result = await assign.RunAsync(caller, skills.Graph, input.ToRequest(), cancellationToken);
        return new(result.Assignments, result.Errors);
    }

    public async Task<AssignPayload> UpdateAssignmentsAsync(UpdateAssignmentsInput input, UpdateAssignments update, CancellationToken cancellationToken)
    {
        // what is no assignment's id means none
        var ids = input.Assignments.Select(id => GlobalId.TryDecode(id, "Assignment", out var key) ? key : Guid.Empty).ToArray();
        var result = await update.RunAsync(caller, ids, input.DueAt, input.Status, cancellationToken);
        return new(result.Assignments, result.Errors);
    }
}

/// <summary>Assignments, or what was wrong.</summary>
internal sealed record AssignPayload(IReadOnlyList<Assignment> Assignments, IReadOnlyList<UserError> Errors);

/// <summary>What to give to whom.</summary>
internal sealed record AssignInput(AssignTargetInput To, string Skill, IReadOnlyList<ResourceRefInput> Resources, DateTimeOffset? DueAt, string IdempotencyKey)
{
    /// <summary>The domain's form; an id of something else means nothing that is there.</summary>
    public AssignRequest ToRequest() => new()
    {
        Learners = To.Learners is null ? null : [.. To.Learners.Select(l => l.ToRef())],
        Group = To.Group is not { } group ? null : new GroupRef(group.Id is null ? null : group.Key, group.ExternalId),
        Skill = Skill,
        Resources = [.. Resources.Select(r => r.ToRef() ?? new ResourceRef(Guid.Empty))],
        DueAt = DueAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The contract's <c>AssignTarget</c>: exactly one is given.</summary>
internal sealed record AssignTargetInput(IReadOnlyList<LearnerRefInput>? Learners, GroupRefInput? Group);

/// <summary>What to change of which assignments.</summary>
internal sealed record UpdateAssignmentsInput(IReadOnlyList<string> Assignments, DateTimeOffset? DueAt, AssignmentStatus? Status);
