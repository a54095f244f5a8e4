using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;
using ResourceHub.Server.Learners;

namespace ResourceHub.Server.Access;

/// <summary>Who is asking.</summary>
[QueryType]
internal sealed class ViewerQueries(Caller caller)
{
    public Caller GetViewer() => caller;
}

/// <summary>What a caller may know of itself.</summary>
[ObjectType<Caller>("Viewer")]
internal sealed class ViewerResolvers
{
    public static IEnumerable<Scope> GetScopes([Parent] Caller caller) => caller.Scopes.Order();

    public static async Task<Organization?> GetOrganizationAsync([Parent] Caller caller, OrganizationLoader organizations)
        => caller.Organization is { } id ? await organizations.LoadAsync(id) : null;

    public static async Task<IEnumerable<Group>?> GetGroupsAsync([Parent] Caller caller, VisibleGroups groups, CancellationToken cancellationToken)
        => caller.Groups is { } bound ? (await groups.GetManyAsync(caller, [.. bound], cancellationToken)).Values.OrderBy(g => g.ExternalId, StringComparer.Ordinal) : null;

    public static async Task<Learner?> GetLearnerAsync([Parent] Caller caller, LearnerById learners)
        => caller.Learner is { } id ? await learners.LoadAsync(id) : null;
}
