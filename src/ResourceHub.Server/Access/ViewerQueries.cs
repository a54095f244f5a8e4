using ResourceHub.Core.Access;
using ResourceHub.GraphQL;

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
}
