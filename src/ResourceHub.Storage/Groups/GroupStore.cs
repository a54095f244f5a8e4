using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Storage.Groups;

/// <summary>Groups and their members in the hub's database.</summary>
public sealed class GroupStore(IDbContextFactory<HubDbContext> contexts, HubWriter writer) : IGroups
{
    const int Most = 10_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Group>> GetManyAsync(Guid organization, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids];
        return (await ReadAsync(groups => groups.Where(g => g.OrganizationId == organization && wanted.Contains(g.Id)), cancellationToken)).ToDictionary(g => g.Id);
    }

    /// <inheritdoc/>
    public async Task<Group?> FindAsync(Guid organization, string externalId, CancellationToken cancellationToken)
        => (await ReadAsync(groups => groups.Where(g => g.OrganizationId == organization && g.ExternalId == externalId), cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<Group>> ListAsync(Guid organization, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        Guid[]? wanted = only is null ? null : [.. only];
        return ReadAsync(groups => groups.Where(g => g.OrganizationId == organization && (wanted == null || wanted.Contains(g.Id))).OrderBy(g => g.ExternalId).Take(Most), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, Guid>> GroupsOfAsync(Guid organization, IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. learners];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<GroupMemberRow>().AsNoTracking()
            .Where(m => wanted.Contains(m.LearnerId))
            .Join(db.Set<GroupRow>().Where(g => g.OrganizationId == organization), m => m.GroupId, g => g.Id, (m, g) => new { m.LearnerId, m.GroupId })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(m => m.LearnerId, m => m.GroupId);
    }

    /// <inheritdoc/>
    public Task<Group> SaveAsync(Group group, CancellationToken cancellationToken)
        => writer.WriteAsync(WriteScope.Of("groups", group.Organization), async (db, token) =>
        {
            var row = await db.Set<GroupRow>().SingleOrDefaultAsync(g => g.OrganizationId == group.Organization && g.ExternalId == group.ExternalId, token);
            if (row is null)
                db.Add(row = new GroupRow { Id = group.Id, OrganizationId = group.Organization, ExternalId = group.ExternalId, Name = group.Name });
            row.Name = group.Name;
            var members = await db.Set<GroupMemberRow>().Where(m => m.GroupId == row.Id).ToDictionaryAsync(m => m.LearnerId, token);
            Guid[] gone = [.. members.Keys.Except(group.Learners)];
            db.RemoveRange(gone.Select(learner => members[learner]));
            // whoever joins or leaves is news of the learner and of this group
            foreach (var moved in gone.Concat(group.Learners.Except(members.Keys)))
            {
                var change = LearnerChanged.Of(moved, writer.Now);
                db.Announce(change, LearnerChanged.TopicOfLearner(moved));
                db.Announce(change, LearnerChanged.TopicOfGroup(row.Id));
            }
            for (var place = 0; place < group.Learners.Count; place++)
            {
                if (members.TryGetValue(group.Learners[place], out var member))
                    member.Place = place;
                else
                    db.Add(new GroupMemberRow { GroupId = row.Id, LearnerId = group.Learners[place], Place = place });
            }
            return group with { Id = row.Id };
        }, cancellationToken);

    async Task<IReadOnlyList<Group>> ReadAsync(Func<IQueryable<GroupRow>, IQueryable<GroupRow>> which, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await which(db.Set<GroupRow>().AsNoTracking())
            .LeftJoin(db.Set<GroupMemberRow>(), g => g.Id, m => m.GroupId, (g, m) => new { Group = g, Learner = (Guid?)m!.LearnerId, Place = (int?)m.Place })
            .ToListAsync(cancellationToken);
        var members = rows.Where(r => r.Learner is not null).OrderBy(r => r.Place).ToLookup(r => r.Group.Id, r => r.Learner!.Value);
        return [.. rows.Select(r => r.Group).DistinctBy(g => g.Id).OrderBy(g => g.ExternalId, StringComparer.Ordinal)
            .Select(g => new Group(g.Id, g.OrganizationId, g.ExternalId, g.Name, [.. members[g.Id]]))];
    }
}
