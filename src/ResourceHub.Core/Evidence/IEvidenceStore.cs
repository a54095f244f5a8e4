using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Evidence;

/// <summary>The evidence log.</summary>
public interface IEvidenceStore
{
    /// <summary>Works on the log and on learners' states: all that the work leaves in its session is kept in one transaction, or nothing. Where another write came between it runs again; the last run counts.</summary>
    Task<T> WriteAsync<T>(Func<IEvidenceSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>All evidence of these learners that stands, in no order. One command.</summary>
    Task<ILookup<Guid, EvidenceRecord>> StandingAsync(IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken);

    /// <summary>Evidence that stands and names one of these skills, by learner, newest first: at most <paramref name="most"/> for each learner. One command.</summary>
    Task<ILookup<Guid, EvidenceRecord>> ForUnitsAsync(IReadOnlyCollection<Guid> learners, IReadOnlyCollection<Guid> skills, int most, CancellationToken cancellationToken);

    /// <summary>Evidence by id, voided or not; of whom the filter reaches. One command.</summary>
    Task<IReadOnlyDictionary<Guid, EvidenceRecord>> GetManyAsync(LearnerFilter filter, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A learner's evidence, voided or not, newest first; only of some skills, where any are given.</summary>
    Task<Page<EvidenceRecord>> ListAsync(Guid learner, IReadOnlyCollection<Guid>? skills, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Evidence that answers these assignments, oldest first. One command.</summary>
    Task<ILookup<Guid, EvidenceRecord>> ForAssignmentsAsync(IReadOnlyCollection<Guid> assignments, CancellationToken cancellationToken);
}
