namespace ResourceHub.Core.Providers;

/// <summary>Keeps the providers.</summary>
public interface IProviders
{
    /// <summary>A provider by slug; null for none.</summary>
    Task<Provider?> FindAsync(string slug, CancellationToken cancellationToken);

    /// <summary>Providers by id, in one command.</summary>
    Task<IReadOnlyDictionary<Guid, Provider>> GetManyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Every provider, by slug.</summary>
    Task<IReadOnlyList<Provider>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a new provider; false where the slug is taken.</summary>
    Task<bool> AddAsync(Provider provider, CancellationToken cancellationToken);

    /// <summary>Replaces what may change of a provider; false where there is none.</summary>
    Task<bool> UpdateAsync(Provider provider, CancellationToken cancellationToken);
}
