using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Catalog;

/// <summary>
/// Brings changes from the outbox into the index, and rebuilds an index that is missing or disagrees with the database.
/// Any number of workers, in any number of processes, may run at once: rows are leased.
/// </summary>
public sealed class IndexWorker(
    IOutbox outbox, ICatalog catalog, ICatalogStore store, IProviders providers, ISkillGraphProvider graphs, IResourceIndex index, ResolveAlignments resolve,
    LinkDuplicates link, IDuplicates duplicates, ISignal signal)
{
    /// <summary>Rows of one claim, and documents of one commit.</summary>
    const int Batch = 500;

    /// <summary>Long against the milliseconds that a batch takes, short against a restart after a kill.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>How often to look for what another process wrote.</summary>
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    bool _compared;

    /// <summary>One round: looks up names over a new graph, drains the outbox, and compares index and database the first time that nothing is pending.</summary>
    /// <returns>How many rows were brought in.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await resolve.CatchUpAsync(cancellationToken);
        await link.CatchUpAsync(cancellationToken);
        // an index that cannot be relied on takes no changes
        if (!_compared && (await index.GetStatusAsync(cancellationToken)).State is IndexState.Corrupt or IndexState.OtherVersion)
            await RebuildAsync(null, cancellationToken);
        var drained = await DrainAsync(cancellationToken);
        if (!_compared && await outbox.CountAsync(cancellationToken) == 0)
        {
            await EnsureAsync(null, cancellationToken);
            _compared = true;
        }
        return drained;
    }

    /// <summary>Waits until there may be something to do: a ring of this process, or the time to look what others wrote.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(Poll, cancellationToken);

    /// <summary>Brings in everything that can be claimed; returns how many rows that was.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        while (await outbox.ClaimAsync(Batch, Lease, cancellationToken) is { Count: > 0 } entries)
        {
            try
            {
                await index.ApplyAsync(await ChangesAsync(entries, cancellationToken), cancellationToken);
            }
            catch
            {
                await outbox.ReleaseAsync(entries, CancellationToken.None);
                throw;
            }
            await outbox.CompleteAsync(entries, cancellationToken);
            HubTelemetry.Indexed(entries.Count);
            total += entries.Count;
        }
        return total;
    }

    /// <summary>Rebuilds the index where it cannot be relied on, was made from another database, or holds another number of resources; whether it did.</summary>
    public async Task<bool> EnsureAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var status = await index.GetStatusAsync(cancellationToken);
        var identity = await IdentityAsync(cancellationToken);
        if (!status.NeedsRebuild && status.Content == identity
            && (status.Documents == await store.CountAsync(cancellationToken) || await outbox.CountAsync(cancellationToken) > 0))
            return false;
        await RebuildAsync(progress, cancellationToken);
        return true;
    }

    /// <summary>Makes the index anew from the database, beside the live one, and swaps.</summary>
    /// <returns>How many resources the new index holds.</returns>
    public async Task<int> RebuildAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await using var rebuild = await index.BeginRebuildAsync(await IdentityAsync(cancellationToken), cancellationToken);
        var graph = await graphs.RefreshAsync(cancellationToken);
        var owners = (await providers.ListAsync(cancellationToken)).ToDictionary(p => p.Id);
        var expected = Math.Max(1, await store.CountAsync(cancellationToken));
        var done = 0;
        Guid? after = null;
        while (await catalog.ScanAsync(after, Batch, cancellationToken) is { Count: > 0 } resources)
        {
            var quizzed = await catalog.WithQuizAsync(resources, cancellationToken);
            var groups = await duplicates.GroupsAsync([.. resources.Select(r => r.Id)], cancellationToken);
            await rebuild.AddAsync([.. resources.Select(r => new IndexChange(r.Id, r.IndexVersion, Document(r, owners, quizzed, groups, graph)))], cancellationToken);
            done += resources.Count;
            progress?.Report(Math.Min(1, (double)done / expected));
            after = resources[^1].Id;
        }
        return await rebuild.SwapAsync(cancellationToken);
    }

    async Task<IReadOnlyList<IndexChange>> ChangesAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        var newest = entries.GroupBy(e => e.Resource).Select(g => g.MaxBy(e => e.IndexVersion)!).ToArray();
        var resources = await catalog.GetManyAsync([.. newest.Select(e => e.Resource)], cancellationToken);
        await link.RunAsync([.. resources.Values], cancellationToken);
        var shown = resources.Values.Where(r => !r.Withdrawn).ToArray();
        // read after the resources: a group that changes meanwhile comes with a later index version
        var groups = await duplicates.GroupsAsync([.. shown.Select(r => r.Id)], cancellationToken);
        var quizzed = await catalog.WithQuizAsync(shown, cancellationToken);
        var owners = await providers.GetManyAsync([.. shown.Select(r => r.ProviderId).Distinct()], cancellationToken);
        var graph = graphs.Current;
        // the resource as it stands may be newer than the row; its own row then does nothing
        return [.. newest.Select(e => resources.TryGetValue(e.Resource, out var r)
            ? new IndexChange(r.Id, r.IndexVersion, r.Withdrawn ? null : Document(r, owners, quizzed, groups, graph), e.Id)
            : new IndexChange(e.Resource, e.IndexVersion, null, e.Id))];
    }

    static IndexDocument Document(
        LearningResource resource, IReadOnlyDictionary<Guid, Provider> owners, IReadOnlySet<Guid> quizzed, IReadOnlyDictionary<Guid, Guid> groups, SkillGraph graph)
        => IndexDocumentFactory.Create(
            resource with { HasQuiz = quizzed.Contains(resource.Id), DuplicateGroup = groups.TryGetValue(resource.Id, out var group) ? group : null }, owners[resource.ProviderId], graph);

    async Task<string> IdentityAsync(CancellationToken cancellationToken) => (await store.ReadIdentityAsync(cancellationToken)).ToString("N");
}
