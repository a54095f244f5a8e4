using ResourceHub.Server.Common;

namespace ResourceHub.Server.Skills;

/// <summary>Skills by global id.</summary>
internal sealed class SkillNodes(RequestSkills skills) : INodeResolver
{
    public string Type => "Skill";

    public Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        => Task.FromResult(Nodes.Of(keys, skills.Graph.Find));
}

/// <summary>Frameworks by global id.</summary>
internal sealed class FrameworkNodes(RequestSkills skills) : INodeResolver
{
    public string Type => "Framework";

    public Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        => Task.FromResult(Nodes.Of(keys, skills.Graph.FindFramework));
}

file static class Nodes
{
    public static IReadOnlyDictionary<string, object> Of(IReadOnlyList<string> keys, Func<Guid, object?> find)
    {
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (Guid.TryParseExact(key, "N", out var id) && find(id) is { } node)
                found[key] = node;
        }
        return found;
    }
}
