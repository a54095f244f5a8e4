using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

public sealed partial class LearnerView
{
    SkillStateView Unit(int unit, Skill skill)
    {
        var own = Own(unit);
        var p = ExpectedSuccess(unit);
        return new()
        {
            Skill = skill,
            ExpectedSuccess = p,
            Uncertainty = p is null ? null : Math.Sqrt(_context.Model.Variance(_state, _context, unit, _at)),
            Status = own?.StatusAt(_at) ?? MasteryStatus.Unknown,
            Readiness = ReadinessOf(unit),
            Basis = BasisOf(unit),
            EvidenceCount = own?.Evidence ?? 0,
            LastEvidenceAt = own is { HasEvidence: true } ? Instant(own.LastAt) : null,
            ReviewDueAt = own is { HasEvidence: true, Mastered: true } ? Instant(own.ReviewDueAt) : null,
            Judgement = own?.Judgement,
        };
    }

    StateBasis BasisOf(int unit) => Own(unit) switch
    {
        { Judgement: not null } => StateBasis.Judgement,
        { HasEvidence: true } => StateBasis.Evidence,
        _ when IsImplied(unit) => StateBasis.Implied,
        _ when IsLevelPrior(unit) => StateBasis.LevelPrior,
        _ => StateBasis.None,
    };

    /// <summary>A standard's state from its parts'; a heading's from all units below it.</summary>
    SkillStateView Whole(Skill skill)
    {
        var parts = PartsOf(skill).Select(u => Unit(u, Graph.Units.Representative(u))).ToArray();
        if (parts.Length == 0)
            return new() { Skill = skill, Status = MasteryStatus.Unknown, Readiness = Readiness.Ready, Basis = StateBasis.None };
        var known = parts.All(p => p.ExpectedSuccess is not null);
        var mastered = parts.All(p => p.Mastered);
        return new()
        {
            Skill = skill,
            ExpectedSuccess = known ? parts.Average(p => p.ExpectedSuccess) : null,
            Uncertainty = known ? Math.Sqrt(parts.Average(p => p.Uncertainty!.Value * p.Uncertainty.Value)) : null,
            Status = mastered ? parts.Any(p => p.Status == MasteryStatus.ReviewDue) ? MasteryStatus.ReviewDue : MasteryStatus.Mastered
                : parts.Any(p => p.Status != MasteryStatus.Unknown) ? MasteryStatus.Learning : MasteryStatus.Unknown,
            Readiness = WholeReadiness(parts),
            Basis = WholeBasis(parts),
            EvidenceCount = _state.Wholes.TryGetValue(skill.Identifier, out var count) ? count : parts.Sum(p => p.EvidenceCount),
            LastEvidenceAt = parts.Max(p => p.LastEvidenceAt),
            ReviewDueAt = mastered ? parts.Min(p => p.ReviewDueAt) : null,
            Judgement = parts[0].Judgement is { } judgement && parts.All(p => p.Judgement?.Evidence == judgement.Evidence) ? judgement : null,
        };
    }

    IEnumerable<int> PartsOf(Skill skill)
    {
        var units = Graph.Units.UnitsOf(skill.Index);
        if (!units.IsEmpty || skill.Retired)
            return units.ToArray();
        return Graph.Descendants(skill.Index).Select(Graph.Units.UnitOf).Where(u => u >= 0).Distinct();
    }

    static Readiness WholeReadiness(SkillStateView[] parts)
    {
        // parts that are mastered say nothing of whether there is something to start on
        var open = parts.Where(p => !p.Mastered).ToArray();
        return open.Any(p => p.Readiness == Readiness.Blocked) ? Readiness.Blocked
            : open.Length == 0 || open.Any(p => p.Readiness == Readiness.Ready) ? Readiness.Ready
            : Readiness.Ahead;
    }

    static StateBasis WholeBasis(SkillStateView[] parts)
    {
        if (parts.Any(p => p.Basis == StateBasis.Judgement))
            return StateBasis.Judgement;
        if (parts.Any(p => p.Basis == StateBasis.Evidence))
            return StateBasis.Evidence;
        // presumed only where every part is
        return parts.Any(p => p.Basis == StateBasis.None) ? StateBasis.None
            : parts.Any(p => p.Basis == StateBasis.LevelPrior) ? StateBasis.LevelPrior : StateBasis.Implied;
    }

    static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
