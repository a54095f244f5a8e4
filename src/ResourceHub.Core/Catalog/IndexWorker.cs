using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Catalog;

/// <summary>
/// Brings changes from the outbox into the index, and rebuilds an index that is missing or disagrees with the database.
/// Any number of workers, in any number of processes, may run at once: rows are leased.
/// </summary>
public sealed class IndexWorker(
    IOutbox outbox, ICatalog catalog, ICatalogStore store, IProviders providers, ISkillGraphProvider graphs, IResourceIndex index, IIndexRefusals refused, ResolveAlignments resolve,
    LinkDuplicates link, IDuplicates duplicates, IEffectStore effects, ISignal signal, TimeProvider clock)
{
    /// <summary>Rows of one claim, and documents of one commit: two such are in memory at a time, one applied, one read.</summary>
    const int Batch = 200;

    /// <summary>Rows of one claim while others hurry: what claims them and says that they are done is short as well.</summary>
    const int WhileOthersHurry = 100;

    /// <summary>How often a new index is counted before it is given up: changes that arrive meanwhile move both counts.</summary>
    const int MostCounts = 20;

    /// <summary>Long against the time that a batch takes, short against a restart after a kill.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>How long what was applied may wait for more before searches see it; short against the lease.</summary>
    static readonly TimeSpan LongestUnseen = TimeSpan.FromSeconds(1);

    /// <summary>How often to look for what another process wrote.</summary>
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>How often index and database are compared where nothing is pending: somebody may have deleted the index.</summary>
    static readonly TimeSpan Compare = TimeSpan.FromSeconds(30);

    static readonly TimeSpan BetweenCounts = TimeSpan.FromMilliseconds(100);

    long? _compared;
    int? _refused;

    /// <summary>One round: looks up names over a new graph, drains the outbox, and where nothing is pending compares index and database now and then.</summary>
    /// <returns>How many rows were brought in.</returns>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>: the index takes nothing now; what is pending stays so.</exception>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await resolve.CatchUpAsync(cancellationToken);
        await link.CatchUpAsync(cancellationToken);
        try
        {
            var drained = await DrainAsync(cancellationToken);
            if ((_compared is not { } at || clock.GetElapsedTime(at) > Compare) && await outbox.CountAsync(cancellationToken) == 0)
            {
                await EnsureAsync(null, cancellationToken);
                _compared = clock.GetTimestamp();
            }
            return drained;
        }
        catch
        {
            _compared = null;
            throw;
        }
    }

    /// <summary>Waits until there may be something to do: a ring of this process, or the time to look what others wrote.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(Poll, cancellationToken);

    /// <summary>
    /// Brings in everything that can be claimed; returns how many rows that was. While the index takes one batch the next is read; rows are done once searches see
    /// them, which many batches share. An index that cannot be relied on takes no changes and is rebuilt first.
    /// </summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>, <c>REBUILD_ABANDONED</c>: not now; the rows wait for whoever is next.</exception>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        var held = new List<OutboxEntry>();
        var since = 0L;
        var applying = Task.CompletedTask;
        try
        {
            while (await outbox.ClaimAsync(duplicates.OthersHurry ? WhileOthersHurry : Batch, Lease, cancellationToken) is { Count: > 0 } entries)
            {
                if (held.Count == 0)
                    since = clock.GetTimestamp();
                held.AddRange(entries);
                if (total == 0)
                    await RequireIndexAsync(cancellationToken);
                total += entries.Count;
                var changes = await ChangesAsync(entries, cancellationToken);
                await applying;
                applying = Task.Run(() => ApplyAsync(changes, cancellationToken), cancellationToken);
                if (clock.GetElapsedTime(since) < LongestUnseen)
                    continue;
                await applying;
                await ShowAsync(held, cancellationToken);
            }
            await applying;
            await ShowAsync(held, cancellationToken);
            return total;
        }
        catch
        {
            await applying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await outbox.ReleaseAsync(held, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Rebuilds the index where it cannot be relied on, was made from another database, or holds another number of resources; whether it did.</summary>
    /// <exception cref="HubException"><c>SEARCH_UNAVAILABLE</c>: not now, or an operator must see to it.</exception>
    public async Task<bool> EnsureAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(cancellationToken);
        if (status.IsBeingRebuilt || (!status.NeedsRebuild && status.Content == await IdentityAsync(cancellationToken) && await AgreesAsync(cancellationToken)))
            return false;
        await RebuildAsync(progress, cancellationToken);
        return true;
    }

    // what is pending explains a difference
    async Task<bool> AgreesAsync(CancellationToken cancellationToken)
    {
        // another process may have met refusals
        _refused = await refused.CountAsync(cancellationToken);
        return await index.CountAsync(cancellationToken) + _refused == await store.CountAsync(cancellationToken) || await outbox.CountAsync(cancellationToken) > 0;
    }

    /// <summary>
    /// Makes the index anew from the database, beside the live one, and swaps where both hold the same number of resources. Changes that are applied meanwhile reach both.
    /// </summary>
    /// <returns>How many resources the new index holds.</returns>
    /// <exception cref="HubException"><c>REBUILD_ABANDONED</c>, <c>REBUILD_INCOMPLETE</c>, <c>SEARCH_UNAVAILABLE</c>: the old index stays.</exception>
    public async Task<int> RebuildAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await using var rebuild = await index.BeginRebuildAsync(await IdentityAsync(cancellationToken), cancellationToken);
        var graph = await graphs.RefreshAsync(cancellationToken);
        var owners = (await providers.ListAsync(cancellationToken)).ToDictionary(p => p.Id);
        var expected = Math.Max(1, await store.CountAsync(cancellationToken));
        var refusals = new List<IndexRefusal>();
        var done = 0;
        Guid? after = null;
        while (await catalog.ScanAsync(after, Batch, cancellationToken) is { Count: > 0 } resources)
        {
            var quizzed = await catalog.WithQuizAsync(resources, cancellationToken);
            var groups = await duplicates.GroupsAsync([.. resources.Select(r => r.Id)], cancellationToken);
            var gains = await effects.GainsAsync([.. resources.Select(r => r.Id)], cancellationToken);
            refusals.AddRange(await rebuild.AddAsync([.. resources.Select(r => new IndexChange(r.Id, r.IndexVersion, Document(r, owners, quizzed, groups, gains, graph)))], cancellationToken));
            done += resources.Count;
            progress?.Report(Math.Min(1, (double)done / expected));
            after = resources[^1].Id;
        }
        await RequireAllAsync(rebuild, refusals.Count, cancellationToken);
        var count = await rebuild.SwapAsync(cancellationToken);
        await refused.SaveAsync(null, refusals, cancellationToken);
        _refused = refusals.Count;
        return count;
    }

    // what is pending explains a difference: its resource is in the database and not yet in the index, or the other way round
    async Task RequireAllAsync(IIndexRebuild rebuild, int refusals, CancellationToken cancellationToken)
    {
        for (var counts = 1; ; counts++)
        {
            var before = await outbox.CountAsync(cancellationToken);
            var held = await rebuild.CountAsync(cancellationToken) + refusals;
            var kept = await store.CountAsync(cancellationToken);
            if (Math.Abs(held - kept) <= Math.Max(before, await outbox.CountAsync(cancellationToken)))
                return;
            if (counts == MostCounts)
                throw new HubException("REBUILD_INCOMPLETE", $"The new index holds {held} resources, the database {kept}; the old index stays in its place.");
            await Task.Delay(BetweenCounts, clock, cancellationToken);
        }
    }

    async Task RequireIndexAsync(CancellationToken cancellationToken)
    {
        var status = await StatusAsync(cancellationToken);
        if (!status.NeedsRebuild)
            return;
        if (status.IsBeingRebuilt)
            throw new HubException("SEARCH_UNAVAILABLE", "The index is being made by another process; changes wait until it is there.");
        await RebuildAsync(null, cancellationToken);
    }

    async Task<IndexStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var status = await index.GetStatusAsync(cancellationToken);
        return status.Advice is { } advice ? throw new HubException("SEARCH_UNAVAILABLE", advice) : status;
    }

    async Task ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
        => await KeepAsync([.. changes.Select(c => c.Resource)], await index.ApplyAsync(changes, cancellationToken), cancellationToken);

    async Task ShowAsync(List<OutboxEntry> held, CancellationToken cancellationToken)
    {
        if (held.Count == 0)
            return;
        await index.ShowAsync(cancellationToken);
        await outbox.CompleteAsync(held, cancellationToken);
        HubTelemetry.Indexed(held.Count);
        held.Clear();
    }

    // most hubs have no refusal and need not look for old ones each time
    async Task KeepAsync(IReadOnlyCollection<Guid> judged, IReadOnlyList<IndexRefusal> refusals, CancellationToken cancellationToken)
    {
        _refused ??= await refused.CountAsync(cancellationToken);
        if (_refused == 0 && refusals.Count == 0)
            return;
        await refused.SaveAsync(judged, refusals, cancellationToken);
        _refused = await refused.CountAsync(cancellationToken);
    }

    async Task<IReadOnlyList<IndexChange>> ChangesAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        var newest = entries.GroupBy(e => e.Resource).Select(g => g.MaxBy(e => e.IndexVersion)!).ToArray();
        var resources = await catalog.GetManyAsync([.. newest.Select(e => e.Resource)], cancellationToken);
        await link.RunAsync([.. resources.Values], cancellationToken);
        var shown = resources.Values.Where(r => !r.Withdrawn).ToArray();
        // read after the resources: what changes meanwhile comes with a later index version
        var groups = await duplicates.GroupsAsync([.. shown.Select(r => r.Id)], cancellationToken);
        var gains = await effects.GainsAsync([.. shown.Select(r => r.Id)], cancellationToken);
        var quizzed = await catalog.WithQuizAsync(shown, cancellationToken);
        var owners = await providers.GetManyAsync([.. shown.Select(r => r.ProviderId).Distinct()], cancellationToken);
        var graph = graphs.Current;
        // the resource as it stands may be newer than the row; its own row then does nothing
        return [.. newest.Select(e => resources.TryGetValue(e.Resource, out var r)
            ? new IndexChange(r.Id, r.IndexVersion, r.Withdrawn ? null : Document(r, owners, quizzed, groups, gains, graph), e.Id)
            : new IndexChange(e.Resource, e.IndexVersion, null, e.Id))];
    }

    static IndexDocument Document(
        LearningResource resource, IReadOnlyDictionary<Guid, Provider> owners, IReadOnlySet<Guid> quizzed, IReadOnlyDictionary<Guid, Guid> groups,
        ILookup<Guid, IndexEffect> gains, SkillGraph graph)
        => IndexDocumentFactory.Create(
            resource with { HasQuiz = quizzed.Contains(resource.Id), DuplicateGroup = groups.TryGetValue(resource.Id, out var group) ? group : null }, owners[resource.ProviderId], graph)
            with { Effects = [.. gains[resource.Id]] };

    async Task<string> IdentityAsync(CancellationToken cancellationToken) => (await store.ReadIdentityAsync(cancellationToken)).ToString("N");
}
