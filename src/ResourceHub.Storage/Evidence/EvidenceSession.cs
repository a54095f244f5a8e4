using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Evidence;

/// <summary>One transaction on the evidence log, on one context.</summary>
internal sealed class EvidenceSession(HubDbContext db) : IEvidenceSession
{
    readonly Dictionary<Guid, LearnerStateRow> _states = [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> FindAsync(Guid organization, IReadOnlyCollection<SourceCall> calls, CancellationToken cancellationToken)
    {
        string[] keys = [.. calls.Select(c => c.LearnerKey).Distinct(StringComparer.Ordinal)];
        string[] sources = [.. calls.Select(c => c.Source).Distinct(StringComparer.Ordinal)];
        string[] ids = [.. calls.Select(c => c.SourceId).Distinct(StringComparer.Ordinal)];
        var rows = await db.Set<EvidenceRow>().AsNoTracking()
            .Where(e => e.OrganizationId == organization && keys.Contains(e.LearnerKey) && sources.Contains(e.Source) && ids.Contains(e.SourceId))
            .ToListAsync(cancellationToken);
        var asked = calls.ToHashSet();
        return [.. rows.Where(r => asked.Contains(new(r.LearnerKey, r.Source, r.SourceId))).Select(r => r.ToRecord())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> AttemptsAsync(Guid learner, IReadOnlyCollection<string> attempts, CancellationToken cancellationToken)
    {
        string[] wanted = [.. attempts];
        await db.SaveChangesAsync(cancellationToken);
        var rows = await db.Set<EvidenceRow>().AsNoTracking()
            .Where(e => e.LearnerId == learner && e.VoidedAt == null && e.Attempt != null && wanted.Contains(e.Attempt))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToRecord())];
    }

    /// <inheritdoc/>
    public async Task<EvidenceRecord?> FindAsync(Guid organization, Guid id, CancellationToken cancellationToken)
        => (await db.Set<EvidenceRow>().AsNoTracking().SingleOrDefaultAsync(e => e.OrganizationId == organization && e.Id == id, cancellationToken))?.ToRecord();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> FindAsync(Guid organization, string source, string sourceId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<EvidenceRow>().AsNoTracking()
            .Where(e => e.OrganizationId == organization && e.Source == source && e.SourceId == sourceId)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToRecord())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> StandingAsync(Guid learner, DateTimeOffset from, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var rows = await db.Set<EvidenceRow>().AsNoTracking()
            .Where(e => e.LearnerId == learner && e.VoidedAt == null && e.FoldAt >= from)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.ToRecord())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(Learner Learner, StoredState? State)>> LearnersAsync(IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. learners];
        var rows = await db.Set<LearnerRow>().Where(l => wanted.Contains(l.Id))
            .LeftJoin(db.Set<LearnerStateRow>(), l => l.Id, s => s.LearnerId, (l, s) => new { Learner = l, State = s })
            .ToListAsync(cancellationToken);
        foreach (var row in rows.Where(r => r.State is not null))
            _states[row.Learner.Id] = row.State!;
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
    public void Add(IReadOnlyCollection<EvidenceRecord> evidence)
    {
        db.AddRange(evidence.Select(EvidenceRow.Of));
        db.AddRange(evidence.SelectMany(EvidenceRow.SkillsOf));
    }

    /// <inheritdoc/>
    public async Task ChangeAsync(IReadOnlyCollection<EvidenceRecord> evidence, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        Guid[] ids = [.. evidence.Select(e => e.Id)];
        var rows = await db.Set<EvidenceRow>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        foreach (var changed in evidence)
        {
            var row = rows[changed.Id];
            var before = EvidenceRow.SkillsOf(row.ToRecord()).Select(s => s.SkillId).ToHashSet();
            row.Take(changed);
            db.AddRange(EvidenceRow.SkillsOf(changed).Where(s => !before.Contains(s.SkillId)));
        }
    }

    /// <inheritdoc/>
    public Task SaveAsync(StoredState state, CancellationToken cancellationToken)
    {
        if (_states.TryGetValue(state.Learner, out var row))
        {
            row.Take(state);
        }
        else
        {
            _states[state.Learner] = row = new LearnerStateRow { LearnerId = state.Learner, Calibration = "", Rules = "", Bytes = [] };
            row.Take(state);
            db.Add(row);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AnnounceAsync(IReadOnlyCollection<LearnerChanged> changes, CancellationToken cancellationToken) => db.AnnounceAsync(changes, cancellationToken);

    /// <inheritdoc/>
    public async Task SaveCheckpointsAsync(Guid learner, DateTimeOffset from, IReadOnlyCollection<(DateTimeOffset At, StoredState State)> checkpoints, CancellationToken cancellationToken)
    {
        var first = checkpoints.Count == 0 || from < checkpoints.Min(c => c.At) ? from : checkpoints.Min(c => c.At);
        await db.Set<LearnerCheckpointRow>().Where(c => c.LearnerId == learner && c.At >= first).ExecuteDeleteAsync(cancellationToken);
        // of several at one instant the last holds them all
        db.AddRange(checkpoints.GroupBy(c => c.At).Select(c => LearnerCheckpointRow.Of(c.Last().State, c.Key)));
    }
}
