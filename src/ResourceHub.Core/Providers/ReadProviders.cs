using ResourceHub.Core.Access;

namespace ResourceHub.Core.Providers;

/// <summary>Reads providers for everybody, and their runs and problems for themselves and for administrators.</summary>
public sealed class ReadProviders(IProviders providers, IPublishRuns runs)
{
    /// <summary>A provider by slug; null for none.</summary>
    public Task<Provider?> FindAsync(string slug, CancellationToken cancellationToken)
        => Slug.IsValid(slug) ? providers.FindAsync(slug, cancellationToken) : Task.FromResult<Provider?>(null);

    /// <summary>The providers, by slug.</summary>
    public async Task<Page<Provider>> ListAsync(PageRequest page, CancellationToken cancellationToken)
        => Cursor.PageOf("providers", await providers.ListAsync(cancellationToken), p => p.Slug, page);

    /// <summary>A provider's runs, newest first.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public Task<Page<PublishRun>> RunsAsync(Caller caller, Provider provider, PageRequest page, CancellationToken cancellationToken)
    {
        RequireInsight(caller, provider);
        return runs.OfProviderAsync(provider.Id, page, cancellationToken);
    }

    /// <summary>Problems of a provider's records as they stand now.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public Task<Page<RecordProblem>> ProblemsAsync(Caller caller, Provider provider, ProblemFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        RequireInsight(caller, provider);
        return runs.ProblemsAsync(filter, page, cancellationToken);
    }

    /// <summary>Whether the caller may see what became of the provider's records: itself, and administrators.</summary>
    public static bool MayInspect(Caller caller, Provider provider)
        => caller.Provider == provider.Slug || (caller.Role == Role.Administrator && (caller.Has(Scope.Admin) || caller.Has(Scope.HubAdmin)));

    static void RequireInsight(Caller caller, Provider provider)
    {
        if (!MayInspect(caller, provider))
            throw Caller.Forbidden($"Runs and problems are for the provider {provider.Slug} itself and for administrators.");
    }
}
