using ResourceHub.Core;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Skills;

/// <summary>Fields of a skill that are no properties of it: its place among the others.</summary>
[ObjectType<Skill>]
internal sealed class SkillResolvers
{
    const int MostSteps = 10;

    public string Id([Parent] Skill skill) => GlobalId.Encode("Skill", skill.Identifier);

    public string? Uri([Parent] Skill skill) => Address(skill.Uri);

    public IReadOnlyList<Skill> Parents([Parent] Skill skill) => All(skill, skill.Graph.Parents(skill.Index));

    public IReadOnlyList<Skill> Children([Parent] Skill skill) => All(skill, skill.Graph.Children(skill.Index));

    public IReadOnlyList<Skill> Ancestors([Parent] Skill skill) => All(skill, skill.Graph.Ancestors(skill.Index));

    public IReadOnlyList<Skill> Prerequisites([Parent] Skill skill, bool transitive)
        => transitive ? All(skill, skill.Graph.PrerequisiteClosure(skill.Index)) : All(skill, skill.Graph.Prerequisites(skill.Index));

    public IReadOnlyList<Skill> LeadsTo([Parent] Skill skill, bool transitive)
        => transitive ? All(skill, skill.Graph.DependentClosure(skill.Index)) : All(skill, skill.Graph.Dependents(skill.Index));

    public IReadOnlyList<Skill> Related([Parent] Skill skill) => All(skill, skill.Graph.Related(skill.Index));

    public IReadOnlyList<Skill> ExactMatches([Parent] Skill skill) => All(skill, skill.Graph.ExactMatches(skill.Index));

    public IReadOnlyList<Skill> ReplacedBy([Parent] Skill skill) => All(skill, skill.Graph.ReplacedBy(skill.Index));

    public int Depth([Parent] Skill skill) => skill.Graph.Depth(skill.Index);

    public Progression Progression([Parent] Skill skill, int before, int after)
    {
        var graph = skill.Graph;
        var (skills, edges) = graph.Progression(skill.Index, Steps(before, "before"), Steps(after, "after"));
        return new(All(skill, skills), [.. edges.Select(e => new ProgressionEdge(graph[e.From], graph[e.To]))]);
    }

    public async Task<IEnumerable<SkillAssociation>> AssociationsAsync(
        [Parent] Skill skill, IReadOnlyList<string>? types, AssociationLoader associations, CancellationToken cancellationToken)
    {
        var all = await associations.LoadAsync(skill.Identifier, cancellationToken) ?? [];
        return types is null ? all : all.Where(a => types.Contains(a.Type, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>An address that the URL scalar can carry; others stay in the package.</summary>
    internal static string? Address(string? uri)
        => System.Uri.TryCreate(uri, UriKind.Absolute, out var address) && (address.Scheme == System.Uri.UriSchemeHttp || address.Scheme == System.Uri.UriSchemeHttps) ? uri : null;

    static int Steps(int steps, string argument)
        => steps is >= 0 and <= MostSteps ? steps : throw new HubException("ARGUMENT_OUT_OF_RANGE", $"{argument} is {steps}; it must be from 0 to {MostSteps}.", [argument]);

    static Skill[] All(Skill skill, ReadOnlySpan<int> indices)
    {
        var all = new Skill[indices.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = skill.Graph[indices[i]];
        return all;
    }

    static Skill[] All(Skill skill, IReadOnlyList<int> indices) => [.. indices.Select(i => skill.Graph[i])];
}

/// <summary>An end of an association: the skill, where a framework here has it.</summary>
[ObjectType<AssociationEnd>]
internal sealed class AssociationEndResolvers
{
    public Skill? Skill([Parent] AssociationEnd end, RequestSkills skills) => end.Identifier is { } id ? skills.Graph.Find(id) : null;
}

/// <summary>Reads the associations of many skills in one command.</summary>
internal sealed class AssociationLoader(IFrameworkStore store) : BatchDataLoader<Guid, IReadOnlyList<SkillAssociation>>
{
    protected override Task<IReadOnlyDictionary<Guid, IReadOnlyList<SkillAssociation>>> LoadBatchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        => store.AssociationsOfAsync(keys, cancellationToken);
}
