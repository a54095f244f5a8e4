namespace ResourceHub.Core.Access;

/// <summary>Where organisations and keys are kept.</summary>
public interface IAccessStore
{
    /// <summary>Keeps a new organisation; false where the slug is taken.</summary>
    Task<bool> AddOrganizationAsync(Organization organization, CancellationToken cancellationToken);

    /// <summary>The organisation with a slug.</summary>
    Task<Organization?> FindOrganizationAsync(string slug, CancellationToken cancellationToken);

    /// <summary>Organisations by id; those that do not exist are absent.</summary>
    Task<IReadOnlyDictionary<Guid, Organization>> GetOrganizationsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The organisations directly below one, or those at the top for null, by slug.</summary>
    Task<IReadOnlyList<Organization>> ListOrganizationsAsync(Guid? parent, CancellationToken cancellationToken);

    /// <summary>Keeps a new key.</summary>
    Task AddKeyAsync(ApiKey key, CancellationToken cancellationToken);

    /// <summary>The key with an id, revoked ones included.</summary>
    Task<ApiKey?> FindKeyAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>All keys, oldest first; of one organisation where it is given.</summary>
    Task<IReadOnlyList<ApiKey>> ListKeysAsync(Guid? organization, CancellationToken cancellationToken);

    /// <summary>Revokes a key; false where there is none that still works.</summary>
    Task<bool> RevokeKeyAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken);
}
