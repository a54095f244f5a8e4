using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Learners;

namespace ResourceHub.Storage.Tests.Groups;

public abstract class AssignmentContract(StoreKind store) : IDisposable
{
    readonly Classroom _class = new(store);

    public void Dispose() => _class.Dispose();

    static AssignRequest Request(LearningResource resource, string key = "k", DateTimeOffset? due = null, string skill = "A", params string[] learners)
        => new() { Learners = [.. (learners.Length == 0 ? ["ada"] : learners).Select(LearnerRef.Of)], Skill = skill, Resources = [new ResourceRef(resource.Id)], DueAt = due, IdempotencyKey = key };

    async Task<LearningResource> Prepare(params string[] learners)
    {
        await _class.EnrolAsync(learners.Length == 0 ? ["ada"] : learners);
        return (await _class.PublishAsync(("game", "game", "A")))[0];
    }

    async Task<Assignment> Assigned(AssignRequest request)
    {
        var result = await _class.Assign.RunAsync(_class.Service, _class.Graph, request, default);
        Assert.Empty(result.Errors);
        return result.Assignments[0];
    }

    async Task<AssignmentStatus> StatusOf(Assignment assignment)
        => (await _class.List.GetManyAsync(_class.Service, [assignment.Id], default))[assignment.Id].Status;

    [SkippableFact]
    public async Task Work_on_the_resource_starts_and_completes_an_assignment()
    {
        var game = await Prepare();
        var assignment = await Assigned(Request(game));
        Assert.Equal(AssignmentStatus.Assigned, assignment.Status);
        _class.Clock.Now += TimeSpan.FromHours(1);
        await _class.WorkOnAsync("ada", game, score: null);
        Assert.Equal(AssignmentStatus.Started, await StatusOf(assignment));
        await _class.WorkOnAsync("ada", game, score: .8);
        Assert.Equal(AssignmentStatus.Completed, await StatusOf(assignment));
        var work = (await _class.Work.WorkAsync(_class.Service, [assignment], default))[assignment.Id];
        Assert.Equal((2, .8), (work.Evidence.Count, work.Score));
    }

    [SkippableFact]
    public async Task Work_reported_as_finished_without_a_score_completes_it()
    {
        var game = await Prepare();
        var assignment = await Assigned(Request(game));
        await _class.WorkOnAsync("ada", game, score: null, completed: true);
        Assert.Equal(AssignmentStatus.Completed, await StatusOf(assignment));
    }

    [SkippableFact]
    public async Task Scored_items_of_work_that_is_not_finished_only_start_it()
    {
        var game = await Prepare();
        var assignment = await Assigned(Request(game));
        await _class.WorkOnAsync("ada", game, score: null, completed: false, items: [new("one", ["A"], 1), new("two", ["A"], 0)]);
        Assert.Equal(AssignmentStatus.Started, await StatusOf(assignment));
        await _class.WorkOnAsync("ada", game, score: .4, completed: false, items: [new("three", ["A"], 1)]);
        Assert.Equal(AssignmentStatus.Started, await StatusOf(assignment));
        await _class.WorkOnAsync("ada", game, score: null, items: [new("four", ["A"], 1)]);
        Assert.Equal(AssignmentStatus.Completed, await StatusOf(assignment));
    }

    [SkippableFact]
    public async Task Work_before_it_was_assigned_does_not_count()
    {
        var game = await Prepare();
        await _class.WorkOnAsync("ada", game, 1);
        _class.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(AssignmentStatus.Assigned, (await Assigned(Request(game))).Status);
    }

    [SkippableFact]
    public async Task Work_that_names_another_assignment_does_not_count()
    {
        var game = await Prepare();
        var (one, other) = (await Assigned(Request(game, "1")), await Assigned(Request(game, "2")));
        await _class.WorkOnAsync("ada", game, 1, assignment: one.Id);
        Assert.Equal((AssignmentStatus.Completed, AssignmentStatus.Assigned), (await StatusOf(one), await StatusOf(other)));
    }

    [SkippableFact]
    public async Task Past_its_date_it_is_overdue_until_it_is_done()
    {
        var game = await Prepare();
        var assignment = await Assigned(Request(game, due: _class.Clock.Now.AddDays(1)));
        _class.Clock.Now = _class.Clock.Now.AddDays(2);
        Assert.Equal(AssignmentStatus.Overdue, await StatusOf(assignment));
        await _class.WorkOnAsync("ada", game, 1);
        Assert.Equal(AssignmentStatus.Completed, await StatusOf(assignment));
    }

    [SkippableFact]
    public async Task A_withdrawn_resource_is_said_and_cannot_be_assigned_again()
    {
        var game = await Prepare();
        var assignment = await Assigned(Request(game));
        await _class.WithdrawAsync("game");
        Assert.Equal(AssignmentStatus.ResourceWithdrawn, await StatusOf(assignment));
        var again = await _class.Assign.RunAsync(_class.Service, _class.Graph, Request(game, "other"), default);
        Assert.Equal("RESOURCE_WITHDRAWN", Assert.Single(again.Errors).Code);
    }

    [SkippableFact]
    public async Task The_same_key_gives_the_same_answer_and_other_content_is_refused()
    {
        var game = await Prepare("ada", "bob");
        var first = await Assigned(Request(game));
        var again = await Assigned(Request(game));
        Assert.Equal(first, again);
        var reused = await _class.Assign.RunAsync(_class.Service, _class.Graph, Request(game, learners: "bob"), default);
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", Assert.Single(reused.Errors).Code);
        Assert.Equal(1, (await _class.List.OfLearnerAsync(_class.Service, first.Learner, null, new(10, null), default))!.TotalCount);
    }

    [SkippableFact]
    public async Task The_same_key_twice_at_once_assigns_once()
    {
        var game = await Prepare();
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Assigned(Request(game)))));
        Assert.Single(both.Select(a => a.Id).Distinct());
    }

    [SkippableFact]
    public async Task A_group_gets_it_as_it_is_now()
    {
        var game = await Prepare("ada", "bob", "cem");
        var group = await _class.GroupAsync("4A", "ada", "cem");
        var result = await _class.Assign.RunAsync(_class.Service, _class.Graph, Request(game) with { Learners = null, Group = new GroupRef(ExternalId: "4A") }, default);
        Assert.Equal(group.Learners, result.Assignments.Select(a => a.Learner));
        Assert.All(result.Assignments, a => Assert.Equal(group.Id, a.Group));
    }

    [SkippableFact]
    public async Task Readiness_is_marked_and_never_refused()
    {
        var game = await Prepare();
        Assert.Equal(Readiness.Blocked, (await Assigned(Request(game, skill: "C"))).Readiness);
        Assert.Equal(Readiness.Ready, (await Assigned(Request(game, "k2"))).Readiness);
    }

    [SkippableFact]
    public async Task One_wrong_name_and_nothing_is_assigned()
    {
        var game = await Prepare();
        var result = await _class.Assign.RunAsync(_class.Service, _class.Graph,
            Request(game, skill: "Z", learners: ["ada", "nobody"]) with { Resources = [new ResourceRef(game.Id), new ResourceRef(Guid.NewGuid())] }, default);
        Assert.Empty(result.Assignments);
        Assert.Equal(["LEARNER_NOT_FOUND to.learners.1", "SKILL_NOT_FOUND skill", "RESOURCE_NOT_FOUND resources.1"], result.Errors.Select(e => $"{e.Code} {string.Join('.', e.Path)}"));
    }

    [SkippableFact]
    public async Task A_teacher_reaches_its_own_class_and_a_learner_assigns_nothing()
    {
        var game = await Prepare("ada", "bob");
        var group = await _class.GroupAsync("4A", "ada");
        var teacher = School.CallerOf(Role.Teacher, _class.Organization, [group.Id]);
        Assert.Empty((await _class.Assign.RunAsync(teacher, _class.Graph, Request(game), default)).Errors);
        Assert.Equal("LEARNER_NOT_FOUND", (await _class.Assign.RunAsync(teacher, _class.Graph, Request(game, "2", learners: "bob"), default)).Errors[0].Code);
        var other = await _class.GroupAsync("4B", "bob");
        Assert.Equal("GROUP_NOT_FOUND", (await _class.Assign.RunAsync(teacher, _class.Graph, Request(game, "3") with { Learners = null, Group = new GroupRef(other.Id) }, default)).Errors[0].Code);
        var self = School.CallerOf(Role.Learner, _class.Organization, learner: group.Learners[0]);
        Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => _class.Assign.RunAsync(self, _class.Graph, Request(game, "4"), default))).Code);
        Assert.Null(await _class.List.OfGroupAsync(teacher, other, null, null, new(10, null), default));
    }

    [SkippableFact]
    public async Task A_teacher_lets_off_takes_back_and_moves_the_date()
    {
        var game = await Prepare();
        var assignment = await Assigned(Request(game, due: _class.Clock.Now.AddDays(1)));
        var moved = await _class.Update.RunAsync(_class.Service, [assignment.Id, Guid.NewGuid()], _class.Clock.Now.AddDays(9), AssignmentStatus.Excused, default);
        Assert.Equal((AssignmentStatus.Excused, _class.Clock.Now.AddDays(9)), (moved.Assignments[0].Status, moved.Assignments[0].DueAt!.Value));
        Assert.Equal("ASSIGNMENT_NOT_FOUND assignments.1", $"{moved.Errors[0].Code} {string.Join('.', moved.Errors[0].Path)}");
        var cancelled = await _class.Update.RunAsync(_class.Service, [assignment.Id], null, AssignmentStatus.Cancelled, default);
        Assert.Equal(AssignmentStatus.Cancelled, cancelled.Assignments[0].Status);
        var refused = await _class.Update.RunAsync(_class.Service, [assignment.Id], null, AssignmentStatus.Completed, default);
        Assert.Equal("STATUS_NOT_ALLOWED", Assert.Single(refused.Errors).Code);
        var foreign = await _class.Update.RunAsync(School.CallerOf(Role.Service, Guid.NewGuid()), [assignment.Id], null, AssignmentStatus.Excused, default);
        Assert.Equal("ASSIGNMENT_NOT_FOUND", Assert.Single(foreign.Errors).Code);
    }

    [SkippableFact]
    public async Task Pages_hold_each_assignment_once_newest_first()
    {
        var game = await Prepare("ada", "bob", "cem");
        var group = await _class.GroupAsync("4A", "ada", "bob", "cem");
        foreach (var key in (string[])["1", "2"])
            await _class.Assign.RunAsync(_class.Service, _class.Graph, Request(game, key) with { Learners = null, Group = new GroupRef(group.Id) }, default);
        var seen = new List<Assignment>();
        string? after = null;
        Page<Assignment> page;
        do
        {
            page = (await _class.List.OfGroupAsync(_class.Service, group, null, null, new(4, after), default))!;
            Assert.Equal(6, page.TotalCount);
            seen.AddRange(page.Nodes);
            after = page.PageInfo.EndCursor;
        }
        while (page.HasNextPage);
        Assert.Equal(6, seen.Select(a => a.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(a => a.AssignedAt).Select(a => a.AssignedAt), seen.Select(a => a.AssignedAt));
        var error = await Assert.ThrowsAsync<HubException>(() => _class.List.OfGroupAsync(_class.Service, group, [AssignmentStatus.Assigned], null, new(4, after), default));
        Assert.Equal("CURSOR_INVALID", error.Code);
    }

    [SkippableFact]
    public async Task A_list_narrows_by_status_and_date()
    {
        var game = await Prepare();
        var old = await Assigned(Request(game, "1"));
        await _class.WorkOnAsync("ada", game, 1, assignment: old.Id);
        _class.Clock.Now += TimeSpan.FromDays(1);
        var fresh = await Assigned(Request(game, "2"));
        var group = await _class.GroupAsync("4A", "ada");
        async Task<Guid[]> List(AssignmentStatus[]? status, DateTimeOffset? since)
            => [.. (await _class.List.OfGroupAsync(_class.Service, group, status, since, new(10, null), default))!.Nodes.Select(a => a.Id)];
        Assert.Equal([old.Id], await List([AssignmentStatus.Completed], null));
        Assert.Equal([fresh.Id], await List([AssignmentStatus.Assigned, AssignmentStatus.Started], null));
        Assert.Equal([fresh.Id], await List(null, _class.Clock.Now));
        Assert.Empty(await List([], null));
    }

    [SkippableFact]
    public async Task Before_is_the_state_before_the_work_and_after_is_now()
    {
        var game = await Prepare();
        await _class.AnswerAsync("ada", "A", "+-", daysAgo: 3);
        var assignment = await Assigned(Request(game));
        _class.Clock.Now += TimeSpan.FromHours(1);
        var untouched = (await _class.Work.EffectAsync(_class.Service, _class.Graph, [assignment], default))[assignment.Id];
        await _class.WorkOnAsync("ada", game, 1);
        var worked = (await _class.Work.EffectAsync(_class.Service, _class.Graph, [assignment], default))[assignment.Id];
        Assert.Equal(untouched.Before!.ExpectedSuccess, worked.Before!.ExpectedSuccess, 3);
        Assert.True(worked.After!.ExpectedSuccess > worked.Before.ExpectedSuccess);
        Assert.Equal(_class.Clock.Now, worked.After.At);
    }

    [SkippableFact]
    public async Task Erasing_a_learner_takes_assignments_along()
    {
        var game = await Prepare();
        var assignment = await Assigned(Request(game));
        var counted = await _class.Learners.EraseAsync(new(_class.Organization), assignment.Learner, true, default);
        var erased = await _class.Learners.EraseAsync(new(_class.Organization), assignment.Learner, false, default);
        Assert.Equal((1, 1), (counted!.Assignments, erased!.Assignments));
        Assert.Empty(await _class.Assignments.GetManyAsync(_class.Organization, [assignment.Id], default));
    }

    [SkippableFact]
    public async Task Assignments_are_part_of_an_export()
    {
        var game = await Prepare();
        await Assigned(Request(game));
        var learner = (await _class.Access.FindAsync(_class.Service, LearnerRef.Of("ada"), default))!;
        var exported = (await new ExportAssignments(_class.Assignments).ExportAsync(learner, default))!.AsArray();
        Assert.Equal("ASSIGNED", (string?)Assert.Single(exported)!["status"]);
    }
}
