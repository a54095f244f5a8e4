namespace ResourceHub.Core.Providers;

/// <summary>
/// All providers in memory, for showing them beside resources: read again after a second, or where one is not among them. A change by this process shows at once,
/// one by another within that second. Whoever decides something asks <see cref="IProviders"/>.
/// </summary>
public sealed class ProviderDirectory(IProviders providers, TimeProvider clock)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    Reading? _last;

    /// <summary>Providers by id, these among them where they exist.</summary>
    public async Task<IReadOnlyDictionary<Guid, Provider>> ByIdAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        => (await ReadAsync(known => ids.All(known.ById.ContainsKey), cancellationToken)).ById;

    /// <summary>Providers by slug, these among them where they exist.</summary>
    public async Task<IReadOnlyDictionary<string, Provider>> BySlugAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellationToken)
        => (await ReadAsync(known => slugs.All(known.BySlug.ContainsKey), cancellationToken)).BySlug;

    /// <summary>One of them has changed: whoever asks from now on sees it.</summary>
    public void Forget() => Volatile.Write(ref _last, null);

    async Task<Known> ReadAsync(Func<Known, bool> suffices, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _last) is { } last && clock.GetElapsedTime(last.At) <= Lifetime && !last.IsFaulted)
        {
            var known = await last.Providers.Value.WaitAsync(cancellationToken);
            if (suffices(known))
                return known;
        }
        // in its place before it begins, so that Forget takes away what was read before the change
        var next = new Reading(clock.GetTimestamp(), new(ListAsync));
        Volatile.Write(ref _last, next);
        return await next.Providers.Value.WaitAsync(cancellationToken);
    }

    async Task<Known> ListAsync()
    {
        var all = await providers.ListAsync(CancellationToken.None);
        return new(all.ToDictionary(p => p.Id), all.ToDictionary(p => p.Slug, StringComparer.OrdinalIgnoreCase));
    }

    sealed record Known(IReadOnlyDictionary<Guid, Provider> ById, IReadOnlyDictionary<string, Provider> BySlug);

    sealed record Reading(long At, Lazy<Task<Known>> Providers)
    {
        public bool IsFaulted => Providers is { IsValueCreated: true, Value.IsFaulted: true };
    }
}
