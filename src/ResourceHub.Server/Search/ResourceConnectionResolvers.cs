using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;

namespace ResourceHub.Server.Search;

/// <summary>Fields of a connection: its resources are read together, by id; one that was withdrawn a moment ago is left out.</summary>
[ObjectType<ResourceConnection>]
internal sealed class ResourceConnectionResolvers
{
    public async Task<IReadOnlyList<ResourceEdge>> EdgesAsync([Parent] ResourceConnection connection, ResourceById resources, Caller caller, CancellationToken cancellationToken)
        => [.. (await LoadAsync(connection, resources, caller, cancellationToken)).Select(p => new ResourceEdge(p.Place.Cursor, p.Resource, p.Place.Score, p.Place.Highlights))];

    public async Task<IReadOnlyList<LearningResource>> NodesAsync([Parent] ResourceConnection connection, ResourceById resources, Caller caller, CancellationToken cancellationToken)
        => [.. (await LoadAsync(connection, resources, caller, cancellationToken)).Select(p => p.Resource)];

    public async Task<IReadOnlyList<Facet>> FacetsAsync(
        [Parent] ResourceConnection connection, IReadOnlyList<ResourceFacet> fields, int first, ResourceSearchLoader search, CancellationToken cancellationToken)
    {
        var size = PageRequest.Of(first, null).First;
        var counted = connection.Counted;
        if (counted is null || !fields.All(field => counted.Any(c => c.Field == field)))
        {
            // a list that no search made
            var outcome = await search.LoadAsync(connection.Search with { Page = new(0, null), Facets = fields, FacetSize = size }, cancellationToken);
            counted = outcome?.Problem is { } problem ? throw new HubException(problem.Code, problem.Message, problem.Path) : outcome?.Result?.Facets ?? [];
        }
        return [.. fields.SelectMany(field => counted.Where(c => c.Field == field).Take(1)).Select(f => f.Values.Count <= size ? f : f with { Values = [.. f.Values.Take(size)] })];
    }

    static async Task<IEnumerable<(ResourcePlace Place, LearningResource Resource)>> LoadAsync(
        ResourceConnection connection, ResourceById resources, Caller caller, CancellationToken cancellationToken)
    {
        var loaded = await Task.WhenAll(connection.Places.Select(p => p.Loaded is { } own ? Task.FromResult<LearningResource?>(own) : resources.LoadAsync(p.Resource, cancellationToken)));
        return connection.Places.Zip(loaded).Where(p => p.Second is { Withdrawn: false } resource && caller.Sees(resource)).Select(p => (p.First, p.Second!));
    }
}
