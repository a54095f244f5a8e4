using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Catalog;

/// <summary>Duplicates in the hub's database.</summary>
public sealed class DuplicateStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock) : IDuplicates
{
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
        => writer.WritePlannedAsync(WriteScope.Of("duplicates", Guid.Empty) with { IsPatient = true, IsDerived = true }, async (db, token) =>
        {
            var links = await DuplicateLinks.FindAsync(db, signatures, group, token);
            return new PlannedWrite<int>(links.Moved, (turn, ends) => links.WriteAsync(turn, clock, ends));
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> ReadRulesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CatalogStateRow>().Select(s => s.DuplicateRules).SingleOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveRulesAsync(int version, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Derived, async (db, token) => (await CatalogStore.StateAsync(db, clock, token)).DuplicateRules = version, cancellationToken);
}
