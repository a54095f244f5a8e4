using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Evidence;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Groups;

/// <summary>Assignments in the hub's database; where each stands is worked out by the database from evidence, catalogue and clock.</summary>
public sealed class AssignmentStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock) : IAssignments
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Assignment>?> AddAsync(AssignmentBatch batch, CancellationToken cancellationToken)
        => await writer.WriteAsync(WriteScope.Of("assignments", Guid.Empty), async (db, token) =>
        {
            if (await FindAsync(db, batch.Organization, batch.Key, batch.ContentHash, token) is { } before)
                return before.SameContent ? before.Assignments : null;
            var row = new AssignmentBatchRow { Id = HubIds.New(clock), OrganizationId = batch.Organization, Key = batch.Key, ContentHash = batch.ContentHash, At = batch.At };
            db.Add(row);
            var last = await db.Set<AssignmentRow>().MaxAsync(a => (long?)a.Sequence, token) ?? 0;
            db.AddRange(batch.Assignments.Select((a, i) => AssignmentRow.Of(a, row.Id, last + 1 + i)));
            await db.AnnounceAsync([.. batch.Assignments.Select(a => a.Learner).Distinct().Select(l => LearnerChanged.Of(l, batch.At))], token);
            return batch.Assignments;
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<(IReadOnlyList<Assignment> Assignments, bool SameContent)?> FindBatchAsync(Guid organization, string key, byte[] contentHash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, organization, key, contentHash, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Assignment>> GetManyAsync(Guid organization, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, Assignment>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Standing(db, db.Set<AssignmentRow>().Where(a => a.OrganizationId == organization && ids.Contains(a.Id))).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Row.Id, r => r.ToAssignment());
    }

    /// <inheritdoc/>
    public async Task<Page<Assignment>> ListAsync(AssignmentFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var kind = KindOf(filter);
        var after = Cursor.Decode(kind, page.After) is { } key ? long.Parse(key, CultureInfo.InvariantCulture) : (long?)null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<AssignmentRow>().Where(a => a.OrganizationId == filter.Organization && filter.Learners.Contains(a.LearnerId));
        if (filter.Since is { } since)
            rows = rows.Where(a => a.AssignedAt >= since);
        var standing = Standing(db, rows);
        if (filter.Status is { } wanted)
        {
            int[] codes = [.. wanted.Distinct().Select(s => (int)s)];
            standing = standing.Where(a => codes.Contains(a.Code));
        }
        var total = await standing.CountAsync(cancellationToken);
        var found = page.First == 0 ? [] : await standing.Where(a => after == null || a.Row.Sequence < after)
            .OrderByDescending(a => a.Row.Sequence).Take(page.First + 1).ToListAsync(cancellationToken);
        var items = found.Take(page.First).Select(a => new PageItem<Assignment>(Cursor.Encode(kind, a.Row.Sequence.ToString(CultureInfo.InvariantCulture)), a.ToAssignment())).ToArray();
        return new(items, found.Count > page.First, after is not null, total);
    }

    /// <inheritdoc/>
    public Task UpdateAsync(Guid organization, IReadOnlyCollection<Guid> ids, DateTimeOffset? dueAt, AssignmentStatus? status, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
        {
            var rows = db.Set<AssignmentRow>().Where(a => a.OrganizationId == organization && ids.Contains(a.Id));
            if (dueAt is { } due)
                await rows.ExecuteUpdateAsync(set => set.SetProperty(a => a.DueAt, due), token);
            if (status is { } given)
            {
                var (excused, cancelled) = (given == AssignmentStatus.Excused, given == AssignmentStatus.Cancelled);
                await rows.ExecuteUpdateAsync(set => set.SetProperty(a => a.Excused, excused).SetProperty(a => a.Cancelled, cancelled), token);
            }
            var learners = await rows.Select(a => a.LearnerId).Distinct().ToListAsync(token);
            await db.AnnounceAsync([.. learners.Select(l => LearnerChanged.Of(l, writer.Now))], token);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<ILookup<Guid, Guid>> EvidenceOfAsync(IReadOnlyCollection<Assignment> assignments, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. assignments.Select(a => a.Id)];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from a in db.Set<AssignmentRow>()
            where ids.Contains(a.Id)
            from e in db.Set<EvidenceRow>()
            where e.LearnerId == a.LearnerId && e.VoidedAt == null
                && (e.AssignmentId == a.Id || e.AssignmentId == null && (e.WholeId == a.ResourceId || e.ItemResourceId == a.ResourceId) && e.FoldAt >= a.AssignedAt)
            select new { Assignment = a.Id, Evidence = e.Id, e.FoldAt, e.Source, e.SourceId, e.Place }).ToListAsync(cancellationToken);
        return found.OrderBy(e => e.FoldAt).ThenBy(e => e.Source, StringComparer.Ordinal).ThenBy(e => e.SourceId, StringComparer.Ordinal).ThenBy(e => e.Place)
            .ToLookup(e => e.Assignment, e => e.Evidence);
    }

    async Task<(IReadOnlyList<Assignment> Assignments, bool SameContent)?> FindAsync(HubDbContext db, Guid organization, string key, byte[] contentHash, CancellationToken cancellationToken)
    {
        var batch = await db.Set<AssignmentBatchRow>().AsNoTracking().SingleOrDefaultAsync(b => b.OrganizationId == organization && b.Key == key, cancellationToken);
        if (batch is null)
            return null;
        if (!batch.ContentHash.AsSpan().SequenceEqual(contentHash))
            return ([], false);
        var rows = await Standing(db, db.Set<AssignmentRow>().Where(a => a.BatchId == batch.Id)).OrderBy(a => a.Row.Sequence).ToListAsync(cancellationToken);
        return ([.. rows.Select(a => a.ToAssignment())], true);
    }

    // work that names the assignment, or that was done with its resource since
    IQueryable<StandingAssignment> Standing(HubDbContext db, IQueryable<AssignmentRow> rows)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var evidence = db.Set<EvidenceRow>();
        return rows.AsNoTracking().Select(a => new StandingAssignment
        {
            Row = a,
            Code = a.Cancelled ? (int)AssignmentStatus.Cancelled
                : a.Excused ? (int)AssignmentStatus.Excused
                : evidence.Any(e => e.LearnerId == a.LearnerId && e.VoidedAt == null && (e.Completed == true || e.Score != null && e.Completed != false)
                    && (e.AssignmentId == a.Id || e.AssignmentId == null && (e.WholeId == a.ResourceId || e.ItemResourceId == a.ResourceId) && e.FoldAt >= a.AssignedAt))
                    ? (int)AssignmentStatus.Completed
                : db.Set<ResourceRow>().Any(r => r.Id == a.ResourceId && r.Withdrawn) ? (int)AssignmentStatus.ResourceWithdrawn
                : a.DueAt < now ? (int)AssignmentStatus.Overdue
                : evidence.Any(e => e.LearnerId == a.LearnerId && e.VoidedAt == null
                    && (e.AssignmentId == a.Id || e.AssignmentId == null && (e.WholeId == a.ResourceId || e.ItemResourceId == a.ResourceId) && e.FoldAt >= a.AssignedAt))
                    ? (int)AssignmentStatus.Started
                : (int)AssignmentStatus.Assigned,
        });
    }

    static string KindOf(AssignmentFilter filter)
        => string.Create(CultureInfo.InvariantCulture, $"assignments/{filter.Subject:N}/{string.Join(',', (filter.Status ?? []).Distinct().Order().Select(s => (int)s))}/{filter.Since?.UtcTicks}");

    sealed class StandingAssignment
    {
        public required AssignmentRow Row { get; init; }
        public int Code { get; init; }

        public Assignment ToAssignment() => Row.ToAssignment((AssignmentStatus)Code);
    }
}
