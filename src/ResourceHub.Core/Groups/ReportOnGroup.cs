using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>The grid of a class: one read of states, the rest in memory.</summary>
public sealed class ReportOnGroup(LearnerStates states, RecommendationOptions options)
{
    /// <summary>The most skills of one report.</summary>
    public const int MostSkills = 200;

    /// <summary>The report; null where the caller does not reach the group.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="graph">The skills.</param>
    /// <param name="group">The class.</param>
    /// <param name="skills">Names of skills; null: the focus skills of the level that most of the class are at, else what has evidence.</param>
    /// <param name="framework">Where names are looked up first, and whose focus skills are meant; null for the frameworks of the evidence.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HubException"><c>SKILL_NOT_FOUND</c>, <c>SKILL_AMBIGUOUS</c>, <c>FRAMEWORK_NOT_FOUND</c>, <c>ARGUMENT_OUT_OF_RANGE</c>.</exception>
    public async Task<GroupReport?> RunAsync(Caller caller, SkillGraph graph, Group group, IReadOnlyList<string>? skills, Guid? framework, CancellationToken cancellationToken)
    {
        caller.Require(Scope.ReportsRead);
        if (!GroupAccess.Reaches(caller, group.Organization, group.Id))
            return null;
        if (skills?.Count > MostSkills)
            throw new HubException("ARGUMENT_OUT_OF_RANGE", $"skills has {skills.Count} names; at most {MostSkills} are allowed.", ["skills"]);
        var asked = skills?.Select((name, i) => Named(graph, name, framework, i)).ToArray();
        var reached = await states.GetManyAsync(caller, graph, group.Learners, cancellationToken);
        var views = group.Learners.Where(reached.ContainsKey).Select(id => reached[id]).ToArray();
        IReadOnlyList<Skill> columns = asked is { Length: > 0 } ? [.. asked.Distinct()] : Default(graph, views, framework);
        return new(columns, [.. views.Select(v => new GroupReportRow(v, [.. columns.Select(s => v.Skill(s.Index))]))], Missing(graph, views, columns));
    }

    static Skill Named(SkillGraph graph, string name, Guid? framework, int place)
    {
        var found = graph.Resolve(name, SkillScope.In(framework));
        return found.Skill ?? throw new HubException(found.Problem!.Code, found.Problem.Message, ["skills", $"{place}"]);
    }

    IReadOnlyList<Skill> Default(SkillGraph graph, LearnerView[] views, Guid? framework)
    {
        var goals = new SelectGoals(graph, options);
        var frameworks = goals.Frameworks(views, framework);
        var levels = views.Select(v => v.Learner.LevelAt(v.At)).OfType<GradeLevel>().ToArray();
        var units = new List<int>();
        if (levels.Length > 0)
        {
            var level = levels.GroupBy(l => l).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
            units.AddRange(frameworks.SelectMany(f => goals.FocusUnits(f, level)));
        }
        if (units.Count == 0)
            units.AddRange(views.SelectMany(v => v.UnitsWithEvidence).Where(u => framework is null || graph.Units.Representative(u).Framework.Identifier == framework));
        return [.. units.Distinct().Select(graph.Units.Representative).OrderBy(s => s.Level).ThenBy(s => s.Code ?? s.Label, StringComparer.Ordinal).Take(MostSkills)];
    }

    static IReadOnlyList<MissingPrerequisite> Missing(SkillGraph graph, LearnerView[] views, IReadOnlyList<Skill> columns)
    {
        var lacking = new Dictionary<int, (List<Learner> Learners, HashSet<Skill> Blocks)>();
        foreach (var view in views)
        {
            foreach (var skill in columns)
            {
                var own = graph.Units.UnitsOf(skill.Index).ToArray();
                foreach (var prerequisite in own.Where(u => !view.IsSatisfied(u)).SelectMany(view.MissingPrerequisites).Where(p => !own.Contains(p)).Distinct())
                {
                    if (!lacking.TryGetValue(prerequisite, out var entry))
                        lacking[prerequisite] = entry = ([], []);
                    if (entry.Learners.Count == 0 || entry.Learners[^1] != view.Learner)
                        entry.Learners.Add(view.Learner);
                    entry.Blocks.Add(skill);
                }
            }
        }
        // what one learner lacks is that learner's affair, unless the class is one
        var several = Math.Min(2, views.Length);
        return [.. lacking.Where(l => l.Value.Learners.Count >= several)
            .Select(l => new MissingPrerequisite(graph.Units.Representative(l.Key), l.Value.Learners, [.. columns.Where(l.Value.Blocks.Contains)]))
            .OrderByDescending(m => m.Learners.Count).ThenBy(m => m.Skill.Code ?? m.Skill.Label, StringComparer.Ordinal)];
    }
}
