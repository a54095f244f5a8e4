using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Providers;

namespace ResourceHub.Storage.Catalog;

/// <summary>Writes of the catalogue in the hub's database.</summary>
public sealed class CatalogStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer, TimeProvider clock) : ICatalogStore
{
    const int StateRow = 1;

    /// <summary>Problems of records without an id belong to no record that could mend them; they are kept for this many runs.</summary>
    const int RunsOfNamelessProblems = 10;

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyCollection<Guid> keys, Func<IReadOnlyDictionary<Guid, StoredRecord>, CatalogWrite> decide, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Patient, async (db, token) =>
        {
            var kept = await ReadAsync(db, keys, token);
            var write = decide(kept);
            if (write.Run is { } run)
                await UpsertRunAsync(db, run, token);
            var quizTargets = new HashSet<Guid>();
            await WriteResourcesAsync(db, write.Resources, kept, quizTargets, token);
            await WithdrawAsync(db, write.Withdrawn, quizTargets, token);
            await Outbox.InsertAsync(db, write.Resources.Select(w => new OutboxTarget(w.Resource.Id, w.Resource.IndexVersion)).Concat(write.Withdrawn), clock, token);
            await ReindexTargetsAsync(db, quizTargets, write, token);
            await WriteProblemsAsync(db, write, token);
        }, cancellationToken);

    /// <inheritdoc/>
    public bool OthersHurry => writer.OthersHurry;

    /// <inheritdoc/>
    public Task SaveRunAsync(PublishRun run, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Patient, (db, token) => UpsertRunAsync(db, run, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LearningResource>> ScanAlignedAsync(Guid? after, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<ResourceRow>().AsNoTracking().Where(r => r.NamesSkills && !r.Withdrawn);
        if (after is { } id)
            rows = rows.Where(r => r.Id.CompareTo(id) > 0);
        return [.. (await rows.OrderBy(r => r.Id).Take(most).ToListAsync(cancellationToken)).Select(r => r.ToResource())];
    }

    /// <inheritdoc/>
    public Task RealignAsync(IReadOnlyList<ResourceWrite> changed, IReadOnlyCollection<Guid> touched, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Patient, async (db, token) =>
        {
            var ids = changed.Select(w => w.Resource.Id).ToArray();
            var kept = await db.Set<ResourceRow>().AsNoTracking().Where(r => ids.Contains(r.Id))
                .Select(r => new { r.Id, r.IndexVersion, r.ContentHash }).ToDictionaryAsync(r => r.Id, token);
            // whoever published meanwhile looked the names up as well
            var fresh = changed.Where(w => kept.TryGetValue(w.Resource.Id, out var now) && now.IndexVersion == w.Resource.IndexVersion)
                .Select(w => w with { Resource = w.Resource with { IndexVersion = w.Resource.IndexVersion + 1 } }).ToArray();
            var freshIds = fresh.Select(w => w.Resource.Id).ToArray();
            await db.Set<ResourceSkillRow>().Where(s => freshIds.Contains(s.ResourceId)).ExecuteDeleteAsync(token);
            await db.UpdateRowsAsync(fresh.Select(w => ResourceRow.Of(w, kept[w.Resource.Id].ContentHash)).ToArray(), token, nameof(ResourceRow.IndexVersion));
            await db.InsertRowsAsync(fresh.SelectMany(w => ResourceSkillRow.Of(w.Resource)).ToArray(), token);
            await Outbox.InsertAsync(db, fresh.Select(w => new OutboxTarget(w.Resource.Id, w.Resource.IndexVersion)), clock, token);
            await DropResolvedWarningsAsync(db, fresh, token);
            await Outbox.EnqueueAsync(db, touched, clock, token);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<long> ReadResolvedVersionAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CatalogStateRow>().Select(s => (long?)s.ResolvedVersion).SingleOrDefaultAsync(cancellationToken) ?? -1;
    }

    /// <inheritdoc/>
    public Task SaveResolvedVersionAsync(long graphVersion, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Derived, async (db, token) => (await StateAsync(db, clock, token)).ResolvedVersion = graphVersion, cancellationToken);

    /// <inheritdoc/>
    public async Task<Guid> ReadIdentityAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<CatalogStateRow>().Select(s => (Guid?)s.Identity).SingleOrDefaultAsync(cancellationToken);
        return known ?? await writer.WriteAsync(WriteScope.Guarded, async (context, token) => (await StateAsync(context, clock, token)).Identity, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ResourceRow>().CountAsync(r => !r.Withdrawn, cancellationToken);
    }

    /// <summary>The one row, made where there is none; tracked.</summary>
    internal static async Task<CatalogStateRow> StateAsync(HubDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Set<CatalogStateRow>().SingleOrDefaultAsync(cancellationToken) is { } state)
            return state;
        state = new() { Id = StateRow, Identity = HubIds.New(clock), ResolvedVersion = -1 };
        db.Add(state);
        return state;
    }

    static async Task<Dictionary<Guid, StoredRecord>> ReadAsync(HubDbContext db, IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        var rejected = (await db.Set<RecordProblemRow>().Where(p => p.RecordKey != null && keys.Contains(p.RecordKey.Value) && p.Severity == Severity.Error)
            .Select(p => p.RecordKey!.Value).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var rows = await db.Set<ResourceRow>().AsNoTracking().Where(r => keys.Contains(r.RecordKey))
            .Select(r => new { r.RecordKey, r.Id, r.Version, r.IndexVersion, r.ContentHash, r.DocumentHash, r.Withdrawn }).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.RecordKey, r => new StoredRecord(r.Id, r.Version, r.IndexVersion, r.ContentHash, r.DocumentHash, r.Withdrawn, rejected.Contains(r.RecordKey)));
    }

    static async Task UpsertRunAsync(HubDbContext db, PublishRun run, CancellationToken cancellationToken)
    {
        PublishRunRow[] row = [PublishRunRow.Of(run)];
        if (await db.Set<PublishRunRow>().AnyAsync(r => r.Id == run.Id, cancellationToken))
            await db.UpdateRowsAsync(row, cancellationToken);
        else
        {
            await db.InsertRowsAsync(row, cancellationToken);
            await ForgetNamelessProblemsAsync(db, run.ProviderId, cancellationToken);
        }
    }

    static async Task ForgetNamelessProblemsAsync(HubDbContext db, Guid provider, CancellationToken cancellationToken)
    {
        var oldest = await db.Set<PublishRunRow>().Where(r => r.ProviderId == provider).OrderByDescending(r => r.Id).Skip(RunsOfNamelessProblems - 1)
            .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);
        if (oldest is { } kept)
            await db.Set<RecordProblemRow>().Where(p => p.RecordKey == null && p.ProviderId == provider && p.RunId.CompareTo(kept) < 0).ExecuteDeleteAsync(cancellationToken);
    }

    static async Task WriteResourcesAsync(HubDbContext db, List<ResourceWrite> writes, Dictionary<Guid, StoredRecord> kept, HashSet<Guid> quizTargets, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
            return;
        var hashes = kept.Values.ToDictionary(k => k.Id, k => k.ContentHash);
        var changed = writes.Where(w => !w.IsNew).ToArray();
        if (changed.Length > 0)
        {
            var ids = changed.Select(w => w.Resource.Id).ToArray();
            quizTargets.UnionWith(await db.Set<ResourceLinkRow>().Where(l => ids.Contains(l.ResourceId) && l.Kind == LinkKind.Quiz).Select(l => l.TargetKey).ToListAsync(cancellationToken));
            await db.Set<ResourceLinkRow>().Where(l => ids.Contains(l.ResourceId)).ExecuteDeleteAsync(cancellationToken);
            await db.Set<ResourceSkillRow>().Where(s => ids.Contains(s.ResourceId)).ExecuteDeleteAsync(cancellationToken);
            await db.UpdateRowsAsync(changed.Select(w => ResourceRow.Of(w, w.ContentHash ?? hashes[w.Resource.Id])).ToArray(), cancellationToken, nameof(ResourceRow.IndexVersion));
        }
        await db.InsertRowsAsync(writes.Where(w => w.IsNew).Select(w => ResourceRow.Of(w, w.ContentHash!)).ToArray(), cancellationToken);
        await db.InsertRowsAsync(writes.Where(w => w.JsonLd is not null).Select(w => new ResourceVersionRow
        {
            ResourceId = w.Resource.Id,
            Version = w.Resource.Version,
            Name = w.Resource.Name,
            Url = w.Resource.Url,
            PublishedAt = w.Resource.PublishedAt,
            JsonLd = w.JsonLd!,
        }).ToArray(), cancellationToken);
        var links = writes.SelectMany(w => ResourceLinkRow.Of(w.Resource)).ToArray();
        quizTargets.UnionWith(links.Where(l => l.Kind == LinkKind.Quiz).Select(l => l.TargetKey));
        await db.InsertRowsAsync(links, cancellationToken);
        await db.InsertRowsAsync(writes.SelectMany(w => ResourceSkillRow.Of(w.Resource)).ToArray(), cancellationToken);
    }

    static async Task WithdrawAsync(HubDbContext db, List<OutboxTarget> withdrawn, HashSet<Guid> quizTargets, CancellationToken cancellationToken)
    {
        if (withdrawn.Count == 0)
            return;
        var ids = withdrawn.Select(w => w.Resource).ToArray();
        quizTargets.UnionWith(await db.Set<ResourceLinkRow>().Where(l => ids.Contains(l.ResourceId) && l.Kind == LinkKind.Quiz).Select(l => l.TargetKey).ToListAsync(cancellationToken));
        await db.Set<ResourceRow>().Where(r => ids.Contains(r.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Withdrawn, true).SetProperty(r => r.IndexVersion, r => r.IndexVersion + 1), cancellationToken);
    }

    // that a resource has a quiz is in the index: what a quiz names is indexed again with it
    async Task ReindexTargetsAsync(HubDbContext db, HashSet<Guid> keys, CatalogWrite write, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return;
        var written = write.Resources.Select(w => w.Resource.Id).Concat(write.Withdrawn.Select(w => w.Resource)).ToHashSet();
        var targets = new List<Guid>();
        foreach (var chunk in keys.Chunk(500))
            targets.AddRange(await db.Set<ResourceRow>().Where(r => chunk.Contains(r.RecordKey) || (r.UrlKey != null && chunk.Contains(r.UrlKey.Value))).Select(r => r.Id).ToListAsync(cancellationToken));
        await Outbox.EnqueueAsync(db, [.. targets.Where(t => !written.Contains(t))], clock, cancellationToken);
    }

    static async Task WriteProblemsAsync(HubDbContext db, CatalogWrite write, CancellationToken cancellationToken)
    {
        if (write.Met.Count > 0 && write.Run is { } run)
            await db.Set<RecordProblemRow>().Where(p => p.RecordKey != null && write.Met.Contains(p.RecordKey.Value))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.RunId, run.Id), cancellationToken);
        if (write.Judged.Count > 0)
            await db.Set<RecordProblemRow>().Where(p => p.RecordKey != null && write.Judged.Contains(p.RecordKey.Value)).ExecuteDeleteAsync(cancellationToken);
        await db.InsertRowsAsync(write.Problems.Select(p => RecordProblemRow.Of(p.Key, p.Problem)).ToArray(), cancellationToken);
    }

    static async Task DropResolvedWarningsAsync(HubDbContext db, ResourceWrite[] realigned, CancellationToken cancellationToken)
    {
        var ids = realigned.Select(w => (Guid?)w.Resource.Id).ToArray();
        var open = realigned.ToDictionary(w => w.Resource.Id, w => w.Resource.UnresolvedAlignments.Select(u => string.Join('/', u.Path)).ToHashSet(StringComparer.Ordinal));
        var warnings = await db.Set<RecordProblemRow>().AsNoTracking().Where(p => ids.Contains(p.ResourceId) && (p.Code == "SKILL_NOT_FOUND" || p.Code == "SKILL_AMBIGUOUS"))
            .Select(p => new { p.Id, p.ResourceId, p.Path }).ToListAsync(cancellationToken);
        foreach (var chunk in warnings.Where(w => !open[w.ResourceId!.Value].Contains(string.Join('/', w.Path))).Select(w => w.Id).Chunk(500))
            await db.Set<RecordProblemRow>().Where(p => chunk.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
