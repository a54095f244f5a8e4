using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>Sets a learner's goals. An educator's call replaces educators' goals, a learner's its own; a goal that stays keeps its progress.</summary>
public sealed class SetGoals(ILearnerStore learners, LearnerAccess access, LearnerStates states, ISkillGraphProvider skills, TimeProvider clock)
{
    const int Most = 50;

    /// <summary>Sets the goals of one owner, in the order given.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>LEARNER_NOT_FOUND</c>.</exception>
    public async Task<(Learner? Learner, IReadOnlyList<UserError> Errors)> RunAsync(
        Caller caller, SkillGraph graph, LearnerRef by, IReadOnlyList<GoalInput> goals, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        var learner = await access.RequireAsync(caller, by, cancellationToken);
        (graph, var names) = await skills.ResolveManyAsync(graph, [.. goals.Where(g => g.Skill is not null).Select(g => g.Skill!)], SkillScope.Hub, cancellationToken);
        var errors = new List<UserError>();
        var found = Resolve(goals, names, errors);
        if (errors.Count > 0)
            return (null, errors);

        var owner = caller.Role == Role.Learner ? GoalOwner.Learner : GoalOwner.Educator;
        var now = clock.GetUtcNow();
        // whoever may write a learner may know what is missing for a goal
        var view = await states.GetForWriterAsync(caller, graph, learner.Id, cancellationToken);
        var changed = await learners.ChangeAsync(LearnerFilter.Of(caller)!, learner.Id, current => current with
        {
            Goals = [.. current.Goals.Where(g => g.SetBy != owner), .. goals.Zip(found, (goal, skill) => Keep(current, goal, skill, owner) ?? New(goal, skill, owner, now, view))],
        }, cancellationToken);
        return (changed, changed is null ? [UserError.At("LEARNER_NOT_FOUND", "The learner was erased meanwhile.", "learner")] : []);
    }

    static Skill?[] Resolve(IReadOnlyList<GoalInput> goals, IReadOnlyList<NameResolution> names, List<UserError> errors)
    {
        if (goals.Count > Most)
            errors.Add(UserError.At("TOO_MANY_GOALS", $"There are {goals.Count} goals; a learner has at most {Most}.", "goals"));
        var found = new Skill?[goals.Count];
        var next = 0;
        for (var i = 0; i < goals.Count; i++)
        {
            var goal = goals[i];
            if (goal.Skill is null && string.IsNullOrWhiteSpace(goal.Statement))
                errors.Add(UserError.At("GOAL_EMPTY", "A goal names a skill or says something.", "goals", $"{i}"));
            if (goal.Statement?.Length > 1000)
                errors.Add(UserError.At("TEXT_TOO_LONG", "A statement has at most 1000 characters.", "goals", $"{i}", "statement"));
            if (goal.Skill is null)
                continue;
            var name = names[next++];
            found[i] = name.Skill;
            if (name.Problem is { } problem)
                errors.Add(problem with { Path = ["goals", $"{i}", "skill"] });
        }
        return found;
    }

    static Goal? Keep(Learner learner, GoalInput goal, Skill? skill, GoalOwner owner)
        => learner.Goals.FirstOrDefault(g => g.SetBy == owner && g.Skill == skill?.Identifier && g.Statement == goal.Statement) is { } same
            ? same with { TargetDate = goal.TargetDate }
            : null;

    static Goal New(GoalInput goal, Skill? skill, GoalOwner owner, DateTimeOffset now, LearnerView? view)
        => new(skill?.Identifier, goal.Statement, goal.TargetDate, owner, now, skill is null || view is null ? [] : Missing(view, skill));

    static Guid[] Missing(LearnerView view, Skill skill)
    {
        var graph = view.Graph;
        if (graph.Find(skill.Identifier) is not { } own)
            return [];
        return [.. graph.Units.Missing(graph.Units.UnitsOf(own.Index), view.IsSatisfied).Select(u => graph.Units.Representative(u).Identifier)];
    }
}

/// <summary>A goal as sent: a skill, or words.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Statement">Words.</param>
/// <param name="TargetDate">By when.</param>
public sealed record GoalInput(string? Skill = null, string? Statement = null, DateOnly? TargetDate = null);
