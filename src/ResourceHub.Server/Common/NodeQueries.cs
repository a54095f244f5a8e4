using ResourceHub.Core;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Common;

/// <summary>Objects by global id, whatever their type.</summary>
[QueryType]
internal sealed class NodeQueries(IEnumerable<INodeResolver> resolvers)
{
    const int Most = 100;

    public async Task<object?> GetNodeAsync(string id, CancellationToken cancellationToken)
        => (await GetNodesAsync([id], cancellationToken))[0];

    public async Task<IReadOnlyList<object?>> GetNodesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > Most)
            throw new HubException("TOO_MANY", $"nodes takes at most {Most} ids; these are {ids.Count}.", ["ids"]);
        var byType = ids.Select(id => GlobalId.TryDecode(id, out var type, out var key) ? (Type: type, Key: key) : default).ToArray();
        var found = new Dictionary<(string, string), object>();
        foreach (var group in byType.Where(n => n.Type is not null).Distinct().GroupBy(n => n.Type))
        {
            if (resolvers.FirstOrDefault(r => r.Type == group.Key) is not { } resolver)
                continue;
            foreach (var (key, node) in await resolver.LoadAsync([.. group.Select(n => n.Key)], cancellationToken))
                found[(group.Key, key)] = node;
        }
        return [.. byType.Select(n => n.Type is null ? null : found.GetValueOrDefault((n.Type, n.Key)))];
    }
}
