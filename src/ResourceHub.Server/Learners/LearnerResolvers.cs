using System.Text;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Access;
using ResourceHub.Server.Common;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Learners;

/// <summary>Fields of a learner that are no properties of it.</summary>
[ObjectType<Learner>]
internal sealed class LearnerResolvers
{
    const int MostSkills = 1000;

    public string Id([Parent] Learner learner) => GlobalId.Encode("Learner", learner.Id);

    public GradeLevel? EducationLevel([Parent] Learner learner, TimeProvider clock) => learner.LevelAt(clock.GetUtcNow());

    public IEnumerable<LearnerGoal> Goals([Parent] Learner learner) => learner.Goals.Select(g => new LearnerGoal(learner.Id, g));

    public async Task<IReadOnlyList<Group>> GroupsAsync([Parent] Learner learner, GroupsOfLearner groups, CancellationToken cancellationToken)
        => await groups.LoadAsync(learner.Id, cancellationToken) ?? [];

    public async Task<IReadOnlyList<SkillState>> SkillStatesAsync(
        [Parent] Learner learner, IReadOnlyList<string>? skills, IReadOnlyList<MasteryStatus>? status, RequestSkills known, LearnerViewById views, CancellationToken cancellationToken)
    {
        var asked = skills is null ? null : await ResolveAsync(skills, known, cancellationToken);
        if (await views.LoadAsync(learner.Id, cancellationToken) is not { } view)
            return [];
        var states = asked is null
            ? view.UnitsWithEvidence.Select(view.Graph.Units.Representative).OrderBy(s => s.Index).Select(s => SkillState.Of(view, s)!)
            : asked.Select(s => SkillState.Of(view, s)).OfType<SkillState>();
        return [.. states.Where(s => status is null || status.Contains(s.Status))];
    }

    public async Task<IReadOnlyList<SkillState>> ReadyToLearnAsync(
        [Parent] Learner learner, string? framework, int first, RequestSkills known, LearnerViewById views, CancellationToken cancellationToken)
    {
        var page = PageRequest.Of(first, null);
        var within = framework is null ? null : await known.FrameworkAsync(framework, cancellationToken);
        if (await views.LoadAsync(learner.Id, cancellationToken) is not { } view)
            return [];
        return [.. view.ReadyToLearn(within).Take(page.First).Select(u => SkillState.Of(view, view.SkillIn(u, within)!)!)];
    }

    [Requires(Scope.LearnersRead)]
    public async Task<Page<EvidenceRecord>?> EvidenceAsync(
        [Parent] Learner learner, string? skill, int first, string? after, RequestSkills known, IEvidenceStore evidence, CancellationToken cancellationToken)
    {
        var page = PageRequest.Of(first, after);
        var named = skill is null ? null : await known.RequireAsync(skill, SkillScope.Hub, "skill", cancellationToken);
        return await evidence.ListAsync(learner.Id, named is null ? null : SkillFamily.Of(named), page, cancellationToken);
    }

    public async Task<RawJson> ExportAsync([Parent] Learner learner, Caller caller, ExportLearner export, RequestSkills known, CancellationToken cancellationToken)
        => await export.RunAsync(caller, known.Graph, learner.Id, cancellationToken) is { } all
            ? new(Encoding.UTF8.GetBytes(all.ToJsonString()))
            : throw new HubException("LEARNER_NOT_FOUND", "The learner was erased meanwhile.");

    static async Task<IReadOnlyList<Skill>> ResolveAsync(IReadOnlyList<string> names, RequestSkills known, CancellationToken cancellationToken)
    {
        if (names.Count > MostSkills)
            throw new HubException("TOO_MANY", $"skills has {names.Count} names; at most {MostSkills} are looked up at once.", ["skills"]);
        var found = await known.ResolveAsync(names, SkillScope.Hub, cancellationToken);
        return [.. found.Select((name, i) => name.Skill ?? throw new HubException(name.Problem!.Code, name.Problem.Message, ["skills", $"{i}"]))];
    }
}

/// <summary>A goal of a learner.</summary>
internal sealed record LearnerGoal([property: GraphQLIgnore] Guid Learner, [property: GraphQLIgnore] Goal Goal)
{
    public string? Statement => Goal.Statement;

    public DateOnly? TargetDate => Goal.TargetDate;

    public GoalOwner SetBy => Goal.SetBy;

    public DateTimeOffset SetAt => Goal.SetAt;
}

/// <summary>Fields of a goal that are no properties of it.</summary>
[ObjectType<LearnerGoal>("Goal")]
internal sealed class GoalResolvers
{
    public Skill? Skill([Parent] LearnerGoal goal, RequestSkills known) => goal.Goal.Skill is { } id ? known.Graph.Find(id) : null;

    public async Task<double> ProgressAsync([Parent] LearnerGoal goal, LearnerViewById views, CancellationToken cancellationToken)
        => (await views.LoadAsync(goal.Learner, cancellationToken))?.ProgressOf(goal.Goal) ?? 0;
}
