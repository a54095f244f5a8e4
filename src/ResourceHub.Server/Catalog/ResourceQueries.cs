using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Catalog;

/// <summary>One resource, by any of its names.</summary>
[QueryType]
internal sealed class ResourceQueries
{
    public async Task<LearningResource?> ResourceAsync(ResourceRefInput by, Caller caller, ICatalog catalog, CancellationToken cancellationToken)
        => by.ToRef() is { } reference ? caller.IfSeen(await catalog.FindAsync(reference, cancellationToken)) : null;
}

/// <summary>The contract's <c>ResourceRef</c>: exactly one is given.</summary>
internal sealed record ResourceRefInput(string? Id, ExternalRef? External, string? Url)
{
    /// <summary>The reference; null for an id of something else, which no resource has.</summary>
    public ResourceRef? ToRef()
        => Id is null ? new(null, External, Url)
            : GlobalId.TryDecode(Id, "LearningResource", out var id) ? new(id)
            : null;
}
