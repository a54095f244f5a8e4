using System.Globalization;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Catalog;

/// <summary>Resources by global id.</summary>
internal sealed class ResourceNodes(ICatalog catalog, Caller caller) : INodeResolver
{
    public string Type => "LearningResource";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = await catalog.GetManyAsync(NodeKeys.Guids(keys), cancellationToken);
        return found.Values.Where(caller.Sees).ToDictionary(r => r.Id.ToString("N"), r => (object)r);
    }
}

/// <summary>Snapshots by global id.</summary>
internal sealed class SnapshotNodes(ICatalog catalog, Caller caller) : INodeResolver
{
    public string Type => "ResourceSnapshot";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<(Guid, int), string>();
        foreach (var key in keys)
            if (key.Split('.') is [var resource, var version] && Guid.TryParseExact(resource, "N", out var id) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                wanted[(id, number)] = key;
        // what a resource is today decides who may see what it was
        var resources = await catalog.GetManyAsync([.. wanted.Keys.Select(k => k.Item1).Distinct()], cancellationToken);
        var found = await catalog.SnapshotsAsync(wanted.Keys, cancellationToken);
        return found.Where(s => wanted.ContainsKey(s.Key) && resources.TryGetValue(s.Key.Resource, out var r) && caller.Sees(r)).ToDictionary(s => wanted[s.Key], s => (object)s.Value);
    }
}

/// <summary>Keys of global ids that are UUIDs.</summary>
internal static class NodeKeys
{
    public static Guid[] Guids(IReadOnlyList<string> keys)
        => [.. keys.Select(k => Guid.TryParseExact(k, "N", out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];
}
