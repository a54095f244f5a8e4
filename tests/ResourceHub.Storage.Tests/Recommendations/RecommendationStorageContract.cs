using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Recommendations;
using ResourceHub.Storage.Recommendations;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Groups;
using ResourceHub.Storage.Tests.Learners;

namespace ResourceHub.Storage.Tests.Recommendations;

public abstract class RecommendationStorageContract(StoreKind store) : IDisposable
{
    readonly Classroom _class = new(store);

    public void Dispose() => _class.Dispose();

    async Task<RecommendationSet> Recommend(Guid learner)
        => (await _class.Recommend.RunAsync(_class.Service, _class.Graph, [learner], RecommendationRequest.Default, default))[learner];

    [SkippableFact]
    public async Task A_class_of_thirty_takes_the_same_few_commands_as_one_learner()
    {
        await _class.PublishAsync(("video", "video", "A"), ("game", "game", "A"), ("article", "article", "B"));
        string[] names = [.. Enumerable.Range(0, 30).Select(i => $"learner {i}")];
        var learners = await _class.EnrolAsync(names);
        var group = await _class.GroupAsync("4A", names);
        foreach (var name in names)
            await _class.AnswerAsync(name, "A", "+-+");
        await Recommend(learners[0].Id);

        var one = await _class.Counter.CountAsync(() => Recommend(learners[0].Id));
        var thirty = await _class.Counter.CountAsync(() => _class.Recommend.RunAsync(_class.Service, _class.Graph, [.. learners.Select(l => l.Id)], RecommendationRequest.Default, default));
        var groups = await _class.Counter.CountAsync(() => _class.Form.RunAsync(_class.Service, _class.Graph, group, new(), default));

        // states, evidence, choices, catalogue
        Assert.Equal((4, 4, 4), (one, thirty, groups));
    }

    [SkippableFact]
    public async Task What_was_turned_down_is_heeded_by_the_next_offer_and_the_last_word_stands()
    {
        await _class.PublishAsync(("video one", "video", "A"), ("video two", "video", "A"));
        var ada = (await _class.EnrolAsync("ada"))[0];
        await _class.AnswerAsync("ada", "A", "+-");
        var offered = (await Recommend(ada.Id)).Skills[0].Teach;
        Assert.Equal(["video one", "video two"], offered.Select(o => o.Resource.Name));

        var (learner, error) = await _class.Choose.RunAsync(_class.Service, offered[0].Id, false, " too easy ", default);

        Assert.Equal((ada.Id, null), (learner!.Id, error));
        Assert.Equal(["video two"], (await Recommend(ada.Id)).Skills[0].Teach.Select(o => o.Resource.Name));
        _class.Clock.Now += TimeSpan.FromMinutes(1);
        await _class.Choose.RunAsync(_class.Service, offered[0].Id, true, null, default);
        var taken = (await Recommend(ada.Id)).Skills[0].Teach[0];
        Assert.Equal("video one", taken.Resource.Name);
        Assert.Contains(taken.Reasons, r => r.Kind == ReasonKind.Choice);
        var kept = Assert.Single((await _class.Choices.SinceAsync(_class.Organization, [ada.Id], DateTimeOffset.MinValue, default))[ada.Id]);
        Assert.True(kept.Accepted);
    }

    [SkippableFact]
    public async Task A_learner_chooses_for_itself_and_for_nobody_else()
    {
        await _class.PublishAsync(("video", "video", "A"));
        var both = await _class.EnrolAsync("ada", "bob");
        await _class.AnswerAsync("ada", "A", "+-");
        var id = (await Recommend(both[0].Id)).Skills[0].Teach[0].Id;
        Caller Key(Guid learner) => School.CallerOf(Role.Learner, _class.Organization, learner: learner) with { Scopes = new HashSet<Scope> { Scope.LearnersRead } };

        Assert.Null((await _class.Choose.RunAsync(Key(both[0].Id), id, true, null, default)).Error);
        Assert.Equal("RECOMMENDATION_INVALID", (await _class.Choose.RunAsync(Key(both[1].Id), id, true, null, default)).Error!.Code);
        Assert.Equal("RECOMMENDATION_INVALID", (await _class.Choose.RunAsync(School.CallerOf(Role.Service, Guid.NewGuid()), id, true, null, default)).Error!.Code);
        Assert.Equal("TEXT_TOO_LONG", (await _class.Choose.RunAsync(_class.Service, id, true, new string('x', 1_001), default)).Error!.Code);
        await Assert.ThrowsAsync<HubException>(() => _class.Choose.RunAsync(_class.Service with { Scopes = new HashSet<Scope> { Scope.LearnersRead } }, id, true, null, default));
    }

    [SkippableFact]
    public async Task A_groups_offer_is_chosen_by_who_reaches_the_group()
    {
        await _class.PublishAsync(("video", "video", "A"));
        await _class.EnrolAsync("ada", "bob");
        var group = await _class.GroupAsync("4A", "ada", "bob");
        var offered = (await _class.Form.RunAsync(_class.Service, _class.Graph, group, new(), default))!.Groups[0].Teach[0];
        Assert.Null((await _class.Choose.RunAsync(School.CallerOf(Role.Teacher, _class.Organization, [group.Id]), offered.Id, true, null, default)).Error);
        Assert.NotNull((await _class.Choose.RunAsync(School.CallerOf(Role.Teacher, _class.Organization, [Guid.NewGuid()]), offered.Id, true, null, default)).Error);
        Assert.Single((await _class.Choices.SinceAsync(_class.Organization, [group.Id], DateTimeOffset.MinValue, default))[group.Id]);
    }

    [SkippableFact]
    public async Task The_secret_outlives_a_restart()
    {
        var first = await _class.Secret.GetAsync(default);
        var second = await new RecommendationSecret(_class.Contexts, _class.Writer).GetAsync(default);
        Assert.Equal(32, first.Length);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [SkippableFact]
    public async Task Erasing_a_learner_takes_choices_along_and_an_export_shows_them()
    {
        var ada = (await _class.EnrolAsync("ada"))[0];
        await _class.Choices.SaveAsync(new(new Offer(_class.Organization, ada.Id, null, Classroom.Id("A"), Guid.NewGuid(), NextStep.Learn, BundleSlot.Teach, School.Now), true, "fun", School.Now), default);
        var exported = (await new ExportChoices(_class.Choices).ExportAsync(ada, default))!.AsArray();
        Assert.Equal("fun", (string?)Assert.Single(exported)!["reason"]);
        await _class.Learners.EraseAsync(new(_class.Organization), ada.Id, false, default);
        Assert.Empty((await _class.Choices.SinceAsync(_class.Organization, [ada.Id], DateTimeOffset.MinValue, default))[ada.Id]);
    }
}
