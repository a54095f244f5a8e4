using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Catalog;

/// <summary>How resources come to be linked by new signatures: found by reading, then written in one go. Nobody else may link in between.</summary>
internal sealed class DuplicateLinks
{
    /// <summary>More records than this under one key make it say nothing: only the first so many are compared.</summary>
    const int MostHolders = 200;

    const int Chunk = 500;

    readonly Guid[] _known;
    readonly ILookup<bool, DuplicateRow> _rows;
    readonly DuplicateKeyRow[] _keys;
    readonly Guid[] _moved;
    readonly IReadOnlyDictionary<Guid, Guid> _groups;

    DuplicateLinks(Guid[] known, ILookup<bool, DuplicateRow> rows, DuplicateKeyRow[] keys, Guid[] moved, IReadOnlyDictionary<Guid, Guid> groups)
        => (_known, _rows, _keys, _moved, _groups) = (known, rows, keys, moved, groups);

    /// <summary>How many resources come into another group, or out of one.</summary>
    public int Moved => _moved.Length;

    /// <summary>Compares what may be the same as the resources of these signatures.</summary>
    public static async Task<DuplicateLinks> FindAsync(
        HubDbContext db, IReadOnlyCollection<DuplicateSignature> signatures, Func<IReadOnlyCollection<LearningResource>, IReadOnlyDictionary<Guid, Guid>> group,
        CancellationToken cancellationToken)
    {
        var ids = signatures.Select(s => s.Resource).ToArray();
        var old = await db.Set<DuplicateKeyRow>().Where(k => ids.Contains(k.ResourceId)).Select(k => k.Key).Distinct().ToListAsync(cancellationToken);
        var before = await db.Set<DuplicateRow>().AsNoTracking().Where(d => ids.Contains(d.ResourceId)).ToDictionaryAsync(d => d.ResourceId, cancellationToken);
        var keys = signatures.SelectMany(s => KeysOf(s).Distinct().Select(key => new DuplicateKeyRow { Key = key, ResourceId = s.Resource, ProviderId = s.Provider })).ToArray();
        var affected = await AffectedAsync(db, ids, keys, old, before.Values, cancellationToken);
        var resources = new List<LearningResource>();
        var groups = affected.ToDictionary(id => id, _ => (Guid?)null);
        foreach (var chunk in affected.Order().Chunk(Chunk))
        {
            resources.AddRange((await db.Set<ResourceRow>().AsNoTracking().Where(r => chunk.Contains(r.Id)).ToListAsync(cancellationToken)).Select(r => r.ToResource()));
            foreach (var row in await db.Set<DuplicateRow>().AsNoTracking().Where(d => chunk.Contains(d.ResourceId)).ToListAsync(cancellationToken))
                groups[row.ResourceId] = row.GroupId;
        }
        var now = group(resources);
        var moved = groups.Where(g => g.Value != GroupOf(now, g.Key)).Select(g => g.Key).ToArray();
        var rows = signatures.Select(s => new DuplicateRow { ResourceId = s.Resource, Fingerprint = s.Fingerprint, GroupId = GroupOf(now, s.Resource) }).ToLookup(r => before.ContainsKey(r.ResourceId));
        return new([.. before.Keys], rows, keys, moved, now);
    }

    /// <summary>Writes the signatures and the links, and sends what moved to the index.</summary>
    public async Task WriteAsync(HubDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        await db.Set<DuplicateKeyRow>().Where(k => _known.Contains(k.ResourceId)).ExecuteDeleteAsync(cancellationToken);
        await db.UpdateRowsAsync([.. _rows[true]], cancellationToken);
        await db.InsertRowsAsync([.. _rows[false]], cancellationToken);
        await db.InsertRowsAsync(_keys, cancellationToken);
        var written = _rows.SelectMany(r => r).Select(r => r.ResourceId).ToHashSet();
        foreach (var target in _moved.Where(m => !written.Contains(m)).GroupBy(m => GroupOf(_groups, m)))
            foreach (var chunk in target.Chunk(Chunk))
                await db.Set<DuplicateRow>().Where(d => chunk.Contains(d.ResourceId)).ExecuteUpdateAsync(set => set.SetProperty(d => d.GroupId, target.Key), cancellationToken);
        await Outbox.EnqueueAsync(db, _moved, clock, cancellationToken);
    }

    /// <summary>Resources that share a key across providers, and all of the groups that one of them or a changed one is in: no link leads out of this set.</summary>
    static async Task<HashSet<Guid>> AffectedAsync(
        HubDbContext db, Guid[] changed, IReadOnlyList<DuplicateKeyRow> keys, IEnumerable<Guid> old, IEnumerable<DuplicateRow> before, CancellationToken cancellationToken)
    {
        var own = keys.ToLookup(k => k.Key);
        var affected = new HashSet<Guid>();
        foreach (var chunk in own.Select(k => k.Key).Concat(old).Distinct().Chunk(Chunk))
        {
            var others = db.Set<DuplicateKeyRow>().Where(k => chunk.Contains(k.Key) && !changed.Contains(k.ResourceId));
            var held = (await others.GroupBy(k => k.Key).Select(g => new { g.Key, Providers = g.Select(k => k.ProviderId).Distinct().Count(), One = g.Min(k => k.ProviderId) })
                .ToListAsync(cancellationToken)).ToDictionary(h => h.Key);
            var shared = chunk.Where(key => held.TryGetValue(key, out var h)
                ? h.Providers > 1 || own[key].Any(k => k.ProviderId != h.One)
                : own[key].Select(k => k.ProviderId).Distinct().Skip(1).Any()).ToArray();
            if (shared.Length == 0)
                continue;
            var holders = await others.Where(k => shared.Contains(k.Key)).Select(k => new { k.Key, k.ResourceId }).ToListAsync(cancellationToken);
            affected.UnionWith(holders.Concat(shared.SelectMany(key => own[key]).Select(k => new { k.Key, k.ResourceId }))
                .GroupBy(h => h.Key).SelectMany(g => g.Select(h => h.ResourceId).Order().Take(MostHolders)));
        }
        var groups = before.Select(d => d.GroupId).OfType<Guid>().ToHashSet();
        foreach (var chunk in affected.Chunk(Chunk))
            groups.UnionWith(await db.Set<DuplicateRow>().Where(d => chunk.Contains(d.ResourceId) && d.GroupId != null).Select(d => d.GroupId!.Value).Distinct().ToListAsync(cancellationToken));
        foreach (var chunk in groups.Chunk(Chunk))
            affected.UnionWith(await db.Set<DuplicateRow>().Where(d => d.GroupId != null && chunk.Contains(d.GroupId.Value)).Select(d => d.ResourceId).ToListAsync(cancellationToken));
        return affected;
    }

    static Guid? GroupOf(IReadOnlyDictionary<Guid, Guid> groups, Guid resource) => groups.TryGetValue(resource, out var group) ? group : null;

    static IEnumerable<Guid> KeysOf(DuplicateSignature signature) => signature.Address is { } address ? signature.Buckets.Prepend(address) : signature.Buckets;
}
