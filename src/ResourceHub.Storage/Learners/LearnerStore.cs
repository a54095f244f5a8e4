using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Evidence;
using ResourceHub.Storage.Groups;

namespace ResourceHub.Storage.Learners;

/// <summary>Learners and their states in the hub's database.</summary>
public sealed class LearnerStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer, IEnumerable<ILearnerRemoval> removals) : ILearnerStore
{
    const string CursorKind = "learners";

    // of one command; a whole class in one, and no more than a server takes parameters
    const int MostNames = 1_000;

    // learners are read, changed and written back whole: within an organisation one after the other
    const string Writes = "learners";

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Learner>> GetManyAsync(LearnerFilter filter, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Reach(filter).AsNoTracking().Where(l => wanted.Contains(l.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(l => l.Id, l => l.ToLearner());
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Learner>> FindManyAsync(LearnerFilter filter, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Learner>(StringComparer.Ordinal);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var wanted in externalIds.Chunk(MostNames))
            foreach (var row in await db.Reach(filter).AsNoTracking().Where(l => wanted.Contains(l.ExternalId)).ToListAsync(cancellationToken))
                found[row.ExternalId] = row.ToLearner();
        return found;
    }

    /// <inheritdoc/>
    public async Task<Page<Learner>> ListAsync(LearnerFilter filter, IReadOnlyCollection<string>? externalIds, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = db.Reach(filter).AsNoTracking();
        if (externalIds is not null)
        {
            string[] wanted = [.. externalIds];
            all = all.Where(l => wanted.Contains(l.ExternalId));
        }
        var total = await all.CountAsync(cancellationToken);
        var after = Cursor.Decode(CursorKind, page.After);
#pragma warning disable CA1309, CA1310 // the database compares, by bytes
        var rest = after is null ? all : all.Where(l => string.Compare(l.ExternalId, after) > 0);
#pragma warning restore CA1309, CA1310
        var rows = await rest.OrderBy(l => l.ExternalId).Take(page.First + 1).ToListAsync(cancellationToken);
        return new(
            [.. rows.Take(page.First).Select(l => new PageItem<Learner>(Cursor.Encode(CursorKind, l.ExternalId), l.ToLearner()))],
            rows.Count > page.First, after is not null, total);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(Learner Learner, StoredState? State)>> WithStatesAsync(LearnerFilter filter, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Reach(filter).AsNoTracking()
            .Where(l => wanted.Contains(l.Id))
            .LeftJoin(db.Set<LearnerStateRow>(), l => l.Id, s => s.LearnerId, (l, s) => new { Learner = l, State = s })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.Learner.ToLearner(), r.State?.ToState()))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Learner>> UpsertAsync(
        LearnerFilter filter, IReadOnlyCollection<string> externalIds, Func<IReadOnlyDictionary<string, Learner>, IReadOnlyList<Learner>> change, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Of(Writes, filter.Organization), async (db, token) =>
        {
            string[] wanted = [.. externalIds];
            var rows = await db.Reach(filter).Where(l => wanted.Contains(l.ExternalId)).ToDictionaryAsync(l => l.ExternalId, StringComparer.Ordinal, token);
            var known = rows.ToDictionary(r => r.Key, r => r.Value.ToLearner(), StringComparer.Ordinal);
            var learners = change(known);
            var moved = new List<Guid>();
            var changed = new List<LearnerChanged>();
            foreach (var learner in learners)
            {
                if (!rows.TryGetValue(learner.ExternalId, out var row))
                {
                    db.Add(LearnerRow.Of(learner));
                    continue;
                }
                var profile = LearnerProfile.Write(learner);
                if (row.Profile != profile)
                    changed.Add(LearnerChanged.Of(learner.Id, writer.Now));
                row.Profile = profile;
                if (!known[learner.ExternalId].Levels.SequenceEqual(learner.Levels))
                    moved.Add(learner.Id);
            }
            if (moved.Count > 0)
                await ForgetStatesAsync(db, [.. moved], token);
            await db.AnnounceAsync(changed, token);
            return learners;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<Learner?> ChangeAsync(LearnerFilter filter, Guid id, Func<Learner, Learner> change, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Of(Writes, filter.Organization), async (db, token) =>
        {
            if (await db.Reach(filter).SingleOrDefaultAsync(l => l.Id == id, token) is not { } row)
                return null;
            var changed = change(row.ToLearner());
            row.Profile = LearnerProfile.Write(changed);
            await db.AnnounceAsync([LearnerChanged.Of(id, writer.Now)], token);
            return changed;
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<ErasedCounts?> EraseAsync(LearnerFilter filter, Guid id, bool dryRun, CancellationToken cancellationToken)
    {
        if (!dryRun)
            return await writer.WriteAsync(WriteScope.Of(Writes, filter.Organization), (db, token) => EraseAsync(db, filter, id, false, token), cancellationToken);
        await using var reader = await contexts.CreateDbContextAsync(cancellationToken);
        return await EraseAsync(reader, filter, id, true, cancellationToken);
    }

    async Task<ErasedCounts?> EraseAsync(HubDbContext db, LearnerFilter filter, Guid id, bool dryRun, CancellationToken cancellationToken)
    {
        if (await db.Reach(filter).AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellationToken) is not { } row)
            return null;
        var evidence = db.Set<EvidenceRow>().Where(e => e.LearnerId == id);
        var skills = db.Set<EvidenceSkillRow>().Where(s => s.LearnerId == id);
        var memberships = db.Set<GroupMemberRow>().Where(m => m.LearnerId == id);
        var assignments = 0;
        foreach (var removal in removals)
            assignments += await removal.RemoveAsync(db, id, dryRun, cancellationToken);
        var counts = new ErasedCounts(
            await evidence.CountAsync(cancellationToken),
            await skills.Select(s => s.SkillId).Distinct().CountAsync(cancellationToken),
            assignments,
            row.ToLearner().Goals.Count,
            await memberships.CountAsync(cancellationToken));
        if (dryRun)
            return counts;
        // who listens learns that the learner is there no more, as long as it is known who is meant
        await db.AnnounceAsync([LearnerChanged.Of(id, writer.Now)], cancellationToken);
        await db.Set<LearnerCheckpointRow>().Where(c => c.LearnerId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<LearnerStateRow>().Where(s => s.LearnerId == id).ExecuteDeleteAsync(cancellationToken);
        await skills.ExecuteDeleteAsync(cancellationToken);
        await evidence.ExecuteDeleteAsync(cancellationToken);
        await memberships.ExecuteDeleteAsync(cancellationToken);
        await db.Set<LearnerRow>().Where(l => l.Id == id).ExecuteDeleteAsync(cancellationToken);
        return counts;
    }

    static async Task ForgetStatesAsync(HubDbContext db, Guid[] learners, CancellationToken cancellationToken)
    {
        await db.Set<LearnerStateRow>().Where(s => learners.Contains(s.LearnerId))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Rules, "").SetProperty(r => r.Version, r => r.Version + 1), cancellationToken);
        await db.Set<LearnerCheckpointRow>().Where(c => learners.Contains(c.LearnerId)).ExecuteDeleteAsync(cancellationToken);
    }
}
