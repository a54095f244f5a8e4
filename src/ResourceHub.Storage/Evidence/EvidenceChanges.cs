using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Events;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Evidence;

/// <summary>
/// What a unit of work on the evidence log will write. A learner's state guards all that is the learner's: whoever writes evidence writes the state too, and its version
/// says whether anybody did since it was read.
/// </summary>
internal sealed class EvidenceChanges
{
    readonly Dictionary<Guid, int?> _versions = [];
    readonly Dictionary<Guid, EvidenceRecord> _seen = [];
    readonly Dictionary<Guid, EvidenceRecord> _added = [];
    readonly Dictionary<Guid, EvidenceRecord> _changed = [];
    readonly Dictionary<Guid, StoredState> _states = [];
    readonly Dictionary<Guid, (DateTimeOffset From, LearnerCheckpointRow[] Rows)> _checkpoints = [];
    readonly List<EventRow> _events = [];

    /// <summary>Whether there is anything to write.</summary>
    public bool Any => _added.Count + _changed.Count + _states.Count + _checkpoints.Count + _events.Count > 0;

    /// <summary>The version that a learner's state was read at; null: there was none.</summary>
    public void Found(Guid learner, int? version) => _versions[learner] = version;

    /// <summary>Remembers pieces as they were read.</summary>
    public IReadOnlyList<EvidenceRecord> Seen(IReadOnlyList<EvidenceRecord> evidence)
    {
        foreach (var piece in evidence)
            _seen[piece.Id] = piece;
        return evidence;
    }

    /// <summary>What was read, as it will be; with what will be added.</summary>
    public IReadOnlyList<EvidenceRecord> Over(IReadOnlyList<EvidenceRecord> kept, Func<EvidenceRecord, bool> wanted)
        => [.. kept.Select(e => _changed.GetValueOrDefault(e.Id, e)).Concat(_added.Values).Where(wanted)];

    /// <summary>Adds pieces.</summary>
    public void Add(IReadOnlyCollection<EvidenceRecord> evidence)
    {
        foreach (var piece in evidence)
            _added.Add(piece.Id, piece);
    }

    /// <summary>Changes pieces, those that are to be added as well.</summary>
    public void Change(IReadOnlyCollection<EvidenceRecord> evidence)
    {
        foreach (var piece in evidence)
            (_added.ContainsKey(piece.Id) ? _added : _changed)[piece.Id] = piece;
    }

    /// <summary>Keeps a state.</summary>
    public void Save(StoredState state) => _states[state.Learner] = state;

    /// <summary>Drops a learner's checkpoints from an instant on, and keeps new ones.</summary>
    public void SaveCheckpoints(Guid learner, DateTimeOffset from, IReadOnlyCollection<(DateTimeOffset At, StoredState State)> checkpoints)
    {
        var first = checkpoints.Count == 0 || from < checkpoints.Min(c => c.At) ? from : checkpoints.Min(c => c.At);
        // of several at one instant the last holds them all
        _checkpoints[learner] = (first, [.. checkpoints.GroupBy(c => c.At).Select(c => LearnerCheckpointRow.Of(c.Last().State, c.Key))]);
    }

    /// <summary>Tells of events.</summary>
    public void Announce(IEnumerable<EventRow> events) => _events.AddRange(events);

    /// <summary>Writes all of it within the context's transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody has written to one of the learners since it was read.</exception>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellationToken)
    {
        // the guard first: where it fails nothing else was done
        var states = _states.Values.ToLookup(s => _versions.GetValueOrDefault(s.Learner) is not null, s => LearnerStateRow.Of(s, (_versions.GetValueOrDefault(s.Learner) ?? 0) + 1));
        await db.UpdateRowsAsync([.. states[true]], cancellationToken, nameof(LearnerStateRow.Version));
        await db.InsertRowsAsync([.. states[false]], cancellationToken);
        await db.InsertRowsAsync([.. _added.Values.Select(EvidenceRow.Of)], cancellationToken);
        var skills = _added.Values.SelectMany(EvidenceRow.SkillsOf);
        if (_changed.Count > 0)
            skills = skills.Concat(await ChangeAsync(db, cancellationToken));
        await db.InsertRowsAsync([.. skills], cancellationToken);
        foreach (var (learner, (from, _)) in _checkpoints)
            await db.Set<LearnerCheckpointRow>().Where(c => c.LearnerId == learner && c.At >= from).ExecuteDeleteAsync(cancellationToken);
        await db.InsertRowsAsync([.. _checkpoints.Values.SelectMany(c => c.Rows)], cancellationToken);
        await db.InsertRowsAsync(_events, cancellationToken);
    }

    /// <summary>Changes rows; returns the skills that they are to be found by from now on.</summary>
    async Task<IReadOnlyList<EvidenceSkillRow>> ChangeAsync(HubDbContext db, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. _changed.Keys];
        var rows = await db.Set<EvidenceRow>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        var skills = new List<EvidenceSkillRow>();
        foreach (var changed in _changed.Values)
        {
            var before = _seen[changed.Id];
            if (!rows.TryGetValue(changed.Id, out var row) || row.VoidedAt != before.VoidedAt)
                throw new DbUpdateConcurrencyException($"Evidence {changed.Id} was changed by somebody else meanwhile.");
            row.Take(changed);
            skills.AddRange(EvidenceRow.SkillsOf(changed).ExceptBy(EvidenceRow.SkillsOf(before).Select(s => s.SkillId), s => s.SkillId));
        }
        await db.UpdateRowsAsync([.. rows.Values], cancellationToken);
        return skills;
    }
}
