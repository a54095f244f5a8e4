using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.Learners;

public abstract class LearnerStoreContract(StoreKind store) : IDisposable
{
    readonly School _school = new(store);

    [SkippableFact]
    public async Task Learners_come_page_by_page()
    {
        foreach (var name in new[] { "c", "a", "b" })
            await _school.EnrolAsync(name);
        var filter = LearnerFilter.Of(_school.Service)!;

        var first = await _school.Learners.ListAsync(filter, null, new PageRequest(2, null), default);
        var second = await _school.Learners.ListAsync(filter, null, new PageRequest(2, first.PageInfo.EndCursor), default);

        Assert.Equal(["a", "b"], first.Nodes.Select(l => l.ExternalId));
        Assert.Equal((true, false, 3), (first.HasNextPage, first.HasPreviousPage, first.TotalCount));
        Assert.Equal(["c"], second.Nodes.Select(l => l.ExternalId));
        Assert.False(second.HasNextPage);
    }

    [SkippableFact]
    public async Task Another_organisation_a_teacher_of_others_and_another_learner_see_nobody()
    {
        var (ada, bob) = (await _school.EnrolAsync("ada"), await _school.EnrolAsync("bob"));
        var (group, _) = await new UpsertGroup(_school.Groups, _school.Learners, _school.Clock).RunAsync(_school.Service, "4A", "Class", ["ada"], default);
        var teacher = School.CallerOf(Role.Teacher, _school.Organization, [group!.Id]);

        Assert.NotNull(await _school.Access.FindAsync(teacher, LearnerRef.Of("ada"), default));
        Assert.Null(await _school.Access.FindAsync(teacher, LearnerRef.Of("bob"), default));
        Assert.Null(await _school.Access.FindAsync(School.CallerOf(Role.Service, Guid.NewGuid()), LearnerRef.Of(ada.Id), default));
        Assert.Null(await _school.Access.FindAsync(School.CallerOf(Role.Learner, _school.Organization, learner: bob.Id), LearnerRef.Of("ada"), default));
        Assert.Empty(await _school.States.GetManyAsync(teacher, _school.Graph, [bob.Id], default));

        // membership is judged at each request
        await new UpsertGroup(_school.Groups, _school.Learners, _school.Clock).RunAsync(_school.Service, "4A", "Class", ["bob"], default);
        Assert.Null(await _school.Access.FindAsync(teacher, LearnerRef.Of("ada"), default));
        Assert.NotNull(await _school.Access.FindAsync(teacher, LearnerRef.Of("bob"), default));
    }

    [SkippableFact]
    public async Task A_level_is_dated_and_the_state_follows()
    {
        var ada = await _school.EnrolAsync("ada", 4);
        await _school.AnswerAsync(ada, "1", 1);
        var before = (await _school.StateAsync(ada)).ExpectedSuccess;
        _school.Clock.Now = School.Now.AddDays(200);

        var moved = await _school.EnrolAsync("ada", 5);

        Assert.Equal([(4, School.Now.Date), (5, School.Now.AddDays(200).Date)], moved.Levels.Select(l => (l.Level.Number, l.From.ToDateTime(TimeOnly.MinValue))));
        Assert.Equal(ada.Id, moved.Id);
        Assert.NotEqual(before, (await _school.StateAsync(ada)).ExpectedSuccess);
    }

    [SkippableFact]
    public async Task What_is_not_given_stays_and_what_is_null_is_cleared()
    {
        await _school.EnrolAsync("ada");
        var use = new SetPreferences(_school.Learners, _school.Access);
        await use.RunAsync(_school.Service, LearnerRef.Of("ada"), new Preferences(
            Interests: new(["dinosaurs"]), Languages: new(["en"]), PreferredAccessModes: new([AccessMode.Visual]),
            AccessNeeds: new(new AccessNeeds([AccessMode.Auditory], ["captions"], ["flashing"])), Motivations: new("to build rockets")), default);

        var (learner, errors) = await use.RunAsync(_school.Service, LearnerRef.Of("ada"), new Preferences(Languages: new(null), Motivations: new(null)), default);

        Assert.Empty(errors);
        var read = (await _school.Access.FindAsync(_school.Service, LearnerRef.Of("ada"), default))!;
        Assert.Equal(["dinosaurs"], read.Interests);
        Assert.Equal([AccessMode.Visual], read.PreferredAccessModes);
        Assert.Equal(["captions"], read.AccessNeeds.Features);
        Assert.Empty(read.Languages);
        Assert.Null(read.Motivations);
        Assert.Equal(learner!.Id, read.Id);
    }

    [SkippableFact]
    public async Task A_goal_shows_what_was_mastered_since_it_was_set()
    {
        var ada = await _school.EnrolAsync("ada");
        var (learner, errors) = await _school.Goals.RunAsync(_school.Service, _school.Graph, LearnerRef.Of("ada"), [new GoalInput("S.A.3", null, new DateOnly(2026, 6, 1)), new GoalInput(null, "to like fractions")], default);
        Assert.Empty(errors);
        Assert.Equal(3, learner!.Goals[0].Missing.Count);

        foreach (var i in Enumerable.Range(0, 6))
            await _school.AnswerAsync(ada, $"{i}", 1, 90, $"i{i}");

        var view = (await _school.States.GetAsync(_school.Service, _school.Graph, ada.Id, default))!;
        Assert.Equal(1 / 3.0, view.ProgressOf(view.Learner.Goals[0]), 1e-9);
        Assert.Equal(0, view.ProgressOf(view.Learner.Goals[1]));

        var self = School.CallerOf(Role.Learner, _school.Organization, learner: ada.Id);
        var (own, _) = await _school.Goals.RunAsync(self, _school.Graph, LearnerRef.Of("ada"), [new GoalInput("S.A.1")], default);
        Assert.Equal([GoalOwner.Educator, GoalOwner.Educator, GoalOwner.Learner], own!.Goals.Select(g => g.SetBy));
        var (_, wrong) = await _school.Goals.RunAsync(_school.Service, _school.Graph, LearnerRef.Of("ada"), [new GoalInput("nowhere"), new GoalInput()], default);
        Assert.Equal(["goals/0/skill", "goals/1"], wrong.Select(e => string.Join('/', e.Path)).Order());
    }

    [SkippableFact]
    public async Task Erasing_counts_first_and_then_leaves_nothing()
    {
        var ada = await _school.EnrolAsync("ada");
        await _school.AnswerAsync(ada, "1", 1);
        await _school.AnswerAsync(ada, "2", 1, 1, "j", "S.A.2");
        await new UpsertGroup(_school.Groups, _school.Learners, _school.Clock).RunAsync(_school.Service, "4A", "Class", ["ada"], default);
        await _school.Goals.RunAsync(_school.Service, _school.Graph, LearnerRef.Of("ada"), [new GoalInput("S.A.3")], default);
        var use = new EraseLearner(_school.Learners, _school.Access);
        var expected = new ErasedCounts(2, 2, 0, 1, 1);

        Assert.Equal(expected, await use.RunAsync(_school.Service, LearnerRef.Of("ada"), true, default));
        Assert.Equal(expected, await use.RunAsync(_school.Service, LearnerRef.Of("ada"), false, default));

        Assert.Null(await _school.Access.FindAsync(_school.Service, LearnerRef.Of("ada"), default));
        Assert.Empty((await _school.Groups.FindAsync(_school.Organization, "4A", default))!.Learners);
        Assert.Empty(await _school.Store.StandingAsync([ada.Id], default));
        var teacher = School.CallerOf(Role.Teacher, _school.Organization, []);
        await Assert.ThrowsAsync<HubException>(() => use.RunAsync(teacher, LearnerRef.Of("ada"), false, default));
    }

    [SkippableFact]
    public async Task A_group_has_exactly_the_members_that_were_sent()
    {
        foreach (var name in new[] { "ada", "bob", "cy" })
            await _school.EnrolAsync(name);
        var use = new UpsertGroup(_school.Groups, _school.Learners, _school.Clock);
        var (first, _) = await use.RunAsync(_school.Service, "4A", "Class", ["ada", "bob"], default);
        var (second, _) = await use.RunAsync(_school.Service, "4A", "Class 4A", ["cy", "bob"], default);
        var (none, errors) = await use.RunAsync(_school.Service, "4A", "Class 4A", ["cy", "nobody"], default);

        Assert.Equal(first!.Id, second!.Id);
        Assert.Null(none);
        Assert.Equal("LEARNER_NOT_FOUND learnerExternalIds/1", errors.Select(e => $"{e.Code} {string.Join('/', e.Path)}").Single());
        var group = (await _school.Groups.FindAsync(_school.Organization, "4A", default))!;
        Assert.Equal(second.Learners, group.Learners);
        Assert.Equal("Class 4A", group.Name);
    }

    [SkippableFact]
    public async Task An_export_holds_everything()
    {
        var ada = await _school.EnrolAsync("ada");
        await _school.AnswerAsync(ada, "1", 1);
        var use = new ExportLearner(_school.States, _school.Store, _school.Groups, []);

        var export = (await use.RunAsync(_school.Service, _school.Graph, ada.Id, default))!;

        Assert.Equal("ada", (string?)export["externalId"]);
        Assert.Equal("S.A.1", (string?)export["evidence"]![0]!["skills"]![0]);
        Assert.Equal("S.A.1", (string?)export["skillStates"]![0]!["skill"]);
        await Assert.ThrowsAsync<HubException>(() => use.RunAsync(School.CallerOf(Role.Teacher, _school.Organization), _school.Graph, ada.Id, default));
    }

    public void Dispose() => _school.Dispose();
}
