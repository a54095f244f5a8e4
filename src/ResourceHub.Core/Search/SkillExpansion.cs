using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>
/// Turns the skills of a filter into all skills whose resources match, each with its directness: a skill and its exact matches 1; a skill below it .8
/// (a resource for a part serves the whole, but not all of it); a neighbour n steps along the progression .5^n, and what lies below a neighbour .8 of that.
/// The most direct way counts. An index that keeps each alignment's ancestors and exact matches takes the <see cref="IndexSkillRoots"/> instead, which mean the same.
/// </summary>
static class SkillExpansion
{
    const double Below = .8;
    const double Step = .5;

    /// <summary>The skills below one and their exact matches, as Skill.resources shows them.</summary>
    public static (IReadOnlyList<IndexSkill> Skills, IndexSkillRoots Roots) WithDescendants(SkillGraph graph, int skill) => Expand(graph, [skill], true, true, 0, 0);

    /// <summary>All skills that match, and the same in short.</summary>
    public static (IReadOnlyList<IndexSkill> Skills, IndexSkillRoots Roots) Expand(SkillGraph graph, IEnumerable<int> skills, bool descendants, bool exactMatches, int before, int after)
    {
        var directness = new Dictionary<int, double>();
        var roots = new List<IndexSkill>();
        var asked = skills.Distinct().ToArray();
        AddWithBelow(graph, asked, 1, descendants, exactMatches, directness, roots);
        if (before > 0 || after > 0)
        {
            // steps start from what the filter means without them, so that a standard's neighbours include its parts'
            var start = directness.Keys.ToArray();
            Walk(graph, start, before, forward: false, descendants, exactMatches, directness, roots);
            Walk(graph, start, after, forward: true, descendants, exactMatches, directness, roots);
        }
        return ([.. directness.Select(d => new IndexSkill(graph[d.Key].Identifier, d.Value))], new(roots, descendants, exactMatches, Below));
    }

    /// <summary>A skill's exact matches; matches of matches are in the same unit.</summary>
    public static IEnumerable<int> Matches(SkillGraph graph, int skill)
        => graph.Units.UnitOf(skill) is >= 0 and var unit ? [.. graph.ExactMatches(skill), .. graph.Units.SkillsOf(unit)] : graph.ExactMatches(skill).ToArray();

    static void Walk(SkillGraph graph, int[] start, int steps, bool forward, bool descendants, bool exactMatches, Dictionary<int, double> directness, List<IndexSkill> roots)
    {
        var seen = new HashSet<int>(start);
        var edge = start;
        for (var step = 1; step <= steps && edge.Length > 0; step++)
        {
            edge = [.. edge.SelectMany(skill => Neighbours(graph, skill, forward)).Distinct().Where(seen.Add)];
            AddWithBelow(graph, edge, Math.Pow(Step, step), descendants, exactMatches, directness, roots);
        }
    }

    // what associations say of the skill itself, and what holds for its units
    static HashSet<int> Neighbours(SkillGraph graph, int skill, bool forward)
    {
        var neighbours = new HashSet<int>();
        foreach (var other in forward ? graph.Dependents(skill) : graph.Prerequisites(skill))
            neighbours.Add(other);
        foreach (var unit in graph.Units.UnitsOf(skill))
        {
            foreach (var other in forward ? graph.Units.Dependents(unit) : graph.Units.Prerequisites(unit))
            {
                foreach (var member in graph.Units.SkillsOf(other))
                    neighbours.Add(member);
            }
        }
        return neighbours;
    }

    static void AddWithBelow(SkillGraph graph, int[] skills, double weight, bool descendants, bool exactMatches, Dictionary<int, double> directness, List<IndexSkill> roots)
    {
        foreach (var skill in skills)
        {
            roots.Add(new(graph[skill].Identifier, weight));
            Add(skill, weight);
            if (!descendants)
                continue;
            foreach (var below in graph.Descendants(skill))
                Add(below, weight * Below);
        }

        void Add(int skill, double value)
        {
            AddOne(skill, value);
            if (!exactMatches)
                return;
            foreach (var match in Matches(graph, skill))
                AddOne(match, value);
        }

        void AddOne(int skill, double value)
        {
            if (value > directness.GetValueOrDefault(skill))
                directness[skill] = value;
        }
    }
}
