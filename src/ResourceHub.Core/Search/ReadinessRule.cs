using ResourceHub.Core.Catalog;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>
/// What someone must have mastered, or be presumed to have, to be ready for a resource: every skill that it requires and every direct effective prerequisite
/// of what it teaches, unless it teaches that too. A heading stands for all that is below it. Searches ask it of the index, recommendations of what they chose from.
/// </summary>
static class ReadinessRule
{
    /// <summary>One skill for each unit that is needed; null where the resource is aligned to no known skill.</summary>
    public static IReadOnlyList<Guid>? RequiredSkills(IEnumerable<Alignment> alignments, SkillGraph graph)
        => RequiredUnits(alignments, graph) is { } needed ? [.. needed.Select(unit => graph.Units.Representative(unit).Identifier).Order()] : null;

    /// <summary>Whether someone is ready for what needs these units; never where the resource is aligned to no known skill.</summary>
    public static bool IsReady(IReadOnlyCollection<int>? required, Func<int, bool> isSatisfied) => required is not null && required.All(isSatisfied);

    /// <summary>The units that are needed; null where the resource is aligned to no known skill.</summary>
    public static IReadOnlyCollection<int>? RequiredUnits(IEnumerable<Alignment> alignments, SkillGraph graph)
    {
        var taught = new HashSet<int>();
        var needed = new HashSet<int>();
        var isAligned = false;
        foreach (var alignment in alignments)
        {
            if (graph.Find(alignment.Skill) is not { } skill)
                continue;
            isAligned = true;
            if (alignment.Role != AlignmentRole.Assesses)
                (alignment.Role == AlignmentRole.Teaches ? taught : needed).UnionWith(UnitsAt(graph, skill.Index));
        }
        if (!isAligned)
            return null;
        foreach (var unit in taught)
        {
            foreach (var prerequisite in graph.Units.Prerequisites(unit))
            {
                if (!taught.Contains(prerequisite))
                    needed.Add(prerequisite);
            }
        }
        return needed;
    }

    /// <summary>The identifiers of all skills whose units satisfy, exact matches included: what <see cref="IndexFilter.ReadyWith"/> takes.</summary>
    public static IReadOnlySet<Guid> SkillsOf(SkillGraph graph, Func<int, bool> isSatisfied)
    {
        var skills = new HashSet<Guid>();
        for (var unit = 0; unit < graph.Units.Count; unit++)
        {
            if (!isSatisfied(unit))
                continue;
            foreach (var member in graph.Units.SkillsOf(unit))
                skills.Add(graph[member].Identifier);
        }
        return skills;
    }

    /// <summary>The units of a skill; a heading's are those of all that is below it.</summary>
    public static IEnumerable<int> UnitsAt(SkillGraph graph, int skill)
        => graph.Units.UnitsOf(skill) is { IsEmpty: false } units
            ? units.ToArray()
            : graph.Descendants(skill).SelectMany(below => graph.Units.UnitsOf(below).ToArray());
}
