using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;
using ResourceHub.Server.Access;
using ResourceHub.Server.Common;
using ResourceHub.Server.Learners;
using ResourceHub.Server.Skills;

namespace ResourceHub.Server.Groups;

/// <summary>What a group's evidence comes to, and what it was given to do.</summary>
[ObjectType<Group>]
internal sealed class GroupReportResolvers
{
    static readonly string[] Slots = ["teach", "practise", "reassess"];

    [Requires(Scope.ReportsRead)]
    public async Task<GroupReport?> ReportAsync(
        [Parent] Group group, IReadOnlyList<string>? skills, string? framework, Caller caller, RequestSkills known, ReportOnGroup report, CancellationToken cancellationToken)
    {
        var within = framework is null ? null : await known.FrameworkAsync(framework, cancellationToken);
        if (skills is { Count: > 0 and <= ReportOnGroup.MostSkills })
            await known.ResolveAsync(skills, Core.Skills.SkillScope.In(within?.Identifier), cancellationToken);
        return await report.RunAsync(caller, known.Graph, group, skills, within?.Identifier, cancellationToken);
    }

    [Requires(Scope.ReportsRead)]
    public Task<InstructionalGrouping?> InstructionalGroupsAsync(
        [Parent] Group group, int max, int maxSize, IResolverContext context, Caller caller, RequestSkills skills, FormInstructionalGroups form, CancellationToken cancellationToken)
        => form.RunAsync(caller, skills.Graph, group, new()
        {
            Max = max,
            MaxSize = maxSize,
            WantsResources = Slots.Any(slot => context.IsSelected("groups", slot)),
            WantsReasons = context.IsSelected("groups", "reasons"),
        }, cancellationToken);

    [Requires(Scope.LearnersRead)]
    public Task<Page<Assignment>?> AssignmentsAsync(
        [Parent] Group group, IReadOnlyList<AssignmentStatus>? status, DateTimeOffset? since, int first, string? after, Caller caller, ListAssignments list, CancellationToken cancellationToken)
        => list.OfGroupAsync(caller, group, status, since, PageRequest.Of(first, after), cancellationToken);
}

/// <summary>A learner's assignments.</summary>
[ObjectType<Learner>]
internal sealed class LearnerAssignments
{
    [Requires(Scope.LearnersRead)]
    public Task<Page<Assignment>?> AssignmentsAsync(
        [Parent] Learner learner, IReadOnlyList<AssignmentStatus>? status, int first, string? after, Caller caller, ListAssignments list, CancellationToken cancellationToken)
        => list.OfLearnerAsync(caller, learner.Id, status, PageRequest.Of(first, after), cancellationToken);
}

/// <summary>A row of a report.</summary>
[ObjectType<GroupReportRow>]
internal sealed class GroupReportRowResolvers
{
    public IEnumerable<SkillState> States([Parent] GroupReportRow row) => row.States.Select(state => new SkillState(row.View, state));
}
