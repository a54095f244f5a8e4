using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>A learner's goals, steps and what is blocked.</summary>
internal sealed record LearnerPlan(LearnerProgress Progress, GoalPlan? Goals, IReadOnlyList<Step> Steps, IReadOnlyList<BlockedSkill> Blocked, IReadOnlyList<UserError> Problems)
{
    public LearnerView View => Progress.View;
}

/// <summary>From a learner's state to next steps; no input or output. One instance serves one request.</summary>
internal sealed class PlanSteps(SkillGraph graph, RecommendationOptions options)
{
    readonly NextSteps _steps = new(options);

    /// <summary>How goals are found.</summary>
    public SelectGoals Goals { get; } = new(graph, options);

    /// <summary>The plan of one learner, with at most <paramref name="max"/> steps.</summary>
    public LearnerPlan For(LearnerView view, RecommendationRequest request, int max)
    {
        var progress = new LearnerProgress(view);
        var problems = new List<UserError>();
        var goals = Goals.Of(view, request, problems);
        if (goals is null)
            return new(progress, null, [], [], problems);
        var steps = _steps.Choose(progress, goals, view.At, max);
        AddAhead(progress, goals, steps, problems);
        return new(progress, goals, steps, Blocked(progress, goals), problems);
    }

    void AddAhead(LearnerProgress progress, GoalPlan goals, IReadOnlyList<Step> steps, List<UserError> problems)
    {
        if (!goals.Stated || steps.Count > 0)
            return;
        foreach (var unit in goals.Units.Where(u => progress.State(u).Readiness == Readiness.Ahead))
        {
            problems.Add(new("GOAL_AHEAD",
                $"{ReasonTexts.Name(graph.Units.Representative(unit))} lies more than one level beyond the learner's; raise the level, or choose a nearer goal.", ["goals"]));
        }
    }

    IReadOnlyList<BlockedSkill> Blocked(LearnerProgress progress, GoalPlan goals)
    {
        var blocked = new List<BlockedSkill>();
        foreach (var skill in goals.Skills)
        {
            var own = graph.Units.UnitsOf(skill).ToArray();
            var missing = own.Where(u => !progress.State(u).Satisfied && progress.State(u).Readiness == Readiness.Blocked)
                .SelectMany(u => progress.Prerequisites(u).ToArray()).Where(p => !progress.State(p).Satisfied && !own.Contains(p)).Distinct()
                .Select(graph.Units.Representative).OrderBy(s => s.Code ?? s.Label, StringComparer.Ordinal).ToArray();
            if (missing.Length > 0)
                blocked.Add(new(graph[skill], missing));
        }
        return [.. blocked.OrderBy(b => b.Skill.Code ?? b.Skill.Label, StringComparer.Ordinal)];
    }
}
