namespace ResourceHub.GraphQL;

/// <summary>
/// Objects by global id, whatever their types: each type's resolver is asked once for all ids of a level. What is no id, of a type without a
/// resolver, or not there for the caller is null.
/// </summary>
public sealed class NodeLoader(IEnumerable<INodeResolver> resolvers) : BatchDataLoader<string, object>
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, object>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        var asked = keys.Select(id => (Id: id, Known: GlobalIdSerializer.TryParse(id, out var value), Value: value)).Where(a => a.Known);
        foreach (var type in asked.GroupBy(a => a.Value.Type))
        {
            if (resolvers.FirstOrDefault(r => r.Type == type.Key) is not { } resolver)
            {
                continue;
            }

            var nodes = await resolver.LoadAsync([.. type.Select(a => a.Value.Key).Distinct()], cancellationToken);
            foreach (var (id, _, value) in type)
            {
                if (nodes.TryGetValue(value.Key, out var node))
                {
                    found[id] = node;
                }
            }
        }

        return found;
    }
}
