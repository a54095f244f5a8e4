using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>The skills under which evidence may tell about a skill.</summary>
public static class SkillFamily
{
    /// <summary>The skill, its exact matches, its parts, and the standards that it is a part of; of a heading, all below it.</summary>
    public static IReadOnlyCollection<Guid> Of(Skill skill)
    {
        var graph = skill.Graph;
        var family = new HashSet<Guid> { skill.Identifier };
        var units = graph.Units.UnitsOf(skill.Index).ToArray();
        if (units.Length == 0)
            family.UnionWith(graph.Descendants(skill.Index).Select(s => graph[s].Identifier));
        foreach (var unit in units)
        {
            foreach (var member in graph.Units.SkillsOf(unit))
            {
                family.Add(graph[member].Identifier);
                foreach (var parent in graph.Parents(member))
                {
                    if (graph.Units.UnitOf(parent) < 0 && !graph.Units.UnitsOf(parent).IsEmpty)
                        family.Add(graph[parent].Identifier);
                }
            }
        }
        return family;
    }
}
