using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>A learner's state at one instant over one snapshot of the skill graph. Numbers of units and skills are that snapshot's.</summary>
public sealed partial class LearnerView
{
    readonly LearnerState _state;
    readonly FoldContext _context;
    readonly long _at;
    readonly double? _level;
    HashSet<int>? _implied;

    internal LearnerView(Learner learner, SkillGraph graph, LearnerState state, FoldContext context, DateTimeOffset at)
    {
        (Learner, Graph, _state, _context, At, _at) = (learner, graph, state, context, at, at.UtcTicks);
        _level = learner.LevelAt(at)?.Number;
    }

    /// <summary>Folds evidence, in whatever order it comes, and looks at the result.</summary>
    /// <param name="learner">Whose evidence it is.</param>
    /// <param name="graph">The skills.</param>
    /// <param name="evidence">All of it; what is voided is left out.</param>
    /// <param name="at">The instant to look at.</param>
    /// <param name="options">The model's constants; null for the defaults.</param>
    public static LearnerView Of(Learner learner, SkillGraph graph, IEnumerable<EvidenceRecord> evidence, DateTimeOffset at, ModelOptions? options = null)
    {
        var context = new FoldContext(new UnitProgression(graph), options ?? ModelOptions.Default, Calibration.Shipped, learner.Levels);
        var state = LearnerFold.Run(context, evidence.Where(e => e.VoidedAt is null).Select(e => FoldInput.Create(e, graph)));
        return new(learner, graph, state, context, at);
    }

    /// <summary>Whose state it is.</summary>
    public Learner Learner { get; }

    /// <summary>The snapshot that numbers mean.</summary>
    public SkillGraph Graph { get; }

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Units with own evidence or a judgement that stands, in the order of their numbers.</summary>
    public IEnumerable<int> UnitsWithEvidence
        => _state.Units.Where(u => u.Value.HasEvidence || u.Value.Judgement is not null).Select(u => u.Key).Order();

    /// <summary>Scored pieces of evidence, judgements and exposures folded.</summary>
    public int EvidenceCount => _state.Count;

    /// <summary>The instant of the newest of them.</summary>
    public DateTimeOffset? LatestEvidenceAt => _state.Last is { } last ? new(last.At, TimeSpan.Zero) : null;

    /// <summary>The learner's grade number in a subject today; null where unknown.</summary>
    public double? LearnerLevel(string subject) => _level;

    /// <summary>Whether a unit is mastered, due for review, or presumed.</summary>
    public bool IsSatisfied(int unit)
        => Own(unit) is { } own && (own.HasEvidence || own.Judgement is not null) ? own.CountsAsMastered : IsImplied(unit) || IsLevelPrior(unit);

    /// <summary>Whether a unit is mastered on evidence or by a judgement, review due or not.</summary>
    public bool IsMastered(int unit) => Own(unit) is { } own && own.CountsAsMastered;

    /// <summary>Direct prerequisites of a unit that are not satisfied.</summary>
    public IReadOnlyList<int> MissingPrerequisites(int unit)
    {
        List<int>? missing = null;
        foreach (var prerequisite in Graph.Units.Prerequisites(unit))
        {
            if (!IsSatisfied(prerequisite))
                (missing ??= []).Add(prerequisite);
        }
        return missing is null ? [] : missing;
    }

    /// <summary>Whether the learner can start on a unit. One that is satisfied waits for nothing and is ready, whatever is missing below it.</summary>
    public Readiness ReadinessOf(int unit)
    {
        if (IsSatisfied(unit))
            return Readiness.Ready;
        foreach (var prerequisite in Graph.Units.Prerequisites(unit))
        {
            if (!IsSatisfied(prerequisite))
                return Readiness.Blocked;
        }
        return Graph.Units.Level(unit) > _level + _context.Options.AheadAbove ? Readiness.Ahead : Readiness.Ready;
    }

    /// <summary>Wrong answers in a row at the end of what the unit's evidence says.</summary>
    public int WrongInARow(int unit) => Own(unit)?.WrongRun ?? 0;

    /// <summary>Right answers in a row at the end of what the unit's evidence says.</summary>
    public int RightInARow(int unit) => Own(unit)?.RightRun ?? 0;

    /// <summary>Whether the learner's level would have the unit presumed, had not wrong answers next to it taken that away.</summary>
    public bool PresumptionWithdrawn(int unit) => Own(unit) is { Withdrawn: true, HasEvidence: false } && IsWellBelow(unit);

    /// <summary>Expected success on a typical item of a unit; null with neither a level nor evidence in the subject.</summary>
    public double? ExpectedSuccess(int unit)
    {
        if (_level is null && !_state.Subjects.ContainsKey(Graph.Units.Subject(unit)))
            return null;
        var p = _context.Model.ExpectedSuccess(_state, _context, unit, _at);
        return _context.Calibration.Platt is { } platt
            ? DeterministicMath.Sigmoid(platt.Slope * DeterministicMath.Logit(p) + platt.Intercept)
            : p;
    }

    /// <summary>The state of a unit, shown for the skill that stands for it.</summary>
    public SkillStateView Unit(int unit) => Unit(unit, Graph.Units.Representative(unit));

    /// <summary>The state of a skill. Of one with parts, and of a heading, it is what the parts add up to.</summary>
    public SkillStateView Skill(int skill)
    {
        var unit = Graph.Units.UnitOf(skill);
        return unit >= 0 ? Unit(unit, Graph[skill]) : Whole(Graph[skill]);
    }

    /// <summary>
    /// Units that are READY and neither mastered nor presumed: nearest the learner's level first, then what unlocks most, then by code.
    /// </summary>
    /// <param name="framework">Only units with a skill of it; null for all.</param>
    public IReadOnlyList<int> ReadyToLearn(Framework? framework = null)
    {
        var ready = new List<(int Unit, double Distance, int Unlocks, string Code)>();
        for (var unit = 0; unit < Graph.Units.Count; unit++)
        {
            if (IsSatisfied(unit) || ReadinessOf(unit) != Readiness.Ready || SkillIn(unit, framework) is not { } skill)
                continue;
            // an unknown level, on either side, is near to nothing
            var distance = Graph.Units.Level(unit) is { } level && _level is { } own ? Math.Abs(level - own) : double.MaxValue;
            ready.Add((unit, distance, Unlocks(unit), skill.Code ?? skill.Statement));
        }
        return [.. ready.OrderBy(r => r.Distance).ThenByDescending(r => r.Unlocks).ThenBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Unit).Select(r => r.Unit)];
    }

    /// <summary>How many units that are not satisfied need this one, directly or further.</summary>
    public int Unlocks(int unit) => Graph.Units.DependentClosure(unit).Count(u => !IsSatisfied(u));

    /// <summary>The skill of a unit that belongs to a framework; for none asked, the one that stands for it.</summary>
    public Skill? SkillIn(int unit, Framework? framework)
    {
        if (framework is null)
            return Graph.Units.Representative(unit);
        foreach (var skill in Graph.Units.SkillsOf(unit))
        {
            if (Graph[skill].Framework.Identifier == framework.Identifier)
                return Graph[skill];
        }
        return null;
    }

    internal LearnerState State => _state;

    internal FoldContext Context => _context;

    UnitState? Own(int unit) => _state.Units.GetValueOrDefault(unit);

    bool IsImplied(int unit) => (_implied ??= Implied()).Contains(unit);

    bool IsLevelPrior(int unit) => IsWellBelow(unit) && Own(unit) is not { Withdrawn: true };

    bool IsWellBelow(int unit) => Graph.Units.Level(unit) <= _level - _context.Options.PresumedBelow;

    /// <summary>What mastered units build on, through units of which nothing is known.</summary>
    HashSet<int> Implied()
    {
        var implied = new HashSet<int>();
        var stack = new Stack<int>();
        foreach (var (unit, own) in _state.Units)
        {
            if (own is { HasEvidence: true, Mastered: true } and not { Judgement.Mastered: false })
                stack.Push(unit);
        }
        while (stack.TryPop(out var unit))
        {
            foreach (var prerequisite in Graph.Units.Prerequisites(unit))
            {
                if (Own(prerequisite) is not ({ HasEvidence: true } or { Judgement: not null }) && implied.Add(prerequisite))
                    stack.Push(prerequisite);
            }
        }
        return implied;
    }
}
