using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Access;

/// <summary>Organisations, each for its own callers.</summary>
[ObjectType<Organization>]
internal sealed class OrganizationResolvers(IAccessStore store)
{
    public static string GetId([Parent] Organization organization) => GlobalId.Encode("Organization", organization.Id);

    public static async Task<Organization?> GetParentAsync([Parent] Organization organization, OrganizationLoader organizations)
        => organization.Parent is { } id ? await organizations.LoadAsync(id) : null;

    [Requires(Scope.Admin)]
    public async Task<Page<Organization>> GetChildrenAsync([Parent] Organization organization, int first, string? after, CancellationToken cancellationToken)
        => Cursor.PageOf("organizations", await store.ListOrganizationsAsync(organization.Id, cancellationToken), o => o.Slug, PageRequest.Of(first, after));
}

/// <summary>Organisations by id, one command for a level of the answer.</summary>
internal sealed class OrganizationLoader(IAccessStore store) : BatchDataLoader<Guid, Organization>
{
    protected override async Task<IReadOnlyDictionary<Guid, Organization>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => await store.GetOrganizationsAsync(keys, cancellationToken);
}

/// <summary>The caller's own organisation by global id; any for an administrator of the hub.</summary>
internal sealed class OrganizationNodes(IAccessStore store, Caller caller) : INodeResolver
{
    public string Type => "Organization";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(k => Guid.TryParseExact(k, "N", out var id) ? id : Guid.Empty)
            .Where(id => id == caller.Organization || caller.Has(Scope.HubAdmin)).ToArray();
        return ids.Length == 0
            ? new Dictionary<string, object>()
            : (await store.GetOrganizationsAsync(ids, cancellationToken)).ToDictionary(o => o.Key.ToString("N"), o => (object)o.Value);
    }
}
