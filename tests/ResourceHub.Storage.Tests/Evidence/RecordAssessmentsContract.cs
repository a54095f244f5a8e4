using NSubstitute;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Learners;

namespace ResourceHub.Storage.Tests.Evidence;

public abstract class RecordAssessmentsContract(StoreKind store) : IDisposable
{
    readonly School _school = new(store);

    [SkippableFact]
    public async Task An_answer_moves_the_state_and_is_told()
    {
        var learner = await _school.EnrolAsync("ada");

        var result = await _school.AnswerAsync(learner, "1", 1, 100);

        Assert.Empty(result.Errors);
        Assert.Equal((1, false), (result.Recorded, result.Repeated));
        Assert.Equal("S.A.1", Assert.Single(result.Changed).Code);
        var state = await _school.StateAsync(learner);
        Assert.Equal(.8198, state.ExpectedSuccess!.Value, .0001);
        Assert.Equal((MasteryStatus.Learning, StateBasis.Evidence, 1), (state.Status, state.Basis, state.EvidenceCount));
        Assert.Equal(state.ExpectedSuccess, result.View!.Skill(_school.Skill("S.A.1").Index).ExpectedSuccess);
    }

    [SkippableFact]
    public async Task The_same_call_again_changes_nothing()
    {
        var learner = await _school.EnrolAsync("ada");
        await _school.AnswerAsync(learner, "1", 1);
        var before = await _school.BytesAsync(learner);

        var again = await _school.AnswerAsync(learner, "1", 1);

        Assert.Equal((0, true), (again.Recorded, again.Repeated));
        Assert.Equal(before, await _school.BytesAsync(learner));
    }

    [SkippableFact]
    public async Task The_same_sourceId_with_other_content_is_refused()
    {
        var learner = await _school.EnrolAsync("ada");
        await _school.AnswerAsync(learner, "1", 1);
        var before = await _school.BytesAsync(learner);

        var other = await _school.AnswerAsync(learner, "1", 0);

        Assert.Equal("SOURCE_ID_REUSED", Assert.Single(other.Errors).Code);
        Assert.Equal(before, await _school.BytesAsync(learner));
    }

    [SkippableFact]
    public async Task The_same_call_from_many_connections_at_once_counts_once()
    {
        var learner = await _school.EnrolAsync("ada");

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _school.AnswerAsync(learner, "1", 1))));

        Assert.Equal(1, results.Sum(r => r.Recorded));
        Assert.Equal(7, results.Count(r => r.Repeated));
        Assert.Equal(1, (await _school.StateAsync(learner)).EvidenceCount);
    }

    [SkippableFact]
    public async Task Many_calls_at_once_about_one_learner_give_the_state_of_one_after_the_other_and_a_refused_one_spoils_none()
    {
        var (ordered, atOnce) = (await _school.EnrolAsync("ordered"), await _school.EnrolAsync("at-once"));
        foreach (var learner in new[] { ordered, atOnce })
            await _school.AnswerAsync(learner, "0", 1, 0, "i0");
        for (var day = 1; day < 9; day++)
            await _school.AnswerAsync(ordered, $"{day}", day % 3 == 0 ? 0 : 1, day, $"i{day}");

        // the ninth says something else under an id that is taken
        var results = await Task.WhenAll(Enumerable.Range(1, 9).Select(day => Task.Run(() => day == 9
            ? _school.AnswerAsync(atOnce, "0", 0, 0, "i0")
            : _school.AnswerAsync(atOnce, $"{day}", day % 3 == 0 ? 0 : 1, day, $"i{day}"))));

        Assert.Equal("SOURCE_ID_REUSED", Assert.Single(results.SelectMany(r => r.Errors)).Code);
        Assert.Equal(8, results.Sum(r => r.Recorded));
        Assert.Equal(await _school.BytesAsync(ordered), await _school.BytesAsync(atOnce));
    }

    [SkippableFact]
    public async Task Late_evidence_gives_the_state_of_any_other_order()
    {
        var (early, late) = (await _school.EnrolAsync("early"), await _school.EnrolAsync("late"));
        int[] days = [0, 1, 2, 5, 9, 20, 40];
        foreach (var day in days)
            await _school.AnswerAsync(early, $"{day}", day == 2 ? 0 : 1, day, $"i{day}");
        foreach (var day in days.Reverse())
            await _school.AnswerAsync(late, $"{day}", day == 2 ? 0 : 1, day, $"i{day}");

        Assert.Equal(await _school.BytesAsync(early), await _school.BytesAsync(late));
    }

    [SkippableFact]
    public async Task Late_evidence_behind_checkpoints_folds_from_the_one_before_it()
    {
        var (ordered, late) = (await _school.EnrolAsync("ordered"), await _school.EnrolAsync("late"));
        AssessmentInput[] Quizzes(Learner learner) => [.. Enumerable.Range(0, 90).Select(day => School.Quiz(learner, $"{day:D3}", day) with
        {
            Items = [.. Enumerable.Range(0, 8).Select(i => new ItemResult($"{day}-{i}", [$"S.A.{(i % 3) + 1}"], (day + i) % 4 == 0 ? 0 : 1))],
        })];
        await _school.Record.RunAsync(_school.Service, _school.Graph, Quizzes(ordered), default);
        foreach (var part in new[] { Quizzes(late).Where((_, i) => i != 50), Quizzes(late).Where((_, i) => i == 50) })
            Assert.All(await _school.Record.RunAsync(_school.Service, _school.Graph, [.. part], default), r => Assert.Empty(r.Errors));

        Assert.Equal(await _school.BytesAsync(ordered), await _school.BytesAsync(late));
    }

    [SkippableFact]
    public async Task Voiding_makes_the_state_what_it_would_be_without()
    {
        var (plain, voided) = (await _school.EnrolAsync("plain"), await _school.EnrolAsync("voided"));
        foreach (var day in new[] { 0, 3, 9 })
        {
            if (day != 3)
                await _school.AnswerAsync(plain, $"{day}", 1, day, $"i{day}");
            await _school.AnswerAsync(voided, $"{day}", day == 3 ? 0 : 1, day, $"i{day}");
        }

        var (_, count) = await _school.Void.RunAsync(_school.Service, _school.Graph, new EvidenceRef(null, "quiz", "3", LearnerRef.Of("voided")), "entered twice", default);

        Assert.Equal(1, count);
        Assert.Equal(await _school.BytesAsync(plain), await _school.BytesAsync(voided));
        Assert.True((await _school.AnswerAsync(voided, "3", 0, 3, "i3")).Repeated);
        Assert.Equal(await _school.BytesAsync(plain), await _school.BytesAsync(voided));
        Assert.Equal(0, (await _school.Void.RunAsync(_school.Service, _school.Graph, new EvidenceRef(null, "quiz", "3", LearnerRef.Of("voided")), "again", default)).Voided);
    }

    [SkippableFact]
    public async Task A_sourceId_that_learners_share_needs_the_learner()
    {
        foreach (var name in new[] { "ada", "bob" })
            await _school.AnswerAsync(await _school.EnrolAsync(name), "shared", 1);

        var problem = await Assert.ThrowsAsync<HubException>(() => _school.Void.RunAsync(_school.Service, _school.Graph, new EvidenceRef(null, "quiz", "shared"), "why", default));

        Assert.Equal("LEARNER_NEEDED", problem.Code);
    }

    [SkippableFact]
    public async Task A_correction_voids_what_it_supersedes()
    {
        var learner = await _school.EnrolAsync("ada");
        await _school.AnswerAsync(learner, "1", 0);

        var corrected = await _school.Record.RunAsync(_school.Service, _school.Graph, School.Quiz(learner, "2") with { Supersedes = "1", Items = [new("i", ["S.A.1"], 1)] }, default);

        Assert.Empty(corrected.Errors);
        var state = await _school.StateAsync(learner);
        Assert.Equal(1, state.EvidenceCount);
        Assert.True(state.ExpectedSuccess > .7006);
    }

    [SkippableFact]
    public async Task Unknown_skills_are_kept_and_count_once_they_are_known()
    {
        var learner = await _school.EnrolAsync("ada");
        var result = await _school.AnswerAsync(learner, "1", 1, skill: "S.B.9");
        Assert.Equal(("SKILL_NOT_FOUND", 1), (Assert.Single(result.Warnings).Code, result.Recorded));
        Assert.Equal(["items", "0", "skills", "0"], result.Warnings[0].Path);

        _school.Grow("S.B.9");

        Assert.Equal(1, (await _school.StateAsync(learner, "S.B.9")).EvidenceCount);
        await _school.AnswerAsync(learner, "2", 1, 1, "other", "S.B.9");
        Assert.Equal(2, (await _school.StateAsync(learner, "S.B.9")).EvidenceCount);
        Assert.Equal(2, (await _school.Store.ForUnitsAsync([learner.Id], [_school.Skill("S.B.9").Identifier], 10, default))[learner.Id].Count());
    }

    [SkippableFact]
    public async Task A_state_of_an_older_graph_is_folded_anew_once_and_kept()
    {
        var learner = await _school.EnrolAsync("ada");
        await _school.AnswerAsync(learner, "1", 1);
        await _school.AnswerAsync(learner, "2", 1, 3, "j", "S.A.2");
        var filter = new LearnerFilter(_school.Organization);
        var before = (await _school.StateAsync(learner)).ExpectedSuccess;
        _school.Grow("S.B.1");

        Assert.Equal(before, (await _school.StateAsync(learner)).ExpectedSuccess);

        Assert.Equal(_school.Graph.Version, (await _school.Learners.WithStatesAsync(filter, [learner.Id], default))[0].State!.GraphVersion);
        await _school.AnswerAsync(learner, "3", 1, 2, "k");
        Assert.Equal(2, (await _school.StateAsync(learner)).EvidenceCount);
    }

    [SkippableFact]
    public async Task The_future_is_accepted_and_counts_from_now()
    {
        var learner = await _school.EnrolAsync("ada");

        var result = await _school.AnswerAsync(learner, "1", 1, 200);

        Assert.Equal("AT_IN_FUTURE", Assert.Single(result.Warnings).Code);
        Assert.Equal(School.Now, (await _school.StateAsync(learner)).LastEvidenceAt);
    }

    [SkippableFact]
    public async Task What_is_wrong_is_said_where_and_nothing_is_kept()
    {
        var learner = await _school.EnrolAsync("ada");
        var quiz = School.Quiz(learner, "1") with
        {
            Items = [new("a", ["S.A.1"], 7), new("a", ["S.A.1"], 1), new("b", [], 1)],
            SkillScores = [new("S.A.2", 12, 10)],
            RubricScores = [new("S.A.3", "fluency", "3", -1)],
        };

        var result = await _school.Record.RunAsync(_school.Service, _school.Graph, quiz, default);

        Assert.Equal(
            ["SCORE_OUT_OF_RANGE items/0/score", "DUPLICATE_ITEM items/1", "SKILL_NEEDED items/2/skills", "SCORE_OUT_OF_RANGE skillScores/0/score", "SCORE_OUT_OF_RANGE rubricScores/0/score"],
            result.Errors.Select(e => $"{e.Code} {string.Join('/', e.Path)}"));
        Assert.Empty((await _school.Store.StandingAsync([learner.Id], default))[learner.Id]);
        var unknown = await _school.Record.RunAsync(_school.Service, _school.Graph, quiz with { Learner = LearnerRef.Of("nobody"), Items = [new("a", ["S.A.1"], 1)], SkillScores = [], RubricScores = [] }, default);
        Assert.Equal("LEARNER_NOT_FOUND", Assert.Single(unknown.Errors).Code);
        Assert.Equal("EVIDENCE_NEEDED", Assert.Single((await _school.Record.RunAsync(_school.Service, _school.Graph, School.Quiz(learner, "2"), default)).Errors).Code);
    }

    [SkippableFact]
    public async Task Names_as_long_as_they_may_be_are_kept_and_longer_ones_refused()
    {
        var learner = await _school.EnrolAsync(new string('l', 200));
        var (name, text) = (new string('s', 2_000), new string('t', 200));
        var quiz = School.Quiz(learner, text) with
        {
            Source = text, Attempt = text, Title = name, Items = [new(text, [name], 1)],
            SkillScores = [new(name, 1)], RubricScores = [new(name, text, text, 1)],
        };

        var kept = await _school.Record.RunAsync(_school.Service, _school.Graph, quiz, default);
        var refused = await _school.Record.RunAsync(_school.Service, _school.Graph, quiz with { SourceId = "2", SkillScores = [new(name + "s", 1)] }, default);

        Assert.Empty(kept.Errors);
        Assert.Equal(3, kept.Recorded);
        Assert.Equal(["skillScores", "0", "skill"], Assert.Single(refused.Errors, e => e.Code == "TEXT_INVALID").Path);
    }

    [SkippableFact]
    public async Task A_class_in_one_call_is_judged_one_by_one()
    {
        var (ada, bob) = (await _school.EnrolAsync("ada"), await _school.EnrolAsync("bob"));

        var results = await _school.Record.RunAsync(_school.Service, _school.Graph,
        [
            School.Quiz(ada, "1") with { Items = [new("i", ["S.A.1"], 1)] },
            School.Quiz(bob, "1") with { Items = [new("i", ["S.A.1"], 7)] },
            School.Quiz(bob, "2") with { Items = [new("i", ["S.A.1"], 0)] },
        ], default);

        Assert.Equal([1, 0, 1], results.Select(r => r.Recorded));
        Assert.Equal(["assessments", "1", "items", "0", "score"], Assert.Single(results[1].Errors).Path);
        await Assert.ThrowsAsync<HubException>(() => _school.Record.RunAsync(_school.Service, _school.Graph, [.. Enumerable.Repeat(School.Quiz(ada, "x"), 201)], default));
    }

    [SkippableFact]
    public async Task Reports_of_one_attempt_count_once_the_most_detailed_first()
    {
        var (single, twice) = (await _school.EnrolAsync("single"), await _school.EnrolAsync("twice"));
        AssessmentInput Items(Learner learner) => School.Quiz(learner, "detail", 1) with { Attempt = "a1", Items = [new("i", ["S.A.1"], 1), new("j", ["S.A.1"], 0)] };
        await _school.Record.RunAsync(_school.Service, _school.Graph, Items(single), default);
        await _school.Record.RunAsync(_school.Service, _school.Graph, School.Quiz(twice, "total") with { Attempt = "a1", SkillScores = [new("S.A.1", 1)] }, default);
        await _school.Record.RunAsync(_school.Service, _school.Graph, Items(twice), default);
        await _school.Record.RunAsync(_school.Service, _school.Graph, Items(twice) with { SourceId = "again", TakenAt = School.Now }, default);

        var (one, other) = (await _school.StateAsync(single), await _school.StateAsync(twice));
        Assert.Equal((one.ExpectedSuccess, 2), (other.ExpectedSuccess, other.EvidenceCount));

        await _school.Void.RunAsync(_school.Service, _school.Graph, new EvidenceRef(null, "quiz", "detail", LearnerRef.Of("twice")), "why", default);
        await _school.Void.RunAsync(_school.Service, _school.Graph, new EvidenceRef(null, "quiz", "again", LearnerRef.Of("twice")), "why", default);
        Assert.Equal(1, (await _school.StateAsync(twice)).EvidenceCount);
    }

    [SkippableFact]
    public async Task An_activity_counts_for_what_its_resource_assesses_else_half_for_what_it_teaches()
    {
        var learner = await _school.EnrolAsync("ada");
        var resource = new LearningResource
        {
            Id = Guid.NewGuid(), Name = "Game", Alignments = [new(AlignmentRole.Teaches, _school.Skill("S.A.1").Identifier, "S.A.1")],
        };
        _school.Catalog.FindAsync(Arg.Any<ResourceRef>(), Arg.Any<CancellationToken>()).Returns(resource);
        var activity = new ActivityInput(LearnerRef.Of("ada"), new ResourceRef(resource.Id), "app", "1", School.Now.AddDays(-1)) { Score = 1 };

        var result = await _school.Record.RunAsync(_school.Service, _school.Graph, activity, default);

        Assert.Empty(result.Errors);
        var teaches = (await _school.StateAsync(learner)).ExpectedSuccess!.Value;
        Assert.InRange(teaches, .7006, (await Assess("bob")).ExpectedSuccess!.Value - .01);
        var self = School.CallerOf(Role.Learner, _school.Organization, learner: learner.Id);
        Assert.Equal("FORBIDDEN", Assert.Single((await _school.Record.RunAsync(self, _school.Graph, activity with { SourceId = "2" }, default)).Errors).Code);
        Assert.Equal(1, (await _school.Record.RunAsync(self, _school.Graph, activity with { SourceId = "2", Score = null, Completed = true }, default)).Recorded);
        Assert.Equal(1, (await _school.StateAsync(learner)).EvidenceCount);

        async Task<SkillStateView> Assess(string name)
        {
            var other = await _school.EnrolAsync(name);
            _school.Catalog.FindAsync(Arg.Any<ResourceRef>(), Arg.Any<CancellationToken>())
                .Returns(resource with { Alignments = [.. resource.Alignments, new(AlignmentRole.Assesses, _school.Skill("S.A.1").Identifier, "S.A.1")] });
            await _school.Record.RunAsync(_school.Service, _school.Graph, activity with { Learner = LearnerRef.Of(name) }, default);
            return await _school.StateAsync(other);
        }
    }

    [SkippableFact]
    public async Task A_judgement_overrides_until_it_is_voided()
    {
        var learner = await _school.EnrolAsync("ada");
        var view = await _school.Judge.RunAsync(_school.Service, _school.Skill("S.A.1"), LearnerRef.Of("ada"), true, "explained it to others", default);
        Assert.Equal(MasteryStatus.Mastered, view.Skill(_school.Skill("S.A.1").Index).Status);

        await _school.Judge.RunAsync(_school.Service, _school.Skill("S.A.1"), LearnerRef.Of("ada"), true, "explained it to others", default);
        var log = (await _school.Store.StandingAsync([learner.Id], default))[learner.Id].ToArray();
        Assert.Equal(EvidenceKind.Judgement, Assert.Single(log).Kind);

        await _school.Void.RunAsync(_school.Service, _school.Graph, new EvidenceRef(log[0].Id), "not so", default);
        Assert.Equal(MasteryStatus.Unknown, (await _school.StateAsync(learner)).Status);
    }

    [SkippableFact]
    public async Task History_has_a_point_for_each_piece_that_stands()
    {
        var learner = await _school.EnrolAsync("ada");
        foreach (var day in new[] { 0, 1, 2, 3 })
            await _school.AnswerAsync(learner, $"{day}", 1, day, $"i{day}");
        await _school.AnswerAsync(learner, "elsewhere", 0, 3, "x", "S.A.3");
        await _school.Void.RunAsync(_school.Service, _school.Graph, new EvidenceRef(null, "quiz", "1"), "why", default);

        var history = new LearnerHistory(_school.Access, _school.Store, ResourceHub.Core.Learners.Model.ModelOptions.Default);
        var points = await history.RunAsync(_school.Service, _school.Skill("S.A.1"), learner.Id, null, default);

        Assert.Equal([0, 2, 3], points.Select(p => (p.At - School.Now.AddDays(-100)).Days));
        Assert.Equal(points.Select(p => p.ExpectedSuccess), points.Select(p => p.ExpectedSuccess).Order());
        Assert.Equal(2, (await history.RunAsync(_school.Service, _school.Skill("S.A.1"), learner.Id, School.Now.AddDays(-99), default)).Count);
        var key = (learner.Id, _school.Skill("S.A.1").Index, School.Now.AddDays(-98));
        Assert.Equal(points[0].ExpectedSuccess, (await history.BeforeAsync(_school.Service, _school.Graph, [key], default))[key].ExpectedSuccess, .02);
    }

    public void Dispose() => _school.Dispose();
}
