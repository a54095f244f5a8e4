using static ResourceHub.Core.Learners.Model.DeterministicMath;

namespace ResourceHub.Core.Learners.Model;

/// <summary>
/// The fold: one learner's evidence in order, over one calibration and one version of the progression, to a state. Pure; the same
/// evidence gives the same bytes in whatever order it arrived.
/// </summary>
internal static class LearnerFold
{
    /// <summary>Changes with the rules below: states folded by other rules are folded anew.</summary>
    public const string Rules = "1";

    /// <summary>Folds evidence from nothing.</summary>
    public static LearnerState Run(FoldContext context, IEnumerable<FoldRecord> evidence)
    {
        var state = new LearnerState();
        foreach (var record in evidence.OrderBy(r => r.Key))
            Apply(state, context, record);
        return state;
    }

    /// <summary>Folds one more record, which comes after all before it.</summary>
    public static void Apply(LearnerState state, FoldContext context, FoldRecord record)
    {
        state.Count++;
        state.Last = record.Key;
        if (record.Judgement is { } judgement)
            Judge(state, context, record, judgement);
        else if (record.Exposure || record.Score is null)
            See(state, record);
        else if (record.Units.Count > 0)
            Answer(state, context, record, record.Score.Value);
    }

    /// <summary>The share of a counter that time leaves.</summary>
    public static double Kept(long from, long to, double halfLife) => to <= from ? 1 : Exp2(-Days(from, to) / halfLife);

    static void Answer(LearnerState state, FoldContext context, FoldRecord record, double score)
    {
        var at = record.Key.At;
        var repeat = record.Item != 0 && !state.Seen.Add(record.Item) ? .5 : 1;
        var weight = record.Role * record.Items * repeat;
        if (record.Attempts > 1 && record.Items == 1)
            score = 0;
        Prepare(state, context, record, at);

        Span<double> steps = record.Units.Count <= 64 ? stackalloc double[record.Units.Count] : new double[record.Units.Count];
        context.Model.Answer(state, context, record, score, weight, steps);

        var right = score >= .5;
        foreach (var (unit, share) in record.Units)
            Count(state.Units[unit], context.Options, record, at, right, weight * share);
        if (right)
        {
            for (var i = 0; i < record.Units.Count; i++)
                Support(state, context, record.Units[i].Unit, steps[i], at);
        }
        foreach (var (unit, _) in record.Units)
        {
            var own = state.Units[unit];
            if (!right && own.WrongRun >= context.Options.WrongRun)
                Withdraw(state, context, unit, at);
            Decide(state, context, unit, own, right, at);
        }
        foreach (var whole in record.Wholes)
            state.Wholes[whole] = state.Wholes.GetValueOrDefault(whole) + 1;
    }

    static void Prepare(LearnerState state, FoldContext context, FoldRecord record, long at)
    {
        foreach (var (unit, _) in record.Units)
        {
            Fade(state.Unit(unit, at, context.Options), at);
            var subject = context.Units.Subject(unit);
            if (state.Subjects.TryGetValue(subject, out var known))
            {
                known.Information *= Kept(known.FadedAt, at, context.Options.AbilityHalfLife);
                known.FadedAt = at;
            }
            else
            {
                var ability = context.LevelAt(at) is { } level ? context.AbilityOf(level) : MeanLevel(context, record, subject) is { } mean ? context.AbilityOf(mean) : 0;
                state.Subjects.Add(subject, new SubjectState { Ability = ability, FirstAbility = ability, FadedAt = at });
            }
        }
    }

    static double? MeanLevel(FoldContext context, FoldRecord record, string subject)
    {
        var (sum, count) = (0.0, 0);
        foreach (var (unit, _) in record.Units)
        {
            if (context.Units.Subject(unit) == subject && context.Units.Level(unit) is { } level)
                (sum, count) = (sum + level, count + 1);
        }
        return count == 0 ? null : sum / count;
    }

    static void Fade(UnitState own, long at)
    {
        if (at <= own.FadedAt)
            return;
        var kept = Kept(own.FadedAt, at, own.HalfLife);
        own.Right *= kept;
        own.Wrong *= kept;
        own.Information *= kept;
        own.Support *= kept;
        own.FadedAt = at;
    }

    static void Count(UnitState own, ModelOptions options, FoldRecord record, long at, bool right, double omega)
    {
        if (right)
        {
            if (own.HasEvidence && Days(own.LastAt, at) >= Math.Max(1, own.HalfLife / 4))
                own.HalfLife = Math.Min(options.HalfLifeCap, 2 * own.HalfLife);
            own.LastRightAt = at;
            own.RightRun++;
            own.WrongRun = 0;
        }
        else
        {
            if (own.Mastered && (own.HalvedAt == 0 || Days(own.HalvedAt, at) >= 1))
            {
                own.HalfLife = Math.Max(options.HalfLifeFloor, own.HalfLife / 2);
                own.HalvedAt = at;
            }
            own.RightRun = 0;
            own.WrongRun++;
        }
        own.Items += omega;
        own.Evidence++;
        own.LastAt = at;
        CountItems(own, record);
        if (own.Judgement is { } judged && judged.Mastered != right && ++own.Contradictions >= 2)
            (own.Judgement, own.Contradictions) = (null, 0);
    }

    static void CountItems(UnitState own, FoldRecord record)
    {
        if (own.DistinctItems >= 2)
            return;
        if (record.Items > 1)
            own.DistinctItems = 2;
        else if (own.DistinctItems == 0)
            (own.DistinctItems, own.FirstItem) = (1, record.Item);
        else if (record.Item == 0 || record.Item != own.FirstItem)
            own.DistinctItems = 2;
    }

    /// <summary>A right answer speaks for what it builds on: a third of its own step for each edge.</summary>
    static void Support(LearnerState state, FoldContext context, int unit, double step, long at)
    {
        if (step <= 0)
            return;
        var options = context.Options;
        var reached = new HashSet<int> { unit };
        List<int> edge = [unit];
        for (var distance = 1; distance <= options.SupportReach && edge.Count > 0; distance++)
        {
            step *= options.SupportPerEdge;
            var next = new List<int>();
            foreach (var one in edge)
            {
                foreach (var prerequisite in context.Units.Prerequisites(one))
                {
                    if (!reached.Add(prerequisite))
                        continue;
                    next.Add(prerequisite);
                    var below = state.Unit(prerequisite, at, options);
                    Fade(below, at);
                    below.Support = Math.Min(options.SupportCap, below.Support + step);
                }
            }
            edge = next;
        }
    }

    /// <summary>A second wrong answer in a row makes doubtful what was only presumed next to it.</summary>
    static void Withdraw(LearnerState state, FoldContext context, int unit, long at)
    {
        foreach (var dependent in context.Units.Dependents(unit))
            Withdraw(dependent);
        var level = context.Units.Level(unit);
        foreach (var prerequisite in context.Units.Prerequisites(unit))
        {
            if (level is null || context.Units.Level(prerequisite) is not { } below || below >= level - 1)
                Withdraw(prerequisite);
        }

        void Withdraw(int neighbour)
        {
            var own = state.Unit(neighbour, at, context.Options);
            if (!own.HasEvidence)
                own.Withdrawn = true;
        }
    }

    static void Decide(LearnerState state, FoldContext context, int unit, UnitState own, bool right, long at)
    {
        var options = context.Options;
        if (right && !own.Mastered)
        {
            if (own.Items < options.MasteryItems - 1e-9 || own.DistinctItems < 2)
                return;
            var p = context.Model.MasteryMeasure(state, context, unit, at);
            own.Mastered = p >= options.MasteryEntry || (p >= options.MasteryEntryAfterRun && own.RightRun >= options.MasteryRun);
        }
        else if (!right && own.Mastered)
        {
            own.Mastered = own.WrongRun < options.WrongRun && context.Model.MasteryMeasure(state, context, unit, at) >= options.MasteryExit;
        }
    }

    static void Judge(LearnerState state, FoldContext context, FoldRecord record, Judgement judgement)
    {
        foreach (var (unit, _) in record.Units)
        {
            var own = state.Unit(unit, record.Key.At, context.Options);
            (own.Judgement, own.Contradictions) = (judgement, 0);
        }
    }

    static void See(LearnerState state, FoldRecord record)
    {
        if (record.Item != 0)
            state.Seen.Add(record.Item);
    }

    static double Days(long from, long to) => (double)(to - from) / TimeSpan.TicksPerDay;
}
