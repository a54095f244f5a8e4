using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>Looks at learners' states: one command for any number of learners, one more where a state is stale and is folded anew.</summary>
public sealed class LearnerStates(ILearnerStore learners, IEvidenceStore evidence, ModelOptions options, TimeProvider clock)
{
    /// <summary>The states of the learners that the caller reaches, by learner, now.</summary>
    public async Task<IReadOnlyDictionary<Guid, LearnerView>> GetManyAsync(Caller caller, SkillGraph graph, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        return await ReadAsync(caller, graph, ids, cancellationToken);
    }

    /// <summary>The state of a learner for a use case that writes and has checked its own scope; null where the caller does not reach the learner.</summary>
    internal async Task<LearnerView?> GetForWriterAsync(Caller caller, SkillGraph graph, Guid id, CancellationToken cancellationToken)
        => (await ReadAsync(caller, graph, [id], cancellationToken)).GetValueOrDefault(id);

    async Task<IReadOnlyDictionary<Guid, LearnerView>> ReadAsync(Caller caller, SkillGraph graph, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || LearnerFilter.Of(caller) is not { } filter)
            return new Dictionary<Guid, LearnerView>();
        var found = await learners.WithStatesAsync(filter, ids, cancellationToken);
        var folder = new StateFolder(graph, options);
        var stale = found.Where(f => !folder.IsFresh(f.State)).Select(f => f.Learner.Id).ToArray();
        var anew = stale.Length == 0 ? null : await evidence.StandingAsync(stale, cancellationToken);
        var at = clock.GetUtcNow();
        return found.ToDictionary(f => f.Learner.Id, f => folder.View(f.Learner, folder.IsFresh(f.State)
            ? folder.Read(f.State!)
            : folder.Fold(f.Learner, anew![f.Learner.Id]), at));
    }

    /// <summary>The state of one learner; null where the caller does not reach it.</summary>
    public async Task<LearnerView?> GetAsync(Caller caller, SkillGraph graph, Guid id, CancellationToken cancellationToken)
        => (await GetManyAsync(caller, graph, [id], cancellationToken)).GetValueOrDefault(id);
}
