using ResourceHub.Core.Evidence;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners.Model;

/// <summary>Turns evidence into what the fold reads, over one version of the graph.</summary>
internal static class FoldInput
{
    /// <summary>The record of a piece of evidence.</summary>
    public static FoldRecord Create(EvidenceRecord evidence, SkillGraph graph)
    {
        var units = Shares(evidence, graph);
        return new FoldRecord
        {
            Key = KeyOf(evidence),
            Id = evidence.Id,
            Units = units,
            Wholes = Wholes(units, graph),
            Score = evidence.Score,
            Role = evidence.Role,
            Items = Math.Max(1, evidence.Items),
            Guess = evidence.Choices is > 1 and var choices ? 1.0 / choices : 0,
            Attempts = evidence.Attempts ?? 1,
            Item = evidence.Kind switch
            {
                EvidenceKind.AssessmentItem or EvidenceKind.Activity => ItemKey.Of(evidence.ItemResource, evidence.Source, evidence.Item),
                _ => 0,
            },
            Exposure = evidence.Exposure,
            Judgement = evidence is { Kind: EvidenceKind.Judgement, Mastered: { } mastered }
                ? new Judgement(mastered, evidence.Note, evidence.At, evidence.Id)
                : null,
        };
    }

    /// <summary>The place of a piece of evidence in the order.</summary>
    public static FoldKey KeyOf(EvidenceRecord evidence)
        => new(evidence.FoldAt.UtcTicks, evidence.Source, evidence.SourceId, evidence.Place, evidence.Item);

    /// <summary>Weights normalised over what resolves; a standard with m parts gives each part 1/m of its share.</summary>
    static UnitShare[] Shares(EvidenceRecord evidence, SkillGraph graph)
    {
        // nearly all evidence names one skill
        if (evidence.Skills is [{ Skill: { } only, Weight: > 0 }])
            return graph.Find(only) is { } known ? Even(graph.Units.UnitsOf(known.Index)) : [];
        var shares = new List<UnitShare>(evidence.Skills.Count);
        var total = 0.0;
        foreach (var named in evidence.Skills)
        {
            if (named.Skill is not { } id || graph.Find(id) is not { } skill || !(named.Weight > 0))
                continue;
            var units = graph.Units.UnitsOf(skill.Index);
            if (units.IsEmpty)
                continue;
            total += named.Weight;
            foreach (var unit in units)
                Add(shares, unit, named.Weight / units.Length);
        }
        return [.. shares.Select(s => new UnitShare(s.Unit, s.Share / total))];
    }

    static UnitShare[] Even(ReadOnlySpan<int> units)
    {
        var shares = new UnitShare[units.Length];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = new(units[i], 1.0 / shares.Length);
        return shares;
    }

    static void Add(List<UnitShare> shares, int unit, double share)
    {
        for (var i = 0; i < shares.Count; i++)
        {
            if (shares[i].Unit == unit)
            {
                shares[i] = new(unit, shares[i].Share + share);
                return;
            }
        }
        shares.Add(new(unit, share));
    }

    static IReadOnlyList<Guid> Wholes(UnitShare[] shares, SkillGraph graph)
        => shares.Length switch
        {
            0 => [],
            1 => graph.Units.WholesOf(shares[0].Unit),
            _ => [.. shares.SelectMany(s => graph.Units.WholesOf(s.Unit)).Distinct()],
        };
}
