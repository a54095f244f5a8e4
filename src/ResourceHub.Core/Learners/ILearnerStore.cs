namespace ResourceHub.Core.Learners;

/// <summary>Learners and their states. Reads are one command each, and see only whom the filter reaches.</summary>
public interface ILearnerStore
{
    /// <summary>Learners by the hub's id.</summary>
    Task<IReadOnlyDictionary<Guid, Learner>> GetManyAsync(LearnerFilter filter, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Learners by the client's own id.</summary>
    Task<IReadOnlyDictionary<string, Learner>> FindManyAsync(LearnerFilter filter, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken);

    /// <summary>Learners by external id.</summary>
    /// <param name="filter">Whom the caller reaches.</param>
    /// <param name="externalIds">Only these; null for all.</param>
    /// <param name="page">Which of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Page<Learner>> ListAsync(LearnerFilter filter, IReadOnlyCollection<string>? externalIds, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Learners with the states that are kept of them.</summary>
    Task<IReadOnlyList<(Learner Learner, StoredState? State)>> WithStatesAsync(LearnerFilter filter, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Makes learners or changes them as <paramref name="change"/> says; it gets those that exist, by external id. Their states are folded anew at the next look.</summary>
    Task<IReadOnlyList<Learner>> UpsertAsync(
        LearnerFilter filter, IReadOnlyCollection<string> externalIds, Func<IReadOnlyDictionary<string, Learner>, IReadOnlyList<Learner>> change, CancellationToken cancellationToken);

    /// <summary>Changes one learner's goals or preferences; null where the filter does not reach the learner.</summary>
    Task<Learner?> ChangeAsync(LearnerFilter filter, Guid id, Func<Learner, Learner> change, CancellationToken cancellationToken);

    /// <summary>Removes a learner and all that is kept of it; with <paramref name="dryRun"/> only counts. Null where the filter does not reach the learner.</summary>
    Task<ErasedCounts?> EraseAsync(LearnerFilter filter, Guid id, bool dryRun, CancellationToken cancellationToken);
}

/// <summary>What an erasure removes.</summary>
/// <param name="Evidence">Pieces of evidence.</param>
/// <param name="SkillStates">States of skills.</param>
/// <param name="Assignments">Assignments.</param>
/// <param name="Goals">Goals.</param>
/// <param name="Memberships">Memberships of groups.</param>
public sealed record ErasedCounts(int Evidence, int SkillStates, int Assignments, int Goals, int Memberships);
