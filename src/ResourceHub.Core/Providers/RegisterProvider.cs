using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Providers;

/// <summary>Registers providers and changes what may change of them.</summary>
public sealed class RegisterProvider(IProviders providers, ProviderDirectory shown, CreateKey keys, ISkillGraphProvider graphs, TimeProvider clock)
{
    /// <summary>Registers a provider and makes its first key, whose secret is in the answer and nowhere else.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>SLUG_INVALID</c>, <c>SLUG_TAKEN</c>, <c>NAME_INVALID</c>, <c>INVALID_URL</c>, <c>TOO_LONG</c>, <c>FRAMEWORK_NOT_FOUND</c>.</exception>
    public async Task<(Provider Provider, string ApiKey)> RunAsync(Caller caller, NewProvider wish, CancellationToken cancellationToken)
    {
        var provider = await AddAsync(caller, wish, cancellationToken);
        var (_, secret) = await keys.RunAsync(caller, new NewKey { Name = $"{provider.Slug}: first key", Role = Role.Provider, Provider = provider.Slug }, cancellationToken);
        return (provider, secret);
    }

    /// <summary>Registers a provider without a key, as the operator's command does.</summary>
    /// <exception cref="HubException">As <see cref="RunAsync"/>.</exception>
    public async Task<Provider> AddAsync(Caller caller, NewProvider wish, CancellationToken cancellationToken)
    {
        caller.Require(Scope.HubAdmin);
        if (!Slug.IsValid(wish.Slug))
            throw new HubException("SLUG_INVALID", Slug.Error(wish.Slug).Message, ["slug"]);
        var provider = await CheckedAsync(
            new() { Id = HubIds.New(clock), Slug = wish.Slug, Name = wish.Name, Url = wish.Url, Description = wish.Description, Frameworks = wish.Frameworks, RegisteredAt = clock.GetUtcNow() },
            cancellationToken);
        return await providers.AddAsync(provider, cancellationToken)
            ? provider
            : throw new HubException("SLUG_TAKEN", $"There is a provider \"{wish.Slug}\" already.", ["slug"]);
    }

    /// <summary>Changes a provider: itself, or an administrator of the hub. What is null stays.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>PROVIDER_NOT_FOUND</c>, and as <see cref="RunAsync"/>.</exception>
    public async Task<Provider> UpdateAsync(Caller caller, ProviderChange change, CancellationToken cancellationToken)
    {
        PublishRight.Require(caller, change.Provider);
        var provider = await providers.FindAsync(change.Provider, cancellationToken) ?? throw PublishRight.NotFound(change.Provider);
        var changed = await CheckedAsync(provider with
        {
            Name = change.Name ?? provider.Name,
            Url = change.Url ?? provider.Url,
            Description = change.Description ?? provider.Description,
            Frameworks = change.Frameworks ?? provider.Frameworks,
        }, cancellationToken);
        await providers.UpdateAsync(changed, cancellationToken);
        shown.Forget();
        return changed;
    }

    async Task<Provider> CheckedAsync(Provider provider, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(provider.Name) || provider.Name.Length > 200)
            throw new HubException("NAME_INVALID", "A provider needs a name of 1 to 200 characters.", ["name"]);
        if (provider.Description?.Length > 5_000)
            throw new HubException("TOO_LONG", "A provider's description may have 5,000 characters.", ["description"]);
        string? url = null;
        if (provider.Url is { } given && !WebAddress.TryParse(given, out url))
            throw new HubException("INVALID_URL", $"\"{given}\" is no absolute http or https address.", ["url"]);
        if (provider.Frameworks.Count > 20)
            throw new HubException("TOO_MANY", "A provider may name 20 frameworks.", ["frameworks"]);
        if (provider.Frameworks.Count > 0)
        {
            var graph = await graphs.RefreshAsync(cancellationToken);
            for (var i = 0; i < provider.Frameworks.Count; i++)
                if (graph.FindFramework(provider.Frameworks[i]) is null)
                    throw new HubException("FRAMEWORK_NOT_FOUND", $"There is no framework {provider.Frameworks[i]}.", ["frameworks", i.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }
        return provider with { Name = provider.Name.Trim(), Url = url };
    }
}

/// <summary>A provider to be.</summary>
/// <param name="Slug">Lower-case letters, digits and hyphens, 2 to 40.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Url">Its home page.</param>
/// <param name="Description">Who it is.</param>
public sealed record NewProvider(string Slug, string Name, string? Url = null, string? Description = null)
{
    /// <summary>Frameworks that its skill codes mean, in order of preference.</summary>
    public IReadOnlyList<Guid> Frameworks { get; init; } = [];
}

/// <summary>What is to change of a provider; null stays.</summary>
/// <param name="Provider">The slug.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Url">Its home page.</param>
/// <param name="Description">Who it is.</param>
/// <param name="Frameworks">Frameworks that its skill codes mean, in order of preference.</param>
public sealed record ProviderChange(string Provider, string? Name = null, string? Url = null, string? Description = null, IReadOnlyList<Guid>? Frameworks = null);
