using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Providers;

namespace ResourceHub.Storage.Catalog;

/// <summary>Reads of the catalogue from the hub's database.</summary>
public sealed class CatalogReader(IDbContextFactory<HubDbContext> contexts) : ICatalog
{
    // every list of resources comes through here
    readonly Func<HubDbContext, Guid[], IAsyncEnumerable<ResourceRow>> _byIds
        = EF.CompileAsyncQuery((HubDbContext db, Guid[] ids) => db.Set<ResourceRow>().AsNoTracking().Where(r => ids.Contains(r.Id)));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, LearningResource>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var resources = new Dictionary<Guid, LearningResource>(ids.Count);
        if (ids.Count == 0)
            return resources;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in _byIds(db, [.. ids]).WithCancellation(cancellationToken))
            resources.Add(row.Id, row.ToResource());
        return resources;
    }

    /// <inheritdoc/>
    public async Task<LearningResource?> FindAsync(ResourceRef by, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<ResourceRow>().AsNoTracking();
        if (by.Id is { } id)
            return (await rows.SingleOrDefaultAsync(r => r.Id == id, cancellationToken))?.ToResource();
        if (by.External is { } external)
        {
            // the slug's provider is part of the key, so the key alone will not do
            var found = from resource in rows
                        join provider in db.Set<ProviderRow>() on resource.ProviderId equals provider.Id
                        where provider.Slug == external.Provider && resource.ExternalId == external.ExternalId
                        select resource;
            return (await found.SingleOrDefaultAsync(cancellationToken))?.ToResource();
        }
        if (!WebAddress.TryParse(by.Url, out var url))
            return null;
        var key = ResourceKey.OfUrl(url);
        var same = await rows.Where(r => r.UrlKey == key).OrderBy(r => r.Withdrawn).ThenBy(r => r.Id).Take(20).ToListAsync(cancellationToken);
        // a tombstone gives way to what is still there
        var candidates = same.Any(r => !r.Withdrawn) ? [.. same.Where(r => !r.Withdrawn)] : same;
        if (candidates.Count <= 1)
            return candidates.FirstOrDefault()?.ToResource();
        var slugs = await db.Set<ProviderRow>().ToDictionaryAsync(p => p.Id, p => p.Slug, cancellationToken);
        throw new HubException("AMBIGUOUS", $"{candidates.Count} resources have this url: "
            + string.Join(", ", candidates.Select(r => $"{slugs[r.ProviderId]} \"{r.ExternalId}\"")) + ". Name one by external.", ["by", "url"]);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, LearningResource>> FindByKeysAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.ToHashSet();
        if (wanted.Count == 0)
            return Array.Empty<(Guid, LearningResource)>().ToLookup(p => p.Item1, p => p.Item2);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ResourceRow>().AsNoTracking()
            .Where(r => wanted.Contains(r.RecordKey) || (r.UrlKey != null && wanted.Contains(r.UrlKey.Value))).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return rows.SelectMany(r => new[] { r.RecordKey, r.UrlKey ?? r.RecordKey }.Distinct().Where(wanted.Contains).Select(key => (key, r)))
            .ToLookup(p => p.key, p => p.r.ToResource());
    }

    /// <inheritdoc/>
    public async Task<Page<LearningResource>> PartsAsync(LearningResource whole, PageRequest page, CancellationToken cancellationToken)
    {
        var keys = whole.OwnKeys.ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var parts = await (from link in db.Set<ResourceLinkRow>()
                           join part in db.Set<ResourceRow>() on link.ResourceId equals part.Id
                           where keys.Contains(link.TargetKey) && link.Kind == LinkKind.PartOf && !part.Withdrawn && part.Id != whole.Id
                           select new { part.Id, part.Position, part.Name }).Distinct().ToListAsync(cancellationToken);
        parts.Sort((a, b) => (a.Position ?? int.MaxValue).CompareTo(b.Position ?? int.MaxValue) is not 0 and var place ? place
            : string.CompareOrdinal(a.Name, b.Name) is not 0 and var name ? name : a.Id.CompareTo(b.Id));
        var ids = Cursor.PageOf("parts", parts, p => p.Id.ToString("N"), page);
        var wanted = ids.Items.Select(i => i.Node.Id).ToArray();
        var resources = (await db.Set<ResourceRow>().AsNoTracking().Where(r => wanted.Contains(r.Id)).ToListAsync(cancellationToken)).ToDictionary(r => r.Id);
        return new([.. ids.Items.Select(i => new PageItem<LearningResource>(i.Cursor, resources[i.Node.Id].ToResource()))], ids.HasNextPage, ids.HasPreviousPage, ids.TotalCount);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, LearningResource>> QuizzesAsync(IReadOnlyCollection<LearningResource> resources, CancellationToken cancellationToken)
    {
        var owners = Owners(resources);
        var keys = owners.Select(g => g.Key).ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (from link in db.Set<ResourceLinkRow>().AsNoTracking()
                          join quiz in db.Set<ResourceRow>().AsNoTracking() on link.ResourceId equals quiz.Id
                          where keys.Contains(link.TargetKey) && link.Kind == LinkKind.Quiz && !quiz.Withdrawn
                          orderby quiz.Id
                          select new { link.TargetKey, Quiz = quiz }).ToListAsync(cancellationToken);
        return rows.SelectMany(r => owners[r.TargetKey].Select(owner => (Owner: owner, r.Quiz))).Where(p => p.Owner != p.Quiz.Id)
            .DistinctBy(p => (p.Owner, p.Quiz.Id)).ToLookup(p => p.Owner, p => p.Quiz.ToResource());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<Guid>> WithQuizAsync(IReadOnlyCollection<LearningResource> resources, CancellationToken cancellationToken)
    {
        var owners = Owners(resources);
        var keys = owners.Select(g => g.Key).ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var links = await (from link in db.Set<ResourceLinkRow>()
                           join quiz in db.Set<ResourceRow>() on link.ResourceId equals quiz.Id
                           where keys.Contains(link.TargetKey) && link.Kind == LinkKind.Quiz && !quiz.Withdrawn
                           select new { link.TargetKey, link.ResourceId }).ToListAsync(cancellationToken);
        return links.SelectMany(l => owners[l.TargetKey].Where(owner => owner != l.ResourceId)).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<(Guid Resource, int Version), ResourceSnapshot>> SnapshotsAsync(IReadOnlyCollection<(Guid Resource, int Version)> versions, CancellationToken cancellationToken)
    {
        var rows = await VersionsAsync(versions, v => new { v.ResourceId, v.Version, v.Name, v.Url, v.PublishedAt }, cancellationToken);
        return rows.ToDictionary(v => (v.ResourceId, v.Version), v => new ResourceSnapshot(v.ResourceId, v.Version, v.Name, v.Url, v.PublishedAt));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<(Guid Resource, int Version), byte[]>> JsonLdAsync(IReadOnlyCollection<(Guid Resource, int Version)> versions, CancellationToken cancellationToken)
    {
        var rows = await VersionsAsync(versions, v => new { v.ResourceId, v.Version, v.JsonLd }, cancellationToken);
        return rows.ToDictionary(v => (v.ResourceId, v.Version), v => v.JsonLd);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, ResourceCounts>> CountsAsync(IReadOnlyCollection<Guid> providers, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await db.Set<ResourceRow>().Where(r => providers.Contains(r.ProviderId) && !r.Withdrawn)
            .GroupBy(r => new { r.ProviderId, r.Aligned }).Select(g => new { g.Key.ProviderId, g.Key.Aligned, Count = g.Count() }).ToListAsync(cancellationToken);
        return counts.GroupBy(c => c.ProviderId).ToDictionary(g => g.Key, g => new ResourceCounts(g.Sum(c => c.Count), g.Where(c => c.Aligned).Sum(c => c.Count)));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LearningResource>> ScanAsync(Guid? after, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<ResourceRow>().AsNoTracking().Where(r => !r.Withdrawn);
        if (after is { } id)
            rows = rows.Where(r => r.Id.CompareTo(id) > 0);
        return [.. (await rows.OrderBy(r => r.Id).Take(most).ToListAsync(cancellationToken)).Select(r => r.ToResource())];
    }

    static ILookup<Guid, Guid> Owners(IReadOnlyCollection<LearningResource> resources)
        => resources.SelectMany(r => r.OwnKeys.Select(key => (key, r.Id))).ToLookup(p => p.key, p => p.Id);

    // pairs are no list that SQL knows: resources and versions are asked for apart, and what was not meant is dropped
    async Task<List<T>> VersionsAsync<T>(IReadOnlyCollection<(Guid Resource, int Version)> versions, System.Linq.Expressions.Expression<Func<ResourceVersionRow, T>> select, CancellationToken cancellationToken)
    {
        var resources = versions.Select(v => v.Resource).Distinct().ToArray();
        var numbers = versions.Select(v => v.Version).Distinct().ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ResourceVersionRow>().AsNoTracking().Where(v => resources.Contains(v.ResourceId) && numbers.Contains(v.Version)).Select(select).ToListAsync(cancellationToken);
    }
}
