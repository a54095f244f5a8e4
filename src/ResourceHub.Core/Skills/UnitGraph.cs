using System.Collections.Concurrent;

namespace ResourceHub.Core.Skills;

/// <summary>
/// The effective progression, what fringes, plans and recommendations go by. A unit is a learnable item without parts, together with its
/// exact matches. A part needs what its own edges say and what edges from outside say of its standard and its sibling parts; a
/// prerequisite that has parts needs all of them. Free of cycles.
/// </summary>
public sealed partial class UnitGraph
{
    readonly SkillGraph _graph;
    readonly AdjacencyList _prerequisites;
    readonly AdjacencyList _dependents;
    readonly AdjacencyList _members;
    readonly AdjacencyList _unitsOf;
    readonly int[] _unitOf;
    readonly int[] _places;
    readonly Guid[]?[] _wholes;
    readonly ConcurrentDictionary<(Framework Framework, GradeLevel Level), int[]> _focus = new();

    /// <summary>How many units.</summary>
    public int Count => _members.Nodes;

    /// <summary>How many prerequisite edges between units.</summary>
    public int EdgeCount => _prerequisites.Edges;

    /// <summary>Units in an order that never puts one before its prerequisite.</summary>
    public IReadOnlyList<int> TopologicalOrder { get; }

    /// <summary>Units that must be satisfied before this one.</summary>
    public ReadOnlySpan<int> Prerequisites(int unit) => _prerequisites[unit];

    /// <summary>Units that need this one.</summary>
    public ReadOnlySpan<int> Dependents(int unit) => _dependents[unit];

    /// <summary>The skills of the unit, lowest index first: more than one where exact matches join them.</summary>
    public ReadOnlySpan<int> SkillsOf(int unit) => _members[unit];

    /// <summary>The skill that stands for the unit: the first, in the order of import.</summary>
    public Skill Representative(int unit) => _graph[_members[unit][0]];

    /// <summary>The unit of a skill; −1 where it has parts, is a heading or is retired.</summary>
    public int UnitOf(int skill) => _unitOf[skill];

    /// <summary>The skill's own unit; of a standard with parts, the units of its parts; none for headings.</summary>
    public ReadOnlySpan<int> UnitsOf(int skill) => _unitsOf[skill];

    /// <summary>The standards with parts that the unit's skills are parts of, by CASE identifier.</summary>
    public IReadOnlyList<Guid> WholesOf(int unit) => _wholes[unit] ??= FindWholes(unit);

    /// <summary>Grade number of the unit's first skill that has one; null where none has.</summary>
    public double? Level(int unit)
    {
        foreach (var skill in _members[unit])
        {
            if (_graph[skill].Level is { } level)
                return level;
        }
        return null;
    }

    /// <summary>Subject of the unit's first skill: abilities of different subjects never meet.</summary>
    public string Subject(int unit) => Representative(unit).Subject;

    /// <summary>The place of a unit in <see cref="TopologicalOrder"/>.</summary>
    public int TopologicalPlace(int unit) => _places[unit];

    /// <summary>The units given and all that they need, directly and further, in topological order.</summary>
    public IReadOnlyList<int> Closure(IEnumerable<int> units)
    {
        int[] start = [.. units];
        return InOrder([.. _prerequisites.Reachable(start).Union(start)]);
    }

    /// <summary>All units that need this one, directly and further, in topological order.</summary>
    public IReadOnlyList<int> DependentClosure(int unit) => InOrder(_dependents.Reachable([unit]));

    /// <summary>What is not satisfied among the units given and their prerequisites, not looking behind a satisfied unit, in topological order.</summary>
    public IReadOnlyList<int> Missing(ReadOnlySpan<int> units, Func<int, bool> satisfied)
    {
        var missing = new HashSet<int>();
        var stack = new Stack<int>();
        foreach (var unit in units)
            stack.Push(unit);
        while (stack.TryPop(out var unit))
        {
            if (satisfied(unit) || !missing.Add(unit))
                continue;
            foreach (var prerequisite in _prerequisites[unit])
                stack.Push(prerequisite);
        }
        return InOrder([.. missing]);
    }

    Guid[] FindWholes(int unit)
    {
        var wholes = new HashSet<Guid>();
        foreach (var skill in _members[unit])
        {
            foreach (var parent in _graph.Parents(skill))
            {
                if (_unitOf[parent] < 0 && !_unitsOf[parent].IsEmpty)
                    wholes.Add(_graph[parent].Identifier);
            }
        }
        return [.. wholes];
    }

    /// <summary>Whether a skill is satisfied: its unit is, or all its parts' units are. Headings never are.</summary>
    public bool IsSatisfied(int skill, Func<int, bool> satisfied)
    {
        var units = _unitsOf[skill];
        foreach (var unit in units)
        {
            if (!satisfied(unit))
                return false;
        }
        return !units.IsEmpty;
    }

    /// <summary>Whether all direct prerequisites of a unit are satisfied.</summary>
    public bool IsFree(int unit, Func<int, bool> satisfied)
    {
        foreach (var prerequisite in _prerequisites[unit])
        {
            if (!satisfied(prerequisite))
                return false;
        }
        return true;
    }

    /// <summary>
    /// The focus units of a grade level: those whose cluster the framework calls major; all of the level where it states no emphasis there.
    /// </summary>
    public IReadOnlyList<int> FocusUnits(Framework framework, GradeLevel level)
        => _focus.GetOrAdd((framework, level), static (key, units) => units.FindFocusUnits(key.Framework, key.Level), this);

    int[] FindFocusUnits(Framework framework, GradeLevel level)
    {
        var all = new List<int>();
        var major = new List<int>();
        var stated = false;
        for (var unit = 0; unit < Count; unit++)
        {
            foreach (var skill in _members[unit])
            {
                if (_graph[skill].Framework != framework || !_graph[skill].EducationLevel.Contains(level))
                    continue;
                all.Add(unit);
                var emphases = _graph.Ancestors(skill).Append(skill).Select(a => _graph[a].Emphasis).Where(e => e is not null).ToArray();
                stated |= emphases.Length > 0;
                if (emphases.Any(e => e!.Equals("major", StringComparison.OrdinalIgnoreCase)))
                    major.Add(unit);
                break;
            }
        }
        return InOrder([.. stated ? major : all]);
    }

    int[] InOrder(int[] units)
    {
        Array.Sort(units, (a, b) => _places[a].CompareTo(_places[b]));
        return units;
    }
}
