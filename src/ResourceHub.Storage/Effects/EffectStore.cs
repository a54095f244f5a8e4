using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Search;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Effects;

/// <summary>Effects in the hub's database.</summary>
public sealed class EffectStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock) : IEffectStore
{
    const int StateRow = 1;

    /// <inheritdoc/>
    public async Task<bool> TryTakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // not due is the usual case, and must not make anyone wait to write
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<EffectStateRow>().AnyAsync(s => s.DueAt > now, cancellationToken))
                return false;
        }
        var until = now + lease;
        return await writer.WriteAsync(WriteScope.Whole with { IsPatient = true }, async (db, token) =>
        {
            if (await db.Set<EffectStateRow>().AnyAsync(token))
                return await db.Set<EffectStateRow>().Where(s => s.DueAt <= now).ExecuteUpdateAsync(set => set.SetProperty(s => s.DueAt, until), token) == 1;
            db.Add(new EffectStateRow { Id = StateRow, DueAt = until });
            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task FinishAsync(DateTimeOffset due, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Patient, (db, token) => db.Set<EffectStateRow>().ExecuteUpdateAsync(set => set.SetProperty(s => s.DueAt, due), token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> OrganizationsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var learning = await db.Set<LearnerRow>().Select(l => l.OrganizationId).Distinct().ToListAsync(cancellationToken);
        var measured = await db.Set<EffectRow>().Select(e => e.OrganizationId).Distinct().ToListAsync(cancellationToken);
        return [.. learning.Union(measured).Order()];
    }

    /// <inheritdoc/>
    public Task ReplaceAsync(Guid organization, IReadOnlyCollection<Effectiveness> rows, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Of("effects", organization) with { IsPatient = true }, async (db, token) =>
        {
            var before = (await db.Set<EffectRow>().AsNoTracking().Where(e => e.OrganizationId == organization).ToListAsync(token)).Select(e => e.ToEffectiveness()).ToHashSet();
            Guid[] changed = [.. before.Except(rows).Concat(rows.Except(before)).Select(e => e.Resource).Distinct()];
            if (changed.Length == 0)
                return;
            await db.Set<EffectRow>().Where(e => e.OrganizationId == organization).ExecuteDeleteAsync(token);
            await db.InsertRowsAsync(rows.Select(EffectRow.Of).ToArray(), token);
            await Outbox.EnqueueAsync(db, changed, clock, token);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<ILookup<Guid, Effectiveness>> ForResourcesAsync(Guid organization, IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<EffectRow>().AsNoTracking().Where(e => e.OrganizationId == organization && resources.Contains(e.ResourceId)).ToListAsync(cancellationToken);
        return rows.ToLookup(e => e.ResourceId, e => e.ToEffectiveness());
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, IndexEffect>> GainsAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<EffectRow>().AsNoTracking().Where(e => resources.Contains(e.ResourceId)).Select(e => new { e.OrganizationId, e.ResourceId, e.Gain, e.Learners }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => (r.ResourceId, r.OrganizationId)).OrderBy(g => g.Key.OrganizationId)
            .ToLookup(g => g.Key.ResourceId, g => new IndexEffect(g.Key.OrganizationId, g.Sum(r => r.Gain * r.Learners) / g.Sum(r => r.Learners)));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Effectiveness>> ClearAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await db.Set<EffectRow>().AsNoTracking().Where(e => e.Low > 0 || e.High < 0).ToListAsync(cancellationToken)).Select(e => e.ToEffectiveness())];
    }
}
