namespace ResourceHub.Core.Skills;

/// <summary>Looking names up while other replicas may be changing frameworks.</summary>
public static class SkillGraphProviderExtensions
{
    /// <summary>
    /// Looks names up in the snapshot given. Before one is called unknown the version row is checked, and where the skills have changed all are
    /// looked up again in the newer snapshot, which is answered with them.
    /// </summary>
    public static async ValueTask<(SkillGraph Graph, IReadOnlyList<NameResolution> Names)> ResolveManyAsync(
        this ISkillGraphProvider provider, SkillGraph graph, IReadOnlyList<string> names, SkillScope scope, CancellationToken cancellationToken)
    {
        var found = Resolve(graph, names, scope);
        if (!Array.Exists(found, n => n.IsUnknown))
            return (graph, found);
        var newer = await provider.RefreshAsync(cancellationToken);
        return newer.Version == graph.Version ? (graph, found) : (newer, Resolve(newer, names, scope));
    }

    static NameResolution[] Resolve(SkillGraph graph, IReadOnlyList<string> names, SkillScope scope)
    {
        var found = new NameResolution[names.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = graph.Resolve(names[i], scope);
        return found;
    }
}
