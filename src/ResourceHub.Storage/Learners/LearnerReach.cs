using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Groups;

namespace ResourceHub.Storage.Learners;

/// <summary>The learners that a filter reaches, as a query: no row outside it is ever read.</summary>
internal static class LearnerReach
{
    public static IQueryable<LearnerRow> Reach(this HubDbContext db, LearnerFilter filter)
    {
        var organization = filter.Organization;
        var learners = db.Set<LearnerRow>().Where(l => l.OrganizationId == organization);
        if (filter.Only is { } only)
            learners = learners.Where(l => l.Id == only);
        if (filter.Groups is not null)
        {
            Guid[] groups = [.. filter.Groups];
            learners = learners.Where(l => db.Set<GroupMemberRow>().Any(m => m.LearnerId == l.Id && groups.Contains(m.GroupId)));
        }
        return learners;
    }
}
