using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Evidence;

/// <summary>The evidence log in the hub's database.</summary>
public sealed class EvidenceStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer) : IEvidenceStore
{
    const string CursorKind = "evidence";

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<IEvidenceSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        => writer.WritePlannedAsync(async (db, token) =>
        {
            var session = new EvidenceSession(db);
            var result = await work(session, token);
            return new PlannedWrite<T>(result, session.HasChanges ? session.WriteAsync : null);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<ILookup<Guid, EvidenceRecord>> StandingAsync(IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. learners];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<EvidenceRow>().AsNoTracking().Where(e => wanted.Contains(e.LearnerId) && e.VoidedAt == null).ToListAsync(cancellationToken);
        return rows.ToLookup(e => e.LearnerId, e => e.ToRecord());
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, EvidenceRecord>> ForUnitsAsync(
        IReadOnlyCollection<Guid> learners, IReadOnlyCollection<Guid> skills, int most, CancellationToken cancellationToken)
    {
        Guid[] people = [.. learners];
        Guid[] wanted = [.. skills];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<EvidenceRow>().AsNoTracking()
            .Where(e => e.VoidedAt == null && db.Set<EvidenceSkillRow>().Any(s => s.EvidenceId == e.Id && people.Contains(s.LearnerId) && wanted.Contains(s.SkillId)) && people.Contains(e.LearnerId))
            .ToListAsync(cancellationToken);
        return rows.GroupBy(e => e.LearnerId)
            .SelectMany(g => g.OrderByDescending(e => e.FoldAt).ThenByDescending(e => e.Id).Take(most))
            .ToLookup(e => e.LearnerId, e => e.ToRecord());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, EvidenceRecord>> GetManyAsync(LearnerFilter filter, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reach = db.Reach(filter);
        var rows = await db.Set<EvidenceRow>().AsNoTracking().Where(e => wanted.Contains(e.Id) && reach.Any(l => l.Id == e.LearnerId)).ToListAsync(cancellationToken);
        return rows.ToDictionary(e => e.Id, e => e.ToRecord());
    }

    /// <inheritdoc/>
    public async Task<Page<EvidenceRecord>> ListAsync(Guid learner, IReadOnlyCollection<Guid>? skills, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = db.Set<EvidenceRow>().AsNoTracking().Where(e => e.LearnerId == learner);
        if (skills is not null)
        {
            Guid[] wanted = [.. skills];
            all = all.Where(e => db.Set<EvidenceSkillRow>().Any(s => s.LearnerId == learner && s.EvidenceId == e.Id && wanted.Contains(s.SkillId)));
        }
        var total = await all.CountAsync(cancellationToken);
        var rest = all;
        if (Cursor.Decode(CursorKind, page.After) is { } after)
        {
            var (at, id) = Parse(after);
            rest = all.Where(e => e.FoldAt < at || (e.FoldAt == at && e.Id.CompareTo(id) < 0));
        }
        var rows = await rest.OrderByDescending(e => e.FoldAt).ThenByDescending(e => e.Id).Take(page.First + 1).ToListAsync(cancellationToken);
        return new(
            [.. rows.Take(page.First).Select(e => new PageItem<EvidenceRecord>(Cursor.Encode(CursorKind, $"{e.FoldAt.UtcTicks}.{e.Id:N}"), e.ToRecord()))],
            rows.Count > page.First, page.After is not null, total);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, EvidenceRecord>> ForAssignmentsAsync(IReadOnlyCollection<Guid> assignments, CancellationToken cancellationToken)
    {
        Guid?[] wanted = [.. assignments.Select(a => (Guid?)a)];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<EvidenceRow>().AsNoTracking()
            .Where(e => e.VoidedAt == null && e.AssignmentId != null && wanted.Contains(e.AssignmentId))
            .OrderBy(e => e.FoldAt).ThenBy(e => e.Id)
            .ToListAsync(cancellationToken);
        return rows.ToLookup(e => e.AssignmentId!.Value, e => e.ToRecord());
    }

    static (DateTimeOffset At, Guid Id) Parse(string key)
        => key.Split('.') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "N", out var guid)
            ? (new(at, TimeSpan.Zero), guid)
            : throw new HubException("CURSOR_INVALID", "The cursor in after does not belong to this list; use an endCursor or cursor that this very list gave.", ["after"]);
}
