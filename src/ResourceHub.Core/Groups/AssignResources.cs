using System.Security.Cryptography;
using System.Text.Json;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>Assignments that a call made, or what was wrong; then nothing was assigned.</summary>
public sealed record AssignResult(IReadOnlyList<Assignment> Assignments, IReadOnlyList<UserError> Errors);

/// <summary>
/// Gives resources to learners. All or nothing; the same key again gives the same answer. A teacher's word is never refused for readiness: each
/// assignment keeps the learner's readiness as a mark.
/// </summary>
public sealed class AssignResources(LearnerStates states, ILearnerStore learners, IGroups groups, ICatalog catalog, IAssignments assignments, TimeProvider clock)
{
    /// <summary>The most resources of one call.</summary>
    public const int MostResources = 20;

    /// <summary>The most learners of one call.</summary>
    public const int MostLearners = 500;

    /// <summary>Assigns.</summary>
    public async Task<AssignResult> RunAsync(Caller caller, SkillGraph graph, AssignRequest request, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        if (LearnerFilter.Of(caller) is not { } filter || caller.Role == Role.Learner)
            throw Caller.Forbidden("Assignments are made by a key of a teacher, a service or an administrator.");
        var errors = new List<UserError>();
        CheckBounds(request, errors);
        if (errors.Count > 0)
            return new([], errors);
        var hash = HashOf(request);
        if (await assignments.FindBatchAsync(filter.Organization, request.IdempotencyKey, hash, cancellationToken) is { } before)
            return before.SameContent ? new(before.Assignments, []) : Reused();

        var (ids, toGroup) = await TargetsAsync(caller, filter, request, errors, cancellationToken);
        var skill = graph.Resolve(request.Skill, SkillScope.Hub);
        if (skill.Skill is null)
            errors.Add(skill.Problem! with { Path = ["skill"] });
        var resources = await ResourcesAsync(request.Resources, errors, cancellationToken);
        if (errors.Count > 0)
            return new([], errors);

        var views = await states.GetManyAsync(WithRead(caller), graph, ids, cancellationToken);
        var now = clock.GetUtcNow();
        var made = from id in ids
                   where views.ContainsKey(id)
                   from resource in resources
                   select new Assignment
                   {
                       Id = HubIds.New(clock),
                       Organization = filter.Organization,
                       Learner = id,
                       Group = toGroup,
                       Skill = skill.Skill!.Identifier,
                       Resource = resource.Id,
                       ResourceVersion = resource.Version,
                       AssignedAt = now,
                       DueAt = request.DueAt?.ToUniversalTime(),
                       Readiness = views[id].Skill(skill.Skill.Index).Readiness,
                       Status = request.DueAt < now ? AssignmentStatus.Overdue : AssignmentStatus.Assigned,
                   };
        var kept = await assignments.AddAsync(new(filter.Organization, request.IdempotencyKey, hash, now, [.. made]), cancellationToken);
        return kept is null ? Reused() : new(kept, []);
    }

    // who may record may also have readiness looked at for the mark
    static Caller WithRead(Caller caller) => caller.Has(Scope.LearnersRead) ? caller : caller with { Scopes = new HashSet<Scope>(caller.Scopes) { Scope.LearnersRead } };

    static AssignResult Reused()
        => new([], [UserError.At("IDEMPOTENCY_KEY_REUSED", "This idempotencyKey was used for other content; use a new key for a new assignment.", "idempotencyKey")]);

    static void CheckBounds(AssignRequest request, List<UserError> errors)
    {
        if (request.IdempotencyKey.Length is 0 or > 200)
            errors.Add(UserError.At("ARGUMENT_OUT_OF_RANGE", "idempotencyKey must have 1 to 200 characters.", "idempotencyKey"));
        if (request.Resources.Count is 0 or > MostResources)
            errors.Add(UserError.At("ARGUMENT_OUT_OF_RANGE", $"resources has {request.Resources.Count} entries; 1 to {MostResources} are allowed.", "resources"));
        if (request.Learners is { } named && named.Count is 0 or > MostLearners)
            errors.Add(UserError.At("ARGUMENT_OUT_OF_RANGE", $"learners has {request.Learners!.Count} entries; 1 to {MostLearners} are allowed.", "to", "learners"));
    }

    async Task<(IReadOnlyList<Guid> Learners, Guid? Group)> TargetsAsync(Caller caller, LearnerFilter filter, AssignRequest request, List<UserError> errors, CancellationToken cancellationToken)
    {
        if (request.Group is { } groupRef)
        {
            var group = groupRef.Id is { } id
                ? (await groups.GetManyAsync(filter.Organization, [id], cancellationToken)).GetValueOrDefault(id)
                : await groups.FindAsync(filter.Organization, groupRef.ExternalId ?? "", cancellationToken);
            if (group is not null && GroupAccess.Reaches(caller, filter.Organization, group.Id))
                return (group.Learners, group.Id);
            errors.Add(UserError.At("GROUP_NOT_FOUND", "No group that this key reaches has this id.", "to", "group"));
            return ([], null);
        }
        var named = request.Learners ?? [];
        var byId = await learners.GetManyAsync(filter, [.. named.Select(l => l.Id).OfType<Guid>()], cancellationToken);
        var byName = await learners.FindManyAsync(filter, [.. named.Select(l => l.ExternalId).OfType<string>()], cancellationToken);
        var found = new List<Guid>();
        for (var i = 0; i < named.Count; i++)
        {
            var learner = named[i].Id is { } id ? byId.GetValueOrDefault(id) : byName.GetValueOrDefault(named[i].ExternalId ?? "");
            if (learner is not null)
                found.Add(learner.Id);
            else
                errors.Add(UserError.At("LEARNER_NOT_FOUND", "No learner that this key reaches has this id.", "to", "learners", $"{i}"));
        }
        return ([.. found.Distinct()], null);
    }

    async Task<IReadOnlyList<LearningResource>> ResourcesAsync(IReadOnlyList<ResourceRef> refs, List<UserError> errors, CancellationToken cancellationToken)
    {
        var byId = await catalog.GetManyAsync([.. refs.Select(r => r.Id).OfType<Guid>()], cancellationToken);
        var found = new List<LearningResource>();
        for (var i = 0; i < refs.Count; i++)
        {
            LearningResource? resource;
            try
            {
                resource = refs[i].Id is { } id ? byId.GetValueOrDefault(id) : await catalog.FindAsync(refs[i], cancellationToken);
            }
            catch (HubException ambiguous)
            {
                errors.Add(UserError.At(ambiguous.Code, ambiguous.Message, "resources", $"{i}"));
                continue;
            }
            if (resource is null)
                errors.Add(UserError.At("RESOURCE_NOT_FOUND", "No resource of the hub is named so.", "resources", $"{i}"));
            else if (resource.Withdrawn)
                errors.Add(UserError.At("RESOURCE_WITHDRAWN", $"Its provider has withdrawn \"{resource.Name}\"; choose another resource.", "resources", $"{i}"));
            else
                found.Add(resource);
        }
        return [.. found.DistinctBy(r => r.Id)];
    }

    static byte[] HashOf(AssignRequest request) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        request.Learners,
        request.Group,
        request.Skill,
        request.Resources,
        DueAt = request.DueAt?.UtcTicks,
    }));
}
