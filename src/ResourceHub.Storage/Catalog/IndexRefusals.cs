using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Search;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Providers;

namespace ResourceHub.Storage.Catalog;

/// <summary>What the index refuses, among the problems of records.</summary>
public sealed class IndexRefusals(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock) : IIndexRefusals
{
    const int Chunk = 500;

    /// <inheritdoc/>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var refused = db.Set<RecordProblemRow>().Where(p => p.Code == RecordProblem.IndexRefused).Select(p => p.ResourceId);
        return await db.Set<ResourceRow>().CountAsync(r => !r.Withdrawn && refused.Contains(r.Id), cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveAsync(IReadOnlyCollection<Guid>? judged, IReadOnlyList<IndexRefusal> refusals, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Whole with { IsPatient = true }, async (db, token) =>
        {
            var kept = db.Set<RecordProblemRow>().Where(p => p.Code == RecordProblem.IndexRefused);
            if (judged is null)
                await kept.ExecuteDeleteAsync(token);
            foreach (var chunk in (judged ?? []).Select(id => (Guid?)id).Chunk(Chunk))
                await kept.Where(p => chunk.Contains(p.ResourceId)).ExecuteDeleteAsync(token);
            foreach (var chunk in refusals.Chunk(Chunk))
                await InsertAsync(db, chunk, token);
        }, cancellationToken);

    async Task InsertAsync(HubDbContext db, IReadOnlyList<IndexRefusal> refusals, CancellationToken cancellationToken)
    {
        var ids = refusals.Select(r => r.Resource).ToArray();
        var resources = await db.Set<ResourceRow>().AsNoTracking().Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.ProviderId, r.RecordKey, r.ExternalId }).ToDictionaryAsync(r => r.Id, cancellationToken);
        var owners = resources.Values.Select(r => r.ProviderId).Distinct().ToArray();
        // a problem belongs to the run that met it; the newest of the provider brought the record, or one after it
        var runs = await db.Set<PublishRunRow>().Where(r => owners.Contains(r.ProviderId)).GroupBy(r => r.ProviderId)
            .Select(g => new { g.Key, Run = g.OrderByDescending(r => r.Id).Select(r => r.Id).First() }).ToDictionaryAsync(r => r.Key, r => r.Run, cancellationToken);
        await db.InsertRowsAsync(refusals.Where(r => resources.TryGetValue(r.Resource, out var of) && runs.ContainsKey(of.ProviderId)).Select(refusal =>
        {
            var resource = resources[refusal.Resource];
            return RecordProblemRow.Of(resource.RecordKey, new()
            {
                Id = HubIds.New(clock),
                ProviderId = resource.ProviderId,
                RunId = runs[resource.ProviderId],
                Resource = resource.Id,
                ExternalId = resource.ExternalId,
                Severity = Severity.Warning,
                Code = RecordProblem.IndexRefused,
                Message = $"The record is published, but search does not find it: the search server refuses it ({refusal.Reason}).",
                Path = [],
            });
        }).ToArray(), cancellationToken);
    }
}
