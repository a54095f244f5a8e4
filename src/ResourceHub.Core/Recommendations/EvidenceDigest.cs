using ResourceHub.Core.Evidence;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>Evidence sorted by the unit that it tells about, oldest first; what reasons cite.</summary>
internal sealed class EvidenceDigest
{
    readonly Dictionary<int, List<EvidenceRecord>> _byUnit = [];

    public static EvidenceDigest Empty { get; } = new();

    public static EvidenceDigest Of(SkillGraph graph, IEnumerable<EvidenceRecord> evidence)
    {
        var digest = new EvidenceDigest();
        foreach (var record in evidence.Where(e => e.VoidedAt is null).OrderBy(e => e.FoldAt).ThenBy(e => e.Source, StringComparer.Ordinal).ThenBy(e => e.SourceId, StringComparer.Ordinal).ThenBy(e => e.Place))
        {
            foreach (var unit in record.Skills.Select(s => s.Skill).OfType<Guid>().Select(graph.Find).OfType<Skill>().SelectMany(s => graph.Units.UnitsOf(s.Index).ToArray()).Distinct())
            {
                if (!digest._byUnit.TryGetValue(unit, out var list))
                    digest._byUnit[unit] = list = [];
                list.Add(record);
            }
        }
        return digest;
    }

    /// <summary>Everything on a unit.</summary>
    public IReadOnlyList<EvidenceRecord> On(int unit) => _byUnit.TryGetValue(unit, out var list) ? list : [];

    /// <summary>What counted with a score.</summary>
    public IReadOnlyList<EvidenceRecord> ScoredOn(int unit) => [.. On(unit).Where(e => e.Score is not null && !e.Exposure && e.Kind != EvidenceKind.Judgement)];

    /// <summary>The judgement with the given id, if it was read.</summary>
    public IReadOnlyList<EvidenceRecord> JudgementOn(int unit, Guid id) => [.. On(unit).Where(e => e.Id == id)];

    /// <summary>Resources used for these units, and when last.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Used
    {
        get
        {
            var used = new Dictionary<Guid, DateTimeOffset>();
            foreach (var record in _byUnit.Values.SelectMany(list => list))
            {
                foreach (var resource in new[] { record.Resource, record.Whole }.OfType<Guid>())
                {
                    if (!used.TryGetValue(resource, out var last) || record.FoldAt > last)
                        used[resource] = record.FoldAt;
                }
            }
            return used;
        }
    }
}
