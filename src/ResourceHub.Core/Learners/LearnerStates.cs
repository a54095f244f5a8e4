using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>Looks at learners' states: one command for any number of learners; a state that is stale is folded anew and kept.</summary>
public sealed class LearnerStates(ILearnerStore learners, IEvidenceStore evidence, ModelOptions options, TimeProvider clock)
{
    /// <summary>The states of the learners that the caller reaches, by learner, now.</summary>
    public async Task<IReadOnlyDictionary<Guid, LearnerView>> GetManyAsync(Caller caller, SkillGraph graph, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        return await ReadAsync(caller, graph, ids, cancellationToken);
    }

    /// <summary>The state of one learner; null where the caller does not reach it.</summary>
    public async Task<LearnerView?> GetAsync(Caller caller, SkillGraph graph, Guid id, CancellationToken cancellationToken)
        => (await GetManyAsync(caller, graph, [id], cancellationToken)).GetValueOrDefault(id);

    /// <summary>The state of a learner for a use case that writes and has checked its own scope; null where the caller does not reach the learner.</summary>
    internal async Task<LearnerView?> GetForWriterAsync(Caller caller, SkillGraph graph, Guid id, CancellationToken cancellationToken)
        => (await ReadAsync(caller, graph, [id], cancellationToken)).GetValueOrDefault(id);

    async Task<IReadOnlyDictionary<Guid, LearnerView>> ReadAsync(Caller caller, SkillGraph graph, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || LearnerFilter.Of(caller) is not { } filter)
            return new Dictionary<Guid, LearnerView>();
        var found = await learners.WithStatesAsync(filter, ids, cancellationToken);
        var folder = new StateFolder(graph, options);
        var at = clock.GetUtcNow();
        var views = new Dictionary<Guid, LearnerView>(found.Count);
        var stale = new List<(Learner Learner, StoredState State)>();
        foreach (var (learner, state) in found)
        {
            // every piece of evidence writes a state: without one there is none
            if (state is null || folder.IsFresh(state))
                views.Add(learner.Id, folder.View(learner, state is null ? new() : folder.Read(state), at));
            else
                stale.Add((learner, state));
        }
        foreach (var (id, view) in await FoldAsync(folder, stale, at, cancellationToken))
            views.Add(id, view);
        return views;
    }

    /// <summary>Folds stale states anew and keeps them; those of a newer graph than this snapshot are only looked at.</summary>
    async Task<IReadOnlyDictionary<Guid, LearnerView>> FoldAsync(
        StateFolder folder, IReadOnlyCollection<(Learner Learner, StoredState State)> stale, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (stale.Count == 0)
            return new Dictionary<Guid, LearnerView>();
        if (stale.Any(s => s.State.GraphVersion > folder.Graph.Version))
        {
            var all = await evidence.StandingAsync([.. stale.Select(s => s.Learner.Id)], cancellationToken);
            return stale.ToDictionary(s => s.Learner.Id, s => folder.View(s.Learner, folder.Fold(s.Learner, all[s.Learner.Id]), at));
        }
        return await evidence.WriteAsync(async (session, token) =>
        {
            var writer = new EvidenceWriter(session, folder.Graph, options, at);
            await writer.LoadAsync([.. stale.Select(s => s.Learner.Id)], token);
            return await writer.RefreshAsync(token);
        }, cancellationToken);
    }
}
