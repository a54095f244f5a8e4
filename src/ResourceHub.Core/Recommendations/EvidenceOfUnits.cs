using ResourceHub.Core.Evidence;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>Reads the evidence that reasons may cite, of any number of learners, in one command.</summary>
internal static class EvidenceOfUnits
{
    /// <summary>The newest pieces of each learner that are read; what a person can still look through.</summary>
    const int Most = 200;

    public static async Task<IReadOnlyDictionary<Guid, EvidenceDigest>> ReadAsync(
        IEvidenceStore store, SkillGraph graph, IReadOnlyCollection<Guid> learners, IReadOnlySet<int> units, CancellationToken cancellationToken)
    {
        if (units.Count == 0)
            return new Dictionary<Guid, EvidenceDigest>();
        // a standard's evidence counts for its parts, so the unit's standards are asked for too
        var skills = new HashSet<Guid>();
        foreach (var skill in units.SelectMany(u => graph.Units.SkillsOf(u).ToArray()))
        {
            skills.Add(graph[skill].Identifier);
            foreach (var parent in graph.Parents(skill))
            {
                if (graph[parent].Learnable)
                    skills.Add(graph[parent].Identifier);
            }
        }
        var records = await store.ForUnitsAsync(learners, skills, Most, cancellationToken);
        return records.ToDictionary(r => r.Key, r => EvidenceDigest.Of(graph, r));
    }
}
