using ResourceHub.Core;
using ResourceHub.Core.Providers;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Providers;

/// <summary>Providers, open to everyone.</summary>
[QueryType]
internal sealed class ProviderQueries
{
    public Task<Page<Provider>> ProvidersAsync(int first, string? after, ReadProviders providers, CancellationToken cancellationToken)
        => providers.ListAsync(PageRequest.Of(first, after), cancellationToken);

    public Task<Provider?> ProviderAsync(string slug, ReadProviders providers, CancellationToken cancellationToken)
        => providers.FindAsync(slug, cancellationToken);
}
