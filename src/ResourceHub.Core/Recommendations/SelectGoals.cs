using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>
/// Finds what a learner's answer aims at: the goals of the request; else the learner's own and the teacher's; else the focus skills of the level;
/// else what the learner worked on in the last year and what it leads to. One instance serves one request.
/// </summary>
internal sealed class SelectGoals(SkillGraph graph, RecommendationOptions options)
{
    readonly Dictionary<(Guid Framework, int Level), IReadOnlyList<int>> _focus = [];

    /// <summary>The goals; null where there are none, and why in <paramref name="problems"/>.</summary>
    public GoalPlan? Of(LearnerView view, RecommendationRequest request, List<UserError> problems)
    {
        var stated = FromRequest(request, problems);
        if (stated.Count > 0)
            return Plan(GoalSource.Request, stated, stated, request, problems);
        if (request.Goals is { Count: > 0 })
            return null;
        var own = view.Learner.Goals.Where(g => g.Skill is { } id && graph.Find(id) is { } skill && (request.Framework is null || skill.Framework.Identifier == request.Framework)).ToArray();
        if (own.Length > 0)
        {
            var taught = own.Where(g => g.SetBy == GoalOwner.Educator).Select(g => graph.Find(g.Skill!.Value)!.Index);
            return Plan(GoalSource.Learner, [.. own.Select(g => graph.Find(g.Skill!.Value)!.Index)], [.. taught], request, problems);
        }
        if (Focus(view, request) is { Count: > 0 } focus)
            return new GoalPlan(GoalSource.Focus, [.. focus.Select(u => graph.Units.Representative(u).Index)], focus, new HashSet<int>());
        if (RecentWork(view, request) is { Count: > 0 } recent)
            return new GoalPlan(GoalSource.Evidence, [.. recent.Select(u => graph.Units.Representative(u).Index)], recent, new HashSet<int>());
        problems.Add(new UserError("LEVEL_OR_GOAL_NEEDED",
            "Nothing is known to aim at: give the learner an educationLevel or a goal, name goals in the request, or record evidence.", []));
        return null;
    }

    /// <summary>The frameworks that answers are about: the one asked for; else those of the learner's evidence; else all, in the hub's order.</summary>
    public IReadOnlyList<Framework> Frameworks(IEnumerable<LearnerView> views, Guid? asked)
    {
        if (asked is { } id)
            return graph.FindFramework(id) is { } framework ? [framework] : throw new HubException("FRAMEWORK_NOT_FOUND", $"No framework has the identifier {id}.", ["framework"]);
        var used = views.SelectMany(v => v.UnitsWithEvidence).SelectMany(u => graph.Units.SkillsOf(u).ToArray()).Select(s => graph[s].Framework.Identifier).ToHashSet();
        var known = graph.Frameworks.Where(f => used.Contains(f.Identifier)).ToArray();
        return known.Length > 0 ? known : graph.Frameworks;
    }

    /// <summary>The focus units of a level in a framework; worked out once for a request.</summary>
    public IReadOnlyList<int> FocusUnits(Framework framework, GradeLevel level)
    {
        var key = (framework.Identifier, level.Number);
        if (!_focus.TryGetValue(key, out var units))
            _focus[key] = units = graph.Units.FocusUnits(framework, level);
        return units;
    }

    List<int> FromRequest(RecommendationRequest request, List<UserError> problems)
    {
        var skills = new List<int>();
        for (var i = 0; i < (request.Goals?.Count ?? 0); i++)
        {
            var found = graph.Resolve(request.Goals![i], SkillScope.In(request.Framework));
            if (found.Skill is { } skill)
                skills.Add(skill.Index);
            else
                problems.Add(found.Problem! with { Path = ["goals", $"{i}"] });
        }
        return skills;
    }

    GoalPlan? Plan(GoalSource source, List<int> skills, List<int> priority, RecommendationRequest request, List<UserError> problems)
    {
        List<int> known = [.. skills.Distinct().Where(s => UnitsBelow(s).Count > 0)];
        foreach (var heading in skills.Except(known))
            problems.Add(new UserError("SKILL_NOT_LEARNABLE", $"{ReasonTexts.Name(graph[heading])} has nothing below it that someone can be asked to learn; choose another goal.", ["goals"]));
        return known.Count == 0 ? null
            : new GoalPlan(source, known, [.. known.SelectMany(UnitsBelow).Distinct()], priority.SelectMany(UnitsBelow).ToHashSet());
    }

    // a heading, such as a cluster, stands for all that lies below it
    IReadOnlyList<int> UnitsBelow(int skill)
    {
        var own = graph.Units.UnitsOf(skill);
        return own.IsEmpty ? [.. graph.Descendants(skill).Select(graph.Units.UnitOf).Where(u => u >= 0).Distinct()] : own.ToArray();
    }

    IReadOnlyList<int> Focus(LearnerView view, RecommendationRequest request)
    {
        if (view.Learner.LevelAt(view.At) is not { } level)
            return [];
        var frameworks = Frameworks([view], request.Framework);
        var hasEvidence = request.Framework is not null || view.UnitsWithEvidence.Any();
        var all = new List<int>();
        foreach (var framework in frameworks)
        {
            all.AddRange(FocusUnits(framework, level));
            if (all.Count > 0 && !hasEvidence)
                break;      // the first in the hub's order that has anything at the level
        }
        return [.. all.Distinct()];
    }

    IReadOnlyList<int> RecentWork(LearnerView view, RecommendationRequest request)
    {
        var goals = new HashSet<int>();
        foreach (var unit in view.UnitsWithEvidence)
        {
            if (view.Unit(unit).LastEvidenceAt is not { } last || view.At - last > options.EvidenceWindow
                || request.Framework is { } framework && graph.Units.Representative(unit).Framework.Identifier != framework)
                continue;
            goals.Add(unit);
            foreach (var next in graph.Units.Dependents(unit))
                goals.Add(next);
        }
        return [.. goals.Order()];
    }
}
