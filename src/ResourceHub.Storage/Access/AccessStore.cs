using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Access;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Access;

/// <summary>Organisations and keys in the hub's database.</summary>
public sealed class AccessStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer) : IAccessStore
{
    /// <inheritdoc/>
    public Task<bool> AddOrganizationAsync(Organization organization, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
        {
            if (await db.Set<OrganizationRow>().AnyAsync(o => o.Slug == organization.Slug, token))
                return false;
            db.Add(new OrganizationRow { Id = organization.Id, Slug = organization.Slug, Name = organization.Name, ParentId = organization.Parent });
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Organization?> FindOrganizationAsync(string slug, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Set<OrganizationRow>().AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, cancellationToken);
        return row?.ToOrganization();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Organization>> GetOrganizationsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<OrganizationRow>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(o => o.Id, o => o.ToOrganization());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Organization>> ListOrganizationsAsync(Guid? parent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<OrganizationRow>().AsNoTracking().Where(o => o.ParentId == parent).OrderBy(o => o.Slug).ToListAsync(cancellationToken);
        return [.. rows.Select(o => o.ToOrganization())];
    }

    /// <inheritdoc/>
    public Task AddKeyAsync(ApiKey key, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, (db, _) =>
        {
            db.Add(ApiKeyRow.Of(key));
            return Task.CompletedTask;
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<ApiKey?> FindKeyAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Set<ApiKeyRow>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, cancellationToken);
        return row?.ToKey();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ApiKey>> ListKeysAsync(Guid? organization, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ApiKeyRow>().AsNoTracking()
            .Where(k => organization == null || k.OrganizationId == organization)
            .OrderBy(k => k.CreatedAt).ThenBy(k => k.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(k => k.ToKey())];
    }

    /// <inheritdoc/>
    public Task<bool> RevokeKeyAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Guarded, async (db, token) =>
            await db.Set<ApiKeyRow>().Where(k => k.Id == id && k.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, at), token) > 0, cancellationToken);
}
