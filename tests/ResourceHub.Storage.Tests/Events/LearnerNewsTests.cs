using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Events;
using ResourceHub.Storage.Tests.Groups;

namespace ResourceHub.Storage.Tests.Events;

/// <summary>What is told of learners, and to whom.</summary>
public sealed class LearnerNewsTests : IDisposable
{
    readonly Classroom _class = new();

    public void Dispose() => _class.Dispose();

    [Fact]
    public async Task Evidence_is_news_of_the_learner_and_its_groups_with_skills_and_cause()
    {
        var (ada, _, group) = await PrepareAsync();
        await NewsAsync();
        var result = await _class.AnswerAsync("ada", "A", "++");
        Assert.Equal(2, result.Recorded);

        var news = await NewsAsync();
        Assert.Equal([LearnerChanged.TopicOfLearner(ada.Id), LearnerChanged.TopicOfGroup(group.Id)], news.Select(n => n.Topic));
        var last = (await _class.Evidence.StandingAsync([ada.Id], default))[ada.Id].MaxBy(e => e.Place)!;
        foreach (var (_, change) in news)
        {
            Assert.Equal((ada.Id, last.Id, _class.Clock.Now), (change.Learner, change.Cause, change.At));
            Assert.Equal([Classroom.Id("A")], change.Skills);
        }

        // the same again changes nothing
        await _class.AnswerAsync("ada", "A", "++");
        Assert.Empty(await NewsAsync());
    }

    [Fact]
    public async Task Taking_evidence_back_is_news_with_what_was_taken()
    {
        var (ada, _, _) = await PrepareAsync();
        await _class.AnswerAsync("ada", "A", "+");
        await NewsAsync();
        var piece = (await _class.Evidence.StandingAsync([ada.Id], default))[ada.Id].Single();
        var use = new Core.Evidence.VoidEvidence(_class.Evidence, _class.Learners, _class.Access, Core.Learners.Model.ModelOptions.Default, _class.Clock);
        await use.RunAsync(_class.Service, _class.Graph, new(piece.Id), "wrong", default);
        var (_, change) = (await NewsAsync())[0];
        Assert.Equal(piece.Id, change.Cause);
        Assert.Equal([Classroom.Id("A")], change.Skills);
    }

    [Fact]
    public async Task Goals_preferences_and_levels_are_news_without_a_cause_and_only_where_they_change()
    {
        var (ada, _, _) = await PrepareAsync();
        await NewsAsync();
        await _class.Learners.ChangeAsync(LearnerFilter.Of(_class.Service)!, ada.Id, l => l with { Motivations = "stars" }, default);
        await _class.EnrolAsync("ada");
        var news = await NewsAsync();
        Assert.Equal(2, news.Count);
        Assert.All(news, n => Assert.True(n.Change is { Cause: null, Skills.Count: 0 } && n.Change.Learner == ada.Id));
    }

    [Fact]
    public async Task Assignments_are_news_of_each_learner()
    {
        var (ada, ben, group) = await PrepareAsync();
        var game = (await _class.PublishAsync(("game", "game", "A")))[0];
        await NewsAsync();
        var request = new AssignRequest { Learners = [LearnerRef.Of("ada"), LearnerRef.Of("ben")], Skill = "A", Resources = [new ResourceRef(game.Id)], IdempotencyKey = "k" };
        var made = await _class.Assign.RunAsync(_class.Service, _class.Graph, request, default);
        Assert.Equal(new[] { ada.Id, ben.Id }.Order(), (await NewsAsync()).Where(n => n.Topic == LearnerChanged.TopicOfGroup(group.Id)).Select(n => n.Change.Learner).Order());

        await _class.Assign.RunAsync(_class.Service, _class.Graph, request, default);
        Assert.Empty(await NewsAsync());

        var bens = made.Assignments.Single(a => a.Learner == ben.Id);
        await _class.Update.RunAsync(_class.Service, [bens.Id], null, AssignmentStatus.Excused, default);
        Assert.All(await NewsAsync(), n => Assert.Equal(ben.Id, n.Change.Learner));
    }

    [Fact]
    public async Task Joining_and_leaving_is_news_of_the_learner_and_the_group()
    {
        var (ada, ben, group) = await PrepareAsync();
        await _class.EnrolAsync("eve");
        await NewsAsync();
        await _class.GroupAsync("class", "ada", "eve");
        var news = await NewsAsync();
        Assert.Equal(4, news.Count);
        Assert.Contains(news, n => n.Topic == LearnerChanged.TopicOfLearner(ben.Id));
        Assert.Contains(news, n => n.Topic == LearnerChanged.TopicOfGroup(group.Id) && n.Change.Learner == ben.Id);
        Assert.DoesNotContain(news, n => n.Change.Learner == ada.Id);
    }

    [Fact]
    public async Task Erasing_a_learner_is_its_last_news()
    {
        var (ada, _, _) = await PrepareAsync();
        await NewsAsync();
        await new EraseLearner(_class.Learners, _class.Access).RunAsync(_class.Service, LearnerRef.Of("ada"), true, default);
        Assert.Empty(await NewsAsync());
        await new EraseLearner(_class.Learners, _class.Access).RunAsync(_class.Service, LearnerRef.Of("ada"), false, default);
        Assert.Equal(2, (await NewsAsync()).Count(n => n.Change.Learner == ada.Id));
    }

    [Fact]
    public async Task An_event_holds_ids_alone()
    {
        await PrepareAsync();
        await _class.AnswerAsync("ada", "A", "+");
        await using var db = await _class.Contexts.CreateDbContextAsync();
        Assert.All(await db.Set<EventRow>().Select(e => e.Payload).ToListAsync(), p => Assert.DoesNotContain("ada", p, StringComparison.Ordinal));
    }

    async Task<(Learner Ada, Learner Ben, Group Group)> PrepareAsync()
    {
        var learners = await _class.EnrolAsync("ada", "ben");
        return (learners[0], learners[1], await _class.GroupAsync("class", "ada", "ben"));
    }

    /// <summary>What came since the last call.</summary>
    async Task<IReadOnlyList<(string Topic, LearnerChanged Change)>> NewsAsync()
    {
        await using var db = await _class.Contexts.CreateDbContextAsync();
        var rows = await db.Set<EventRow>().AsNoTracking().OrderBy(e => e.Place).ToListAsync();
        await db.Set<EventRow>().ExecuteDeleteAsync();
        return [.. rows.Select(r => (r.Topic, LearnerChanged.Parse(r.Payload)))];
    }
}
