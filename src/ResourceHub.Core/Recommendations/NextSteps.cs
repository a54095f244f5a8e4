using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Recommendations;

/// <summary>
/// Chooses what a learner does next: of everything the goals build on, what is READY and not mastered. Pure: the same progress, goals and instant
/// give the same steps in the same order.
/// </summary>
internal sealed class NextSteps(RecommendationOptions options)
{
    /// <summary>The steps, best first, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<Step> Choose(ILearnerProgress progress, GoalPlan goals, DateTimeOffset at, int max)
    {
        if (goals.Units.Count == 0 || max <= 0)
            return [];
        var way = WayToGoals.To(progress, goals);
        var steps = Rank(progress, way, way.Units, at, unit => KindOnTheWay(progress, way, unit));
        Repair(progress, way, steps);
        if (steps.Count < max && goals.Units.All(unit => IsMet(progress.State(unit), goals)))
            steps.AddRange(Beyond(progress, way, at, [.. steps.Select(s => s.Unit)]));
        return steps.Count > max ? steps.GetRange(0, max) : steps;
    }

    // what someone asked for is met by answers, not by presumption
    static bool IsMet(UnitState state, GoalPlan goals) => state.Satisfied && !(goals.Stated && state.Presumed);

    NextStep? KindOnTheWay(ILearnerProgress progress, WayToGoals way, int unit)
    {
        var state = progress.State(unit);
        if (state.Readiness != Readiness.Ready || state.Status == MasteryStatus.Mastered)
            return null;
        if (state.Status == MasteryStatus.ReviewDue)
            return NextStep.Review;
        if (state.Presumed)
            return IsPresumptionInDoubt(state) && way.IsNeeded(unit) || way.Goals.Stated && way.IsGoal(unit) ? NextStep.Probe : null;
        return IsProbe(progress, unit, state) ? NextStep.Probe : NextStep.Learn;
    }

    bool IsPresumptionInDoubt(UnitState state) => state.ExpectedSuccess < options.PresumptionCut;

    static bool IsProbe(ILearnerProgress progress, int unit, UnitState state)
        => state.Status == MasteryStatus.Unknown && state.EvidenceCount == 0
            && (state.PresumptionWithdrawn || progress.Level(unit) < progress.LearnerLevel(unit));

    List<Step> Rank(ILearnerProgress progress, WayToGoals way, IEnumerable<int> units, DateTimeOffset at, Func<int, NextStep?> kindOf)
    {
        var found = new List<(int Unit, NextStep Kind, int Unlocks)>();
        foreach (var unit in units)
        {
            if (kindOf(unit) is { } kind)
                found.Add((unit, kind, way.Unlocks(unit)));
        }
        var most = found.Count == 0 ? 0 : found.Max(f => f.Unlocks);
        var steps = found.ConvertAll(f => new Step(f.Unit, f.Kind, Score(progress, way, f.Unit, f.Kind, f.Unlocks, most, at), f.Unlocks, way.GoalOf(f.Unit)));
        steps.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(progress.Code(a.Unit), progress.Code(b.Unit)) is var order and not 0 ? order : a.Unit.CompareTo(b.Unit));
        return steps;
    }

    double Score(ILearnerProgress progress, WayToGoals way, int unit, NextStep kind, int unlocks, int mostUnlocks, DateTimeOffset at)
    {
        var state = progress.State(unit);
        var success = state.ExpectedSuccess ?? .5;
        var doubt = state.Satisfied ? 1 - success : 1;   // what is held or presumed keeps nothing waiting unless that is wrong
        var unlocking = mostUnlocks == 0 ? 0 : Math.Log(1 + unlocks) / Math.Log(1 + mostUnlocks);
        var gap = state.Status == MasteryStatus.Learning && state.LastEvidenceAt is { } last
            ? Math.Pow(2, -Math.Max(0, ((progress.LatestEvidenceAt ?? at) - last) / options.GapHalfLife)) * (.5 + .5 * (1 - success))
            : 0;
        var forgetting = kind == NextStep.Review && state.ReviewDueAt is { } due
            ? .5 + .5 * Math.Clamp((at - due).TotalDays / 28, 0, 1)
            : 0;
        var uncertainty = Math.Min(1, (state.Uncertainty ?? 1.2) / 1.2) * 4 * success * (1 - success);
        var distance = progress.Level(unit) is { } level && progress.LearnerLevel(unit) is { } own ? Math.Abs(level - own) : 1;
        return doubt * options.UnlocksWeight * unlocking
            + options.GapWeight * gap
            + options.PriorityWeight * way.Priority(unit)
            + options.ForgettingWeight * forgetting
            + options.UncertaintyWeight * uncertainty
            + options.NearnessWeight / (1 + distance)
            + (way.IsGoal(unit) ? options.GoalWeight : 0);
    }

    /// <summary>Puts the weakest prerequisite of what keeps failing right before it.</summary>
    void Repair(ILearnerProgress progress, WayToGoals way, List<Step> steps)
    {
        foreach (var failing in steps.Where(s => s.Kind == NextStep.Learn && progress.State(s.Unit).WrongInARow >= options.WrongInARow).ToArray())
        {
            var weakest = WeakestPrerequisite(progress, failing.Unit);
            if (weakest < 0 || IsRepaired(progress, failing.Unit, weakest) || steps.Exists(s => s.Unit == weakest && s.Kind is NextStep.Repair))
                continue;
            steps.RemoveAll(s => s.Unit == weakest);
            steps.Insert(steps.IndexOf(failing), new Step(weakest, NextStep.Repair, failing.Score, way.Unlocks(weakest), failing.Goal, failing.Unit));
        }
    }

    /// <summary>The prerequisite with the lowest expected success; below it, where that one is itself blocked, until something can be worked on.</summary>
    static int WeakestPrerequisite(ILearnerProgress progress, int unit)
    {
        var at = unit;
        while (true)
        {
            var weakest = -1;
            var lowest = double.PositiveInfinity;
            foreach (var prerequisite in progress.Prerequisites(at))
            {
                var success = progress.State(prerequisite).ExpectedSuccess ?? .5;
                if (success < lowest || success == lowest && string.CompareOrdinal(progress.Code(prerequisite), progress.Code(weakest)) < 0)
                    (weakest, lowest) = (prerequisite, success);
            }
            if (weakest < 0)
                return -1;
            switch (progress.State(weakest).Readiness)
            {
                case Readiness.Ready: return weakest;
                case Readiness.Ahead: return -1;
                default: at = weakest; break;
            }
        }
    }

    // a right answer on the prerequisite after the failures: the failing skill is worth another try
    static bool IsRepaired(ILearnerProgress progress, int failing, int prerequisite)
    {
        var state = progress.State(prerequisite);
        return state.EvidenceCount > 0 && state.WrongInARow == 0 && state.LastEvidenceAt > progress.State(failing).LastEvidenceAt;
    }

    List<Step> Beyond(ILearnerProgress progress, WayToGoals way, DateTimeOffset at, HashSet<int> taken)
    {
        var beyond = WayToGoals.After(progress, way.Goals);
        return Rank(progress, beyond, beyond.Units, at, unit =>
        {
            var state = progress.State(unit);
            return !taken.Contains(unit) && state.Readiness == Readiness.Ready && !state.Satisfied ? NextStep.Extend : null;
        });
    }
}
