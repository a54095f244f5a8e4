using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Learners;

/// <summary>Learners by hub id, those that the caller may see.</summary>
internal sealed class LearnerById(LearnerAccess access, Caller caller) : BatchDataLoader<Guid, Learner>
{
    protected override Task<IReadOnlyDictionary<Guid, Learner>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => access.GetManyAsync(caller, keys, cancellationToken);
}

/// <summary>Learners' states: a class costs one command.</summary>
internal sealed class LearnerViewById(LearnerStates states, Caller caller, RequestSkills skills) : BatchDataLoader<Guid, LearnerView>
{
    protected override Task<IReadOnlyDictionary<Guid, LearnerView>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => states.GetManyAsync(caller, skills.Graph, keys, cancellationToken);
}

/// <summary>The groups of learners.</summary>
internal sealed class GroupsOfLearner(VisibleGroups groups, Caller caller) : BatchDataLoader<Guid, IReadOnlyList<Group>>
{
    protected override async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Group>>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => (await groups.OfLearnersAsync(caller, keys, cancellationToken)).ToDictionary(g => g.Key, g => (IReadOnlyList<Group>)[.. g]);
}

/// <summary>What a history is asked for.</summary>
internal readonly record struct HistoryKey(Guid Learner, Skill Skill, DateTimeOffset? Since);

/// <summary>Histories of skills.</summary>
internal sealed class HistoryOf(LearnerHistory history, Caller caller) : BatchDataLoader<HistoryKey, IReadOnlyList<SkillStatePoint>>
{
    protected override async Task<IReadOnlyDictionary<HistoryKey, IReadOnlyList<SkillStatePoint>>> LoadBatchAsync(IReadOnlyList<HistoryKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<HistoryKey, IReadOnlyList<SkillStatePoint>>();
        foreach (var alike in keys.GroupBy(k => (k.Skill.Graph, k.Since)))
        {
            var points = await history.RunAsync(caller, alike.Key.Graph, [.. alike.Select(k => (k.Learner, k.Skill.Index))], alike.Key.Since, cancellationToken);
            foreach (var key in alike)
                found[key] = points[(key.Learner, key.Skill.Index)];
        }
        return found;
    }
}
