using System.Collections.Frozen;

namespace ResourceHub.Core.Skills;

/// <summary>
/// All frameworks and skills at one version, immutable. Skills are numbered; edges are arrays of numbers. Edges on a cycle are left
/// out, so prerequisites and hierarchy are free of cycles. Made by <see cref="SkillGraphBuilder"/>.
/// </summary>
public sealed partial class SkillGraph
{
    readonly Skill[] _skills;
    readonly FrozenDictionary<Guid, int> _byIdentifier;
    readonly FrozenDictionary<Guid, Framework> _frameworksById;
    readonly AdjacencyList _parents;
    readonly AdjacencyList _children;
    readonly AdjacencyList _prerequisites;
    readonly AdjacencyList _dependents;
    readonly AdjacencyList _related;
    readonly AdjacencyList _exactMatches;
    readonly AdjacencyList _replacedBy;
    readonly int[] _depths;
    readonly int[] _places;
    readonly SkillNames _names;

    /// <summary>A graph without skills: before any framework has come.</summary>
    public static SkillGraph Empty { get; } = new SkillGraphBuilder().Build(0);

    /// <summary>The version row's number; a change of any framework or alias raises it.</summary>
    public long Version { get; }

    /// <summary>How many skills, retired ones included.</summary>
    public int Count => _skills.Length;

    /// <summary>The skill of an index.</summary>
    public Skill this[int skill] => _skills[skill];

    /// <summary>Every framework, in the order in which they were first imported.</summary>
    public IReadOnlyList<Framework> Frameworks { get; }

    /// <summary>The effective progression over learnable items without parts.</summary>
    public UnitGraph Units { get; }

    /// <summary>The skill of a CASE identifier; null where no framework has it.</summary>
    public Skill? Find(Guid identifier) => _byIdentifier.TryGetValue(identifier, out var index) ? _skills[index] : null;

    /// <summary>The framework of a CASE identifier.</summary>
    public Framework? FindFramework(Guid identifier) => _frameworksById.GetValueOrDefault(identifier);

    /// <summary>The framework of a CASE identifier, a global id, a CASE URI or a title; null where none or several have it.</summary>
    public Framework? FindFramework(string name)
    {
        name = name.Trim();
        if (Guid.TryParse(name, out var identifier) || SkillName.TryGlobalId(name, "1:Framework:", out identifier))
            return FindFramework(identifier);
        var named = Frameworks.Where(f => name.Equals(f.Uri, StringComparison.Ordinal) || name.Equals(f.Title, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return named.Length == 1 ? named[0] : null;
    }

    /// <summary>The same for a request that cannot go on without.</summary>
    /// <exception cref="HubException"><c>FRAMEWORK_NOT_FOUND</c>, with what there is.</exception>
    public Framework RequireFramework(string name, params string[] path)
        => FindFramework(name) ?? throw new HubException("FRAMEWORK_NOT_FOUND",
            $"\"{(name.Length > 120 ? name[..120] + "…" : name)}\" is no framework of this hub; "
            + (Frameworks.Count == 0 ? "it has none yet." : $"it has {string.Join(", ", Frameworks.Take(10).Select(f => $"{f.Title} ({f.Identifier})"))}."), path);

    /// <summary>The skill that a name names, in the first scope that knows it. Never throws for a bad name.</summary>
    public NameResolution Resolve(string name, SkillScope scope) => _names.Resolve(name, scope);

    /// <summary>Direct parents; several are allowed.</summary>
    public ReadOnlySpan<int> Parents(int skill) => _parents[skill];

    /// <summary>Direct children, in the order that their associations give.</summary>
    public ReadOnlySpan<int> Children(int skill) => _children[skill];

    /// <summary>Skills that associations name as coming before this one.</summary>
    public ReadOnlySpan<int> Prerequisites(int skill) => _prerequisites[skill];

    /// <summary>Skills that associations name as following this one.</summary>
    public ReadOnlySpan<int> Dependents(int skill) => _dependents[skill];

    /// <summary>Kin, from both ends of <c>isRelatedTo</c>.</summary>
    public ReadOnlySpan<int> Related(int skill) => _related[skill];

    /// <summary>The other members of its <c>exactMatchOf</c> class (symmetric and transitive).</summary>
    public ReadOnlySpan<int> ExactMatches(int skill) => _exactMatches[skill];

    /// <summary>What took its place.</summary>
    public ReadOnlySpan<int> ReplacedBy(int skill) => _replacedBy[skill];

    /// <summary>Parents, their parents and so on, each once, in ascending index.</summary>
    public IReadOnlyList<int> Ancestors(int skill) => _parents.Reachable([skill]);

    /// <summary>Children, their children and so on, each once, in ascending index.</summary>
    public IReadOnlyList<int> Descendants(int skill) => _children.Reachable([skill]);

    /// <summary>All prerequisites, direct and further, an earlier one before what needs it.</summary>
    public IReadOnlyList<int> PrerequisiteClosure(int skill) => InOrder(_prerequisites.Reachable([skill]));

    /// <summary>All that it leads to, directly and further, an earlier one before what needs it.</summary>
    public IReadOnlyList<int> DependentClosure(int skill) => InOrder(_dependents.Reachable([skill]));

    /// <summary>The longest chain of prerequisites below the skill, in edges; 0 without any.</summary>
    public int Depth(int skill) => _depths[skill];

    /// <summary>The place of a skill in one order of all in which no skill comes before its prerequisite.</summary>
    public int TopologicalPlace(int skill) => _places[skill];

    int[] InOrder(int[] skills)
    {
        Array.Sort(skills, (a, b) => _places[a].CompareTo(_places[b]));
        return skills;
    }
}
