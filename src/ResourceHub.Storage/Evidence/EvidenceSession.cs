using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Evidence;

/// <summary>Reads the evidence log on one context, and keeps what is to be written until it is its turn.</summary>
internal sealed class EvidenceSession(HubDbContext db) : IEvidenceSession
{
    readonly EvidenceChanges _changes = new();

    /// <summary>Whether there is anything to write.</summary>
    public bool HasChanges => _changes.Any;

    /// <summary>Writes everything, within the transaction of a context, where nobody has written to these learners since.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody has.</exception>
    public Task WriteAsync(HubDbContext turn, CancellationToken cancellationToken) => _changes.WriteAsync(turn, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> FindAsync(Guid organization, IReadOnlyCollection<SourceCall> calls, CancellationToken cancellationToken)
    {
        string[] keys = [.. calls.Select(c => c.LearnerKey).Distinct(StringComparer.Ordinal)];
        string[] sources = [.. calls.Select(c => c.Source).Distinct(StringComparer.Ordinal)];
        string[] ids = [.. calls.Select(c => c.SourceId).Distinct(StringComparer.Ordinal)];
        var found = await ReadAsync(
            db.Set<EvidenceRow>().Where(e => e.OrganizationId == organization && keys.Contains(e.LearnerKey) && sources.Contains(e.Source) && ids.Contains(e.SourceId)), cancellationToken);
        var asked = calls.ToHashSet();
        return [.. found.Where(e => asked.Contains(new(e.LearnerKey, e.Source, e.SourceId)))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> AttemptsAsync(Guid learner, IReadOnlyCollection<string> attempts, CancellationToken cancellationToken)
    {
        string[] wanted = [.. attempts];
        var kept = await ReadAsync(db.Set<EvidenceRow>().Where(e => e.LearnerId == learner && e.VoidedAt == null && e.Attempt != null && wanted.Contains(e.Attempt)), cancellationToken);
        return _changes.Over(kept, e => e.Learner == learner && e.VoidedAt is null && e.Attempt is not null && wanted.Contains(e.Attempt));
    }

    /// <inheritdoc/>
    public async Task<EvidenceRecord?> FindAsync(Guid organization, Guid id, CancellationToken cancellationToken)
        => (await ReadAsync(db.Set<EvidenceRow>().Where(e => e.OrganizationId == organization && e.Id == id), cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<EvidenceRecord>> FindAsync(Guid organization, string source, string sourceId, CancellationToken cancellationToken)
        => ReadAsync(db.Set<EvidenceRow>().Where(e => e.OrganizationId == organization && e.Source == source && e.SourceId == sourceId), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> StandingAsync(Guid learner, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var kept = await ReadAsync(db.Set<EvidenceRow>().Where(e => e.LearnerId == learner && e.VoidedAt == null && e.FoldAt >= from), cancellationToken);
        return _changes.Over(kept, e => e.Learner == learner && e.VoidedAt is null && e.FoldAt >= from);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(Learner Learner, StoredState? State)>> LearnersAsync(IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. learners];
        var rows = await db.Set<LearnerRow>().AsNoTracking().Where(l => wanted.Contains(l.Id))
            .LeftJoin(db.Set<LearnerStateRow>().AsNoTracking(), l => l.Id, s => s.LearnerId, (l, s) => new { Learner = l, State = s })
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
            _changes.Found(row.Learner.Id, row.State?.Version);
        return [.. rows.Select(r => (r.Learner.ToLearner(), r.State?.ToState()))];
    }

    /// <inheritdoc/>
    public async Task<StoredState?> CheckpointAsync(StoredState like, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (learner, calibration, version, rules) = (like.Learner, like.Calibration, like.GraphVersion, like.Rules);
        var row = await db.Set<LearnerCheckpointRow>().AsNoTracking()
            .Where(c => c.LearnerId == learner && c.At < before && c.Calibration == calibration && c.GraphVersion == version && c.Rules == rules)
            .OrderByDescending(c => c.At)
            .FirstOrDefaultAsync(cancellationToken);
        return row?.ToState();
    }

    /// <inheritdoc/>
    public void Add(IReadOnlyCollection<EvidenceRecord> evidence) => _changes.Add(evidence);

    /// <inheritdoc/>
    public void Change(IReadOnlyCollection<EvidenceRecord> evidence) => _changes.Change(evidence);

    /// <inheritdoc/>
    public void Save(StoredState state) => _changes.Save(state);

    /// <inheritdoc/>
    public void SaveCheckpoints(Guid learner, DateTimeOffset from, IReadOnlyCollection<(DateTimeOffset At, StoredState State)> checkpoints) => _changes.SaveCheckpoints(learner, from, checkpoints);

    /// <inheritdoc/>
    public async Task AnnounceAsync(IReadOnlyCollection<LearnerChanged> changes, CancellationToken cancellationToken)
        => _changes.Announce(await LearnerNews.EventsAsync(db, changes, cancellationToken));

    async Task<IReadOnlyList<EvidenceRecord>> ReadAsync(IQueryable<EvidenceRow> which, CancellationToken cancellationToken)
    {
        var rows = await which.AsNoTracking().ToListAsync(cancellationToken);
        return _changes.Seen([.. rows.Select(r => r.ToRecord())]);
    }
}
