namespace ResourceHub.Core.Learners;

public sealed partial class LearnerView
{
    /// <summary>Of the skills that were missing when a goal was set, the share mastered now: 0 to 1. 1 where nothing was missing, 0 for words.</summary>
    public double ProgressOf(Goal goal)
    {
        if (goal.Skill is null)
            return 0;
        var (missing, mastered) = (0, 0);
        foreach (var id in goal.Missing)
        {
            if (Graph.Find(id) is not { } skill || Graph.Units.UnitOf(skill.Index) is not (>= 0 and var unit))
                continue;
            missing++;
            if (IsMastered(unit))
                mastered++;
        }
        return missing == 0 ? 1 : mastered / (double)missing;
    }
}
