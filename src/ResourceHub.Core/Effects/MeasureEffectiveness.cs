using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Effects;

/// <summary>Measures what the use of resources is associated with: once a day, each organisation by itself, over all evidence of its that stands.</summary>
public sealed class MeasureEffectiveness(
    IEffectStore store, ILearnerStore learners, IEvidenceStore evidence, IDuplicates duplicates, ISkillGraphProvider graphs, ModelOptions options, ISignal signal, TimeProvider clock)
{
    const int ChunkLearners = 100;

    static readonly TimeSpan Every = TimeSpan.FromDays(1);
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    /// <summary>Does it where it is due and no other process is at it; whether it did.</summary>
    public async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!await store.TryTakeAsync(now, Lease, cancellationToken))
            return false;
        foreach (var organization in await store.OrganizationsAsync(cancellationToken))
            await RunAsync(organization, cancellationToken);
        await store.FinishAsync(now + Every, cancellationToken);
        return true;
    }

    /// <summary>Measures one organisation's; returns its rows.</summary>
    public async Task<IReadOnlyList<Effectiveness>> RunAsync(Guid organization, CancellationToken cancellationToken)
    {
        using var span = HubTelemetry.Span("measure effectiveness");
        var graph = await graphs.RefreshAsync(cancellationToken);
        var folder = new StateFolder(graph, options);
        var episodes = new List<Episode>();
        var number = 0;
        string? after = null;
        do
        {
            var page = await learners.ListAsync(new(organization), null, new(ChunkLearners, after), cancellationToken);
            var pieces = await evidence.StandingAsync([.. page.Items.Select(i => i.Node.Id)], cancellationToken);
            Guid[] used = [.. pieces.SelectMany(p => p).Select(p => p.Resource).OfType<Guid>().Distinct()];
            var groups = await duplicates.GroupsAsync(used, cancellationToken);
            foreach (var learner in page.Items.Select(i => i.Node))
            {
                var worked = pieces[learner.Id].Select(p => new Worked(
                    FoldInput.Create(EvidenceNames.Resolve(p, graph), graph),
                    p.Resource ?? Guid.Empty,
                    p.Resource is { } resource ? groups.TryGetValue(resource, out var group) ? group : resource : Guid.Empty));
                episodes.AddRange(Episodes.Read(number++, folder.Context(learner), worked));
            }
            after = page.HasNextPage ? page.Items[^1].Cursor : null;
        }
        while (after is not null);
        Effectiveness[] rows = [.. EstimateEffects.Run(episodes).Select(e => new Effectiveness(
            organization, e.Resource, graph.Units.Representative(e.Unit).Identifier, e.Band, e.Gain, e.Low, e.High, e.Learners, e.Controls))];
        await store.ReplaceAsync(organization, rows, cancellationToken);
        signal.Ring();
        return rows;
    }
}
