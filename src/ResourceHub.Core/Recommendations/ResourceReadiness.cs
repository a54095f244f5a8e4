using ResourceHub.Core.Catalog;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>Whether someone can start on a resource: what it requires, and what the skills that it teaches build on, is satisfied or taught by it.</summary>
internal static class ResourceReadiness
{
    public static bool IsReady(LearningResource resource, SkillGraph graph, Func<int, bool> satisfied)
    {
        HashSet<int>? taught = null;
        foreach (var alignment in resource.Alignments)
        {
            if (alignment.Role == AlignmentRole.Teaches && graph.Find(alignment.Skill) is { } skill)
                (taught ??= []).UnionWith(graph.Units.UnitsOf(skill.Index).ToArray());
        }
        foreach (var unit in taught ?? [])
        {
            foreach (var prerequisite in graph.Units.Prerequisites(unit))
            {
                if (!satisfied(prerequisite) && !taught!.Contains(prerequisite))
                    return false;
            }
        }
        foreach (var alignment in resource.Alignments)
        {
            if (alignment.Role != AlignmentRole.Requires || graph.Find(alignment.Skill) is not { } skill)
                continue;
            foreach (var unit in graph.Units.UnitsOf(skill.Index))
            {
                if (!satisfied(unit))
                    return false;
            }
        }
        return true;
    }
}
