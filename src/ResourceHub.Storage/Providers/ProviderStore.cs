using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Providers;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Providers;

/// <summary>Providers in the hub's database.</summary>
public sealed class ProviderStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer) : IProviders
{
    /// <inheritdoc/>
    public async Task<Provider?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<ProviderRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancellationToken))?.ToProvider();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Provider>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ProviderRow>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(p => p.Id, p => p.ToProvider());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Provider>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ProviderRow>().AsNoTracking().OrderBy(p => p.Slug).ToListAsync(cancellationToken);
        return [.. rows.Select(p => p.ToProvider())];
    }

    /// <inheritdoc/>
    public Task<bool> AddAsync(Provider provider, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
        {
            if (await db.Set<ProviderRow>().AnyAsync(p => p.Slug == provider.Slug, token))
                return false;
            db.Add(new ProviderRow
            {
                Id = provider.Id,
                Slug = provider.Slug,
                Name = provider.Name,
                Url = provider.Url,
                Description = provider.Description,
                Frameworks = provider.Frameworks,
                RegisteredAt = provider.RegisteredAt,
            });
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> UpdateAsync(Provider provider, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
        {
            if (await db.Set<ProviderRow>().SingleOrDefaultAsync(p => p.Id == provider.Id, token) is not { } row)
                return false;
            row.Name = provider.Name;
            row.Url = provider.Url;
            row.Description = provider.Description;
            row.Frameworks = provider.Frameworks;
            return true;
        }, cancellationToken);
}
