namespace ResourceHub.Core.Learners;

/// <summary>A learner's level from a day on.</summary>
/// <param name="From">The first day, UTC.</param>
/// <param name="Level">The level from then on.</param>
public readonly record struct DatedLevel(DateOnly From, GradeLevel Level)
{
    /// <summary>The level on a day. The earliest holds before it; null without any.</summary>
    public static GradeLevel? On(IReadOnlyList<DatedLevel> levels, DateOnly day)
    {
        GradeLevel? found = null;
        var from = DateOnly.MinValue;
        foreach (var dated in levels)
        {
            if (dated.From <= day && (found is null || dated.From >= from))
                (found, from) = (dated.Level, dated.From);
        }
        return found ?? (levels.Count == 0 ? null : levels.MinBy(l => l.From).Level);
    }
}
