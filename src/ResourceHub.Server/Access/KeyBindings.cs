using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Providers;

namespace ResourceHub.Server.Access;

/// <summary>Finds what a new key is bound to, by the names that people use.</summary>
internal sealed class KeyBindings(IAccessStore access, IProviders providers)
{
    /// <summary>The organisation with a slug.</summary>
    /// <exception cref="HubException"><c>ORGANIZATION_NOT_FOUND</c>.</exception>
    public async Task<Guid> OrganizationAsync(string slug, CancellationToken cancellationToken)
        => (await access.FindOrganizationAsync(slug, cancellationToken))?.Id
            ?? throw new HubException("ORGANIZATION_NOT_FOUND", $"There is no organisation \"{slug}\"; orgs create makes one.", ["organization"]);

    /// <summary>The provider with a slug; null for none named.</summary>
    /// <exception cref="HubException"><c>PROVIDER_NOT_FOUND</c>.</exception>
    public async Task<string?> ProviderAsync(string? slug, CancellationToken cancellationToken)
        => slug is null ? null : (await providers.FindAsync(slug, cancellationToken))?.Slug
            ?? throw new HubException("PROVIDER_NOT_FOUND", $"There is no provider \"{slug}\"; providers add registers one.", ["provider"]);
}
