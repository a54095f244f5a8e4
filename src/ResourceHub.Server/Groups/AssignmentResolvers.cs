using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Common;
using ResourceHub.Server.Learners;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Groups;

/// <summary>Fields of an assignment that are no properties of it.</summary>
[ObjectType<Assignment>]
internal sealed class AssignmentResolvers
{
    public string Id([Parent] Assignment assignment) => GlobalId.Encode("Assignment", assignment.Id);

    public async Task<Learner?> LearnerAsync([Parent] Assignment assignment, LearnerById learners) => await learners.LoadAsync(assignment.Learner);

    public Skill? Skill([Parent] Assignment assignment, SkillGraph graph) => graph.Find(assignment.Skill);

    public async Task<LearningResource?> ResourceAsync([Parent] Assignment assignment, ResourceById resources) => await resources.LoadAsync(assignment.Resource);

    public async Task<ResourceSnapshot?> AssignedResourceAsync([Parent] Assignment assignment, SnapshotOf snapshots)
        => await snapshots.LoadAsync((assignment.Resource, assignment.ResourceVersion));

    public async Task<double?> ScoreAsync([Parent] Assignment assignment, AssignmentWorkLoader work) => (await work.LoadAsync(assignment))?.Score;

    public async Task<IReadOnlyList<EvidenceRecord>> EvidenceAsync([Parent] Assignment assignment, AssignmentWorkLoader work)
        => (await work.LoadAsync(assignment))?.Evidence ?? [];

    public async Task<SkillStatePoint?> BeforeAsync([Parent] Assignment assignment, AssignmentEffectLoader effects) => (await effects.LoadAsync(assignment))?.Before;

    public async Task<SkillStatePoint?> AfterAsync([Parent] Assignment assignment, AssignmentEffectLoader effects) => (await effects.LoadAsync(assignment))?.After;
}

/// <summary>The work on assignments.</summary>
internal sealed class AssignmentWorkLoader(ShowAssignmentWork show, Caller caller) : BatchDataLoader<Assignment, AssignmentWork>
{
    protected override async Task<IReadOnlyDictionary<Assignment, AssignmentWork>> LoadBatchAsync(IReadOnlyList<Assignment> keys, CancellationToken cancellationToken)
    {
        var found = await show.WorkAsync(caller, keys, cancellationToken);
        return keys.Where(a => found.ContainsKey(a.Id)).ToDictionary(a => a, a => found[a.Id]);
    }
}

/// <summary>What the work on assignments changed.</summary>
internal sealed class AssignmentEffectLoader(ShowAssignmentWork show, Caller caller, RequestSkills skills) : BatchDataLoader<Assignment, AssignmentEffect>
{
    protected override async Task<IReadOnlyDictionary<Assignment, AssignmentEffect>> LoadBatchAsync(IReadOnlyList<Assignment> keys, CancellationToken cancellationToken)
    {
        var found = await show.EffectAsync(caller, skills.Graph, keys, cancellationToken);
        return keys.Where(a => found.ContainsKey(a.Id)).ToDictionary(a => a, a => found[a.Id]);
    }
}

/// <summary>Assignments by global id.</summary>
internal sealed class AssignmentNodes(ListAssignments list, Caller caller) : INodeResolver
{
    public string Type => "Assignment";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        => caller.Has(Scope.LearnersRead)
            ? (await list.GetManyAsync(caller, NodeKeys.Guids(keys), cancellationToken)).ToDictionary(a => a.Key.ToString("N"), a => (object)a.Value)
            : new Dictionary<string, object>();
}
