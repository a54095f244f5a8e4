using ResourceHub.Core;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Common;

/// <summary>Objects by global id, whatever their type.</summary>
[QueryType]
internal sealed class NodeQueries
{
    const int Most = 100;

    public Task<object?> GetNodeAsync(string id, NodeLoader nodes) => nodes.LoadAsync(id);

    public Task<IReadOnlyList<object?>> GetNodesAsync(IReadOnlyList<string> ids, NodeLoader nodes)
        => ids.Count <= Most ? nodes.LoadManyAsync(ids) : throw new HubException("TOO_MANY", $"nodes takes at most {Most} ids; these are {ids.Count}.", ["ids"]);
}
