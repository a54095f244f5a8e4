using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Evidence;

/// <summary>A unit of work on the evidence log and on the states that follow from it: what it adds, changes and keeps is written together when it ends.</summary>
public interface IEvidenceSession
{
    /// <summary>Evidence that these calls brought before, voided or not.</summary>
    Task<IReadOnlyList<EvidenceRecord>> FindAsync(Guid organization, IReadOnlyCollection<SourceCall> calls, CancellationToken cancellationToken);

    /// <summary>Standing evidence that reports attempts of a learner, what this session added included.</summary>
    Task<IReadOnlyList<EvidenceRecord>> AttemptsAsync(Guid learner, IReadOnlyCollection<string> attempts, CancellationToken cancellationToken);

    /// <summary>Evidence by id.</summary>
    Task<EvidenceRecord?> FindAsync(Guid organization, Guid id, CancellationToken cancellationToken);

    /// <summary>Every piece that a sourceId brought, of whatever learner.</summary>
    Task<IReadOnlyList<EvidenceRecord>> FindAsync(Guid organization, string source, string sourceId, CancellationToken cancellationToken);

    /// <summary>Standing evidence of a learner from an instant on, what this session added included.</summary>
    Task<IReadOnlyList<EvidenceRecord>> StandingAsync(Guid learner, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>Learners with their states.</summary>
    Task<IReadOnlyList<(Learner Learner, StoredState? State)>> LearnersAsync(IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken);

    /// <summary>The newest checkpoint of a learner before an instant, with the same stamps as <paramref name="like"/>.</summary>
    Task<StoredState?> CheckpointAsync(StoredState like, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Adds pieces to the log.</summary>
    void Add(IReadOnlyCollection<EvidenceRecord> evidence);

    /// <summary>Changes what may change of a piece: whether it is voided, is mere exposure, and which of its names are known.</summary>
    void Change(IReadOnlyCollection<EvidenceRecord> evidence);

    /// <summary>Keeps a learner's state.</summary>
    void Save(StoredState state);

    /// <summary>Tells whoever listens of changes, once the transaction is kept.</summary>
    Task AnnounceAsync(IReadOnlyCollection<LearnerChanged> changes, CancellationToken cancellationToken);

    /// <summary>Drops a learner's checkpoints at and after an instant, and keeps new ones.</summary>
    void SaveCheckpoints(Guid learner, DateTimeOffset from, IReadOnlyCollection<(DateTimeOffset At, StoredState State)> checkpoints);
}

/// <summary>A call as its idempotency key names it.</summary>
/// <param name="LearnerKey">The client's id of the learner, as sent.</param>
/// <param name="Source">Who measured.</param>
/// <param name="SourceId">The source's id of the call.</param>
public readonly record struct SourceCall(string LearnerKey, string Source, string SourceId);
