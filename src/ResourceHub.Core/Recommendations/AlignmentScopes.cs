using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>Makes the <see cref="AlignmentScope"/> of a unit from the hierarchy.</summary>
internal static class AlignmentScopes
{
    /// <summary>The unit's skills and their exact matches, the standards that they are parts of, and the clusters above; never a sibling part.</summary>
    public static AlignmentScope Of(SkillGraph graph, int unit)
    {
        var scope = new AlignmentScope();
        foreach (var skill in graph.Units.SkillsOf(unit))
        {
            Add(graph, scope, skill, AlignmentScope.Itself);
            foreach (var parent in graph.Parents(skill))
            {
                if (!graph[parent].Learnable)
                {
                    Add(graph, scope, parent, AlignmentScope.Cluster);
                    continue;
                }
                Add(graph, scope, parent, AlignmentScope.Standard);
                foreach (var cluster in graph.Parents(parent))
                    Add(graph, scope, cluster, AlignmentScope.Cluster);
            }
        }
        return scope;
    }

    static void Add(SkillGraph graph, AlignmentScope scope, int skill, double directness)
    {
        scope.Add(graph[skill].Identifier, directness);
        foreach (var match in graph.ExactMatches(skill))
            scope.Add(graph[match].Identifier, directness);
    }
}
