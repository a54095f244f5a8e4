using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;

namespace ResourceHub.Core.Tests.Recommendations;

/// <summary>A progression with one learner's place in it, written by hand or made at random; readiness follows from what is satisfied.</summary>
internal sealed class TestProgress(int[][] prerequisites) : ILearnerProgress
{
    readonly int[][] _dependents = [.. Enumerable.Range(0, prerequisites.Length).Select(unit => Enumerable.Range(0, prerequisites.Length).Where(other => prerequisites[other].Contains(unit)).ToArray())];
    readonly UnitState[] _states = new UnitState[prerequisites.Length];
    readonly double?[] _levels = new double?[prerequisites.Length];

    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public double? OwnLevel { get; set; }

    public DateTimeOffset? LatestEvidenceAt => _states.Max(s => s.LastEvidenceAt);

    public int Count => prerequisites.Length;

    public ReadOnlySpan<int> Prerequisites(int unit) => prerequisites[unit];

    public ReadOnlySpan<int> Dependents(int unit) => _dependents[unit];

    public double? Level(int unit) => _levels[unit];

    public double? LearnerLevel(int unit) => OwnLevel;

    public string Code(int unit) => $"U{unit:000}";

    public UnitState State(int unit)
    {
        var state = _states[unit];
        var readiness = prerequisites[unit].Any(p => !_states[p].Satisfied) ? Readiness.Blocked
            : _levels[unit] > OwnLevel + 1 ? Readiness.Ahead : Readiness.Ready;
        return state with { Readiness = readiness };
    }

    public TestProgress At(int unit, double level)
    {
        _levels[unit] = level;
        return this;
    }

    public TestProgress Unknown(int unit, double success = .7, bool withdrawn = false)
        => Set(unit, new(MasteryStatus.Unknown, default, StateBasis.None, success, 1.18, 0, null, null, false, 0, withdrawn));

    public TestProgress Presumed(int unit, double success = .92)
        => Set(unit, new(MasteryStatus.Unknown, default, StateBasis.LevelPrior, success, 1.18, 0, null, null, true, 0, false));

    public TestProgress Learning(int unit, double success = .6, int wrongInARow = 1, int daysAgo = 1)
        => Set(unit, new(MasteryStatus.Learning, default, StateBasis.Evidence, success, 1, 3, Now.AddDays(-daysAgo), null, false, wrongInARow, false));

    public TestProgress Mastered(int unit, double success = .93, int daysAgo = 1)
        => Set(unit, new(MasteryStatus.Mastered, default, StateBasis.Evidence, success, .9, 5, Now.AddDays(-daysAgo), Now.AddDays(7 - daysAgo), true, 0, false));

    public TestProgress ReviewDue(int unit, double success = .86, int overdue = 7)
        => Set(unit, new(MasteryStatus.ReviewDue, default, StateBasis.Evidence, success, 1, 5, Now.AddDays(-14), Now.AddDays(-overdue), true, 0, false));

    TestProgress Set(int unit, UnitState state)
    {
        _states[unit] = state;
        return this;
    }

    /// <summary>A random progression whose edges go from lower to higher indices, so without cycles, with random states.</summary>
    public static TestProgress Random(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 60);
        var edges = new int[count][];
        for (var unit = 0; unit < count; unit++)
            edges[unit] = [.. Enumerable.Range(0, unit).Where(_ => random.NextDouble() < 3.0 / (unit + 1)).Take(5)];
        var progress = new TestProgress(edges) { OwnLevel = random.Next(4) == 0 ? null : random.Next(0, 8) };
        for (var unit = 0; unit < count; unit++)
        {
            if (random.Next(5) > 0)
                progress.At(unit, random.Next(0, 9));
            _ = random.Next(6) switch
            {
                0 => progress.Presumed(unit, .8 + .2 * random.NextDouble()),
                1 => progress.Learning(unit, random.NextDouble(), random.Next(0, 4), random.Next(0, 60)),
                2 => progress.Mastered(unit, .85 + .15 * random.NextDouble(), random.Next(0, 7)),
                3 => progress.ReviewDue(unit, .6 + .3 * random.NextDouble(), random.Next(0, 60)),
                _ => progress.Unknown(unit, random.NextDouble(), random.Next(3) == 0),
            };
        }
        return progress;
    }
}
