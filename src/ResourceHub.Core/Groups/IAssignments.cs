namespace ResourceHub.Core.Groups;

/// <summary>Keeps assignments. Whether one is started, completed, overdue or withdrawn follows from the evidence, the catalogue and the clock at each read.</summary>
public interface IAssignments
{
    /// <summary>Adds assignments under a key, all or none.</summary>
    /// <returns>What is kept under the key now: those given, or, where the same content came before, those of that time. Null: the key was used for other content.</returns>
    Task<IReadOnlyList<Assignment>?> AddAsync(AssignmentBatch batch, CancellationToken cancellationToken);

    /// <summary>What is kept under a key; null where nothing is.</summary>
    Task<(IReadOnlyList<Assignment> Assignments, bool SameContent)?> FindBatchAsync(Guid organization, string key, byte[] contentHash, CancellationToken cancellationToken);

    /// <summary>Assignments by id; one command.</summary>
    Task<IReadOnlyDictionary<Guid, Assignment>> GetManyAsync(Guid organization, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Assignments, newest first.</summary>
    Task<Page<Assignment>> ListAsync(AssignmentFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Changes the due date or the status of assignments.</summary>
    Task UpdateAsync(Guid organization, IReadOnlyCollection<Guid> ids, DateTimeOffset? dueAt, AssignmentStatus? status, CancellationToken cancellationToken);

    /// <summary>Ids of the standing evidence that answers each of these assignments, oldest first; one command.</summary>
    Task<ILookup<Guid, Guid>> EvidenceOfAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellationToken);
}

/// <summary>Assignments made in one call.</summary>
/// <param name="Organization">The organisation, within which the key is unique.</param>
/// <param name="Key">The client's idempotency key.</param>
/// <param name="ContentHash">SHA-256 of the call's content.</param>
/// <param name="At">When.</param>
/// <param name="Assignments">The assignments.</param>
public sealed record AssignmentBatch(Guid Organization, string Key, byte[] ContentHash, DateTimeOffset At, IReadOnlyList<Assignment> Assignments);

/// <summary>Which assignments.</summary>
/// <param name="Organization">The organisation.</param>
/// <param name="Subject">Whose list it is, a learner's or a group's; a cursor belongs to it.</param>
/// <param name="Learners">Of these learners.</param>
/// <param name="Status">Only these; null for all.</param>
/// <param name="Since">Only those assigned at this time or later.</param>
public sealed record AssignmentFilter(Guid Organization, Guid Subject, IReadOnlyCollection<Guid> Learners, IReadOnlyList<AssignmentStatus>? Status = null, DateTimeOffset? Since = null);
