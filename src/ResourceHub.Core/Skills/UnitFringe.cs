namespace ResourceHub.Core.Skills;

/// <summary>Where units stand once some are satisfied; each list in topological order.</summary>
/// <param name="Ready">Not satisfied, nothing missing, and at most one level above the learner's: the outer fringe.</param>
/// <param name="Ahead">The same, further above.</param>
/// <param name="Blocked">A prerequisite is not satisfied.</param>
/// <param name="Inner">Satisfied, and no satisfied unit needs it: the inner fringe, what was mastered last.</param>
public sealed record UnitFringe(IReadOnlyList<int> Ready, IReadOnlyList<int> Ahead, IReadOnlyList<int> Blocked, IReadOnlyList<int> Inner)
{
    /// <summary>Sorts all units by what is satisfied.</summary>
    /// <param name="units">The progression.</param>
    /// <param name="satisfied">Whether a unit is satisfied.</param>
    /// <param name="learnerLevel">The learner's grade number in a subject; null where unknown, and then nothing is ahead.</param>
    public static UnitFringe Of(UnitGraph units, Func<int, bool> satisfied, Func<string, double?> learnerLevel)
    {
        var (ready, ahead, blocked, inner) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        foreach (var unit in units.TopologicalOrder)
        {
            if (satisfied(unit))
            {
                if (!Any(units.Dependents(unit), satisfied))
                    inner.Add(unit);
            }
            else if (!units.IsFree(unit, satisfied))
            {
                blocked.Add(unit);
            }
            else
            {
                (IsAhead(units.Level(unit), learnerLevel(units.Subject(unit))) ? ahead : ready).Add(unit);
            }
        }
        return new(ready, ahead, blocked, inner);
    }

    /// <summary>Whether a level is more than one above the learner's; never so where either is unknown.</summary>
    public static bool IsAhead(double? level, double? learnerLevel) => level > learnerLevel + 1;

    static bool Any(ReadOnlySpan<int> units, Func<int, bool> test)
    {
        foreach (var unit in units)
        {
            if (test(unit))
                return true;
        }
        return false;
    }
}
