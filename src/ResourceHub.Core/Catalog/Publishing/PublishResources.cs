using ResourceHub.Core.Access;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>
/// Publishes a provider's records, each judged alone: idempotent by key and content. Records go in chunks; a chunk, its run, its
/// problems and its outbox rows are one transaction, so a run that is killed leaves whole chunks and nothing else.
/// </summary>
public sealed class PublishResources(IProviders providers, ICatalogStore store, ISkillGraphProvider graphs, ResolveAlignments realign, ISignal signal, TimeProvider clock)
{
    /// <summary>The most records of one transaction; fewer where others wait to write.</summary>
    public const int ChunkRecords = 250;

    const int ChunkBytes = 2_000_000;

    /// <summary>Publishes the records and returns the finished run.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>PROVIDER_NOT_FOUND</c>, <c>FRAMEWORK_NOT_FOUND</c>.</exception>
    public async Task<PublishRun> RunAsync(Caller caller, PublishRequest request, CancellationToken cancellationToken)
    {
        using var span = HubTelemetry.Span("publish resources")?.SetTag("resourcehub.provider", request.Provider);
        PublishRight.Require(caller, request.Provider);
        var provider = await providers.FindAsync(request.Provider, cancellationToken) ?? throw PublishRight.NotFound(request.Provider);
        // what is there already is resolved first, so that a new run over a new framework does not leave it behind
        await realign.CatchUpAsync(cancellationToken);
        var graph = graphs.Current;
        for (var i = 0; i < request.Frameworks.Count; i++)
            if (graph.FindFramework(request.Frameworks[i]) is null)
                throw new HubException("FRAMEWORK_NOT_FOUND", $"There is no framework {request.Frameworks[i]}.", ["frameworks", i.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

        var now = clock.GetUtcNow();
        var session = new PublishSession(
            new() { Id = HubIds.New(clock), ProviderId = provider.Id, Status = RunStatus.Running, StartedAt = now, UpdatedAt = now },
            store, new(graph, new SkillScope(request.Frameworks, provider.Frameworks)), request.Frameworks, clock);
        try
        {
            await PublishAsync(session, request, cancellationToken);
            session.Finish(RunStatus.Succeeded);
        }
        catch (Exception problem)
        {
            session.Finish(problem is OperationCanceledException ? RunStatus.Cancelled : RunStatus.Failed);
            await store.SaveRunAsync(session.Run, CancellationToken.None);
            throw;
        }
        await store.SaveRunAsync(session.Run, cancellationToken);
        signal.Ring();
        // a framework that arrived meanwhile knows names that this run did not
        if ((await graphs.RefreshAsync(cancellationToken)).Version != graph.Version)
            await realign.CatchUpAsync(cancellationToken);
        return session.Run;
    }

    async Task PublishAsync(PublishSession session, PublishRequest request, CancellationToken cancellationToken)
    {
        // one chunk is written while the next is read and mapped
        Task writing = Task.CompletedTask;
        try
        {
            await foreach (var chunk in Chunks(request.Records, cancellationToken))
            {
                var prepared = session.Prepare(chunk);
                await writing;
                writing = Task.Run(() => WriteAsync(session, prepared, request.Judged, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            await writing;
        }
    }

    async Task WriteAsync(PublishSession session, PreparedRecord[] records, Action<PublishResult>? judged, CancellationToken cancellationToken)
    {
        for (var at = 0; at < records.Length;)
        {
            var results = await session.WriteAsync(new(records, at, Math.Min(session.Most, records.Length - at)), cancellationToken);
            at += results.Length;
            signal.Ring();
            foreach (var outcome in results.CountBy(r => r.Outcome))
                HubTelemetry.Published(outcome.Key.ToWire(), outcome.Value);
            if (judged is not null)
                foreach (var result in results)
                    judged(result);
        }
    }

    static async IAsyncEnumerable<List<SourceRecord>> Chunks(IAsyncEnumerable<SourceRecord> records, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new List<SourceRecord>(ChunkRecords);
        var bytes = 0;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            chunk.Add(record);
            bytes += record.Size;
            if (chunk.Count < ChunkRecords && bytes < ChunkBytes)
                continue;
            yield return chunk;
            chunk = new(ChunkRecords);
            bytes = 0;
        }
        if (chunk.Count > 0)
            yield return chunk;
    }
}
