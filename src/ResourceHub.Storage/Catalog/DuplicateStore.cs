using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Catalog;

/// <summary>Duplicates in the hub's database.</summary>
public sealed class DuplicateStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock) : IDuplicates
{
    /// <summary>More records than this under one key make it say nothing: only the first so many are compared.</summary>
    const int MostHolders = 200;

    const int Chunk = 500;

    /// <inheritdoc/>
    public bool OthersHurry => writer.OthersHurry;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Guid>> GroupsAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
    {
        if (resources.Count == 0)
            return new Dictionary<Guid, Guid>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<DuplicateRow>().Where(d => resources.Contains(d.ResourceId) && d.GroupId != null)
            .ToDictionaryAsync(d => d.ResourceId, d => d.GroupId!.Value, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, LearningResource>> OthersAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (from own in db.Set<DuplicateRow>()
                          join other in db.Set<DuplicateRow>() on own.GroupId equals other.GroupId
                          join resource in db.Set<ResourceRow>() on other.ResourceId equals resource.Id
                          where resources.Contains(own.ResourceId) && own.GroupId != null && other.ResourceId != own.ResourceId && !resource.Withdrawn
                          orderby resource.Id
                          select new { own.ResourceId, Resource = resource }).AsNoTracking().ToListAsync(cancellationToken);
        return rows.ToLookup(r => r.ResourceId, r => r.Resource.ToResource());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Guid>> FingerprintsAsync(IReadOnlyCollection<Guid> resources, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<DuplicateRow>().Where(d => resources.Contains(d.ResourceId)).ToDictionaryAsync(d => d.ResourceId, d => d.Fingerprint, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> LinkAsync(
        IReadOnlyCollection<DuplicateSignature> signatures, Func<IReadOnlyCollection<LearningResource>, IReadOnlyDictionary<Guid, Guid>> group, CancellationToken cancellationToken)
        // one at a time: two copies that arrive at once would miss each other
        => writer.WriteAsync(WriteScope.Of("duplicates", Guid.Empty) with { IsPatient = true }, async (db, token) =>
        {
            var ids = signatures.Select(s => s.Resource).ToArray();
            var old = await db.Set<DuplicateKeyRow>().Where(k => ids.Contains(k.ResourceId)).Select(k => k.Key).ToListAsync(token);
            var before = await db.Set<DuplicateRow>().AsNoTracking().Where(d => ids.Contains(d.ResourceId)).ToDictionaryAsync(d => d.ResourceId, token);
            await WriteSignaturesAsync(db, signatures, before, token);
            var affected = await AffectedAsync(db, [.. signatures.SelectMany(KeysOf).Concat(old).Distinct()], before.Values, token);
            if (affected.Count == 0)
                return 0;
            var resources = new List<LearningResource>();
            var groups = new Dictionary<Guid, Guid?>();
            foreach (var chunk in affected.Order().Chunk(Chunk))
            {
                resources.AddRange((await db.Set<ResourceRow>().AsNoTracking().Where(r => chunk.Contains(r.Id)).ToListAsync(token)).Select(r => r.ToResource()));
                foreach (var row in await db.Set<DuplicateRow>().AsNoTracking().Where(d => chunk.Contains(d.ResourceId)).ToListAsync(token))
                    groups[row.ResourceId] = row.GroupId;
            }
            var now = group(resources);
            var moved = groups.Where(g => g.Value != (now.TryGetValue(g.Key, out var id) ? id : null)).Select(g => g.Key).ToArray();
            foreach (var target in moved.GroupBy(m => now.TryGetValue(m, out var id) ? id : (Guid?)null))
                foreach (var chunk in target.Chunk(Chunk))
                    await db.Set<DuplicateRow>().Where(d => chunk.Contains(d.ResourceId)).ExecuteUpdateAsync(set => set.SetProperty(d => d.GroupId, target.Key), token);
            await Outbox.EnqueueAsync(db, moved, clock, token);
            return moved.Length;
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> ReadRulesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CatalogStateRow>().Select(s => s.DuplicateRules).SingleOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveRulesAsync(int version, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Patient, async (db, token) => (await CatalogStore.StateAsync(db, clock, token)).DuplicateRules = version, cancellationToken);

    static async Task WriteSignaturesAsync(HubDbContext db, IReadOnlyCollection<DuplicateSignature> signatures, Dictionary<Guid, DuplicateRow> before, CancellationToken cancellationToken)
    {
        var known = before.Keys.ToArray();
        await db.Set<DuplicateKeyRow>().Where(k => known.Contains(k.ResourceId)).ExecuteDeleteAsync(cancellationToken);
        var rows = signatures.Select(s => new DuplicateRow { ResourceId = s.Resource, Fingerprint = s.Fingerprint, GroupId = before.GetValueOrDefault(s.Resource)?.GroupId })
            .ToLookup(r => before.ContainsKey(r.ResourceId));
        await db.UpdateRowsAsync(rows[true].ToArray(), cancellationToken);
        await db.InsertRowsAsync(rows[false].ToArray(), cancellationToken);
        await db.InsertRowsAsync(
            signatures.SelectMany(s => KeysOf(s).Distinct().Select(key => new DuplicateKeyRow { Key = key, ResourceId = s.Resource, ProviderId = s.Provider })).ToArray(), cancellationToken);
    }

    /// <summary>Resources that share a key across providers, and all of the groups that one of them or a changed one is in: no link leads out of this set.</summary>
    static async Task<HashSet<Guid>> AffectedAsync(HubDbContext db, IReadOnlyList<Guid> keys, IEnumerable<DuplicateRow> before, CancellationToken cancellationToken)
    {
        var affected = new HashSet<Guid>();
        foreach (var chunk in keys.Chunk(Chunk))
        {
            var shared = await db.Set<DuplicateKeyRow>().Where(k => chunk.Contains(k.Key)).GroupBy(k => k.Key)
                .Where(g => g.Select(k => k.ProviderId).Distinct().Count() > 1).Select(g => g.Key).ToListAsync(cancellationToken);
            if (shared.Count == 0)
                continue;
            var holders = await db.Set<DuplicateKeyRow>().Where(k => shared.Contains(k.Key)).OrderBy(k => k.ResourceId).Select(k => new { k.Key, k.ResourceId }).ToListAsync(cancellationToken);
            affected.UnionWith(holders.GroupBy(h => h.Key).SelectMany(g => g.Take(MostHolders)).Select(h => h.ResourceId));
        }
        var groups = before.Select(d => d.GroupId).OfType<Guid>().ToHashSet();
        foreach (var chunk in affected.Chunk(Chunk))
            groups.UnionWith((await db.Set<DuplicateRow>().Where(d => chunk.Contains(d.ResourceId) && d.GroupId != null).Select(d => d.GroupId!.Value).Distinct().ToListAsync(cancellationToken)));
        foreach (var chunk in groups.Chunk(Chunk))
            affected.UnionWith(await db.Set<DuplicateRow>().Where(d => d.GroupId != null && chunk.Contains(d.GroupId.Value)).Select(d => d.ResourceId).ToListAsync(cancellationToken));
        return affected;
    }

    static IEnumerable<Guid> KeysOf(DuplicateSignature signature) => signature.Address is { } address ? signature.Buckets.Prepend(address) : signature.Buckets;
}
