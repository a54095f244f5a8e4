using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Catalog;

/// <summary>The outbox in the hub's database.</summary>
public sealed class Outbox(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock) : IOutbox
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutboxEntry>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        // nothing to claim is the usual case, and must not make anyone wait to write
        var now = clock.GetUtcNow();
        if (!await AnyFreeAsync(now, cancellationToken))
            return [];
        var claim = HubIds.New(clock);
        var until = now + lease;
        return await writer.WriteAsync<IReadOnlyList<OutboxEntry>>(WriteScope.Derived, async (db, token) =>
        {
            var free = await db.Set<OutboxRow>().Where(o => o.ClaimedUntil == null || o.ClaimedUntil < now).OrderBy(o => o.Id).Take(most).ToListAsync(token);
            var ids = free.Select(o => o.Id).ToArray();
            // the condition again: on a store with several writers somebody may have been quicker
            await db.Set<OutboxRow>().Where(o => ids.Contains(o.Id) && (o.ClaimedUntil == null || o.ClaimedUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.ClaimedBy, claim).SetProperty(o => o.ClaimedUntil, until), token);
            db.ChangeTracker.Clear();
            var claimed = await db.Set<OutboxRow>().AsNoTracking().Where(o => o.ClaimedBy == claim).OrderBy(o => o.Id).ToListAsync(token);
            return [.. claimed.Select(o => new OutboxEntry(o.Id, o.ResourceId, o.IndexVersion, claim))];
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CompleteAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Derived, async (db, token) =>
        {
            foreach (var held in entries.GroupBy(e => e.Claim))
                foreach (var chunk in held.Select(e => e.Id).Chunk(500))
                    await db.Set<OutboxRow>().Where(o => chunk.Contains(o.Id) && o.ClaimedBy == held.Key).ExecuteDeleteAsync(token);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Derived, async (db, token) =>
        {
            foreach (var claim in entries.Select(e => e.Claim).Distinct())
                await db.Set<OutboxRow>().Where(o => o.ClaimedBy == claim)
                    .ExecuteUpdateAsync(set => set.SetProperty(o => o.ClaimedBy, (Guid?)null).SetProperty(o => o.ClaimedUntil, (DateTimeOffset?)null), token);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task ReleaseAllAsync(CancellationToken cancellationToken)
    {
        if (await CountAsync(cancellationToken) > 0)
            await writer.WriteAsync(WriteScope.Derived, (db, token) => db.Set<OutboxRow>().Where(o => o.ClaimedBy != null)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.ClaimedBy, (Guid?)null).SetProperty(o => o.ClaimedUntil, (DateTimeOffset?)null), token), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> PendingAsync(IReadOnlyCollection<OutboxTarget> targets, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = targets.Select(t => t.Resource).Distinct().ToArray();
        var versions = targets.GroupBy(t => t.Resource).ToDictionary(g => g.Key, g => g.Max(t => t.IndexVersion));
        var rows = await db.Set<OutboxRow>().AsNoTracking().Where(o => ids.Contains(o.ResourceId)).Select(o => new { o.ResourceId, o.IndexVersion }).ToListAsync(cancellationToken);
        return rows.Count(r => r.IndexVersion <= versions[r.ResourceId]);
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutboxRow>().CountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxTarget>> EnqueueAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Patient, (db, token) => EnqueueAsync(db, resources, clock, token), cancellationToken);

    async Task<bool> AnyFreeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutboxRow>().AnyAsync(o => o.ClaimedUntil == null || o.ClaimedUntil < now, cancellationToken);
    }

    /// <summary>Raises the index versions of resources and writes their rows, within a transaction that is open.</summary>
    internal static async Task<IReadOnlyList<OutboxTarget>> EnqueueAsync(HubDbContext db, IReadOnlyCollection<Guid> resources, TimeProvider clock, CancellationToken cancellationToken)
    {
        var targets = new List<OutboxTarget>();
        foreach (var chunk in resources.Distinct().Chunk(500))
        {
            await db.Set<ResourceRow>().Where(r => chunk.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.IndexVersion, r => r.IndexVersion + 1), cancellationToken);
            var rows = await db.Set<ResourceRow>().AsNoTracking().Where(r => chunk.Contains(r.Id)).Select(r => new { r.Id, r.IndexVersion }).ToListAsync(cancellationToken);
            targets.AddRange(rows.Select(r => new OutboxTarget(r.Id, r.IndexVersion)));
        }
        await InsertAsync(db, targets, clock, cancellationToken);
        return targets;
    }

    /// <summary>Writes rows for index versions that are set already.</summary>
    internal static Task InsertAsync(HubDbContext db, IEnumerable<OutboxTarget> targets, TimeProvider clock, CancellationToken cancellationToken)
        => db.InsertRowsAsync(targets.Select(t => new OutboxRow { Id = HubIds.New(clock), ResourceId = t.Resource, IndexVersion = t.IndexVersion }).ToArray(), cancellationToken);
}
