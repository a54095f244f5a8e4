using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.Server.Common;
using ResourceHub.Server.Events;
using ResourceHub.Server.Tests.Learners;

namespace ResourceHub.Server.Tests.Watching;

/// <summary>learnerChanged and groupChanged over Server-Sent Events.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    SchoolServer _school = null!;

    public async Task InitializeAsync() => _school = await SchoolServer.StartAsync();

    public async Task DisposeAsync() => await _school.DisposeAsync();

    [Fact]
    public async Task Evidence_is_shown_with_the_states_that_it_counts_for_and_its_last_piece()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        using var watcher = await WatchAsync(Watcher.OfLearner(ada));
        await _school.AssessAsync("ada", "quiz-1", ("i1", "4.X.A.1", 1), ("i2", "4.X.A.2", 0));

        var change = await watcher.ChangeAsync();
        Assert.Equal("ada", change.GetProperty("learner").GetProperty("externalId").GetString());
        Assert.Equal(["4.X.A.1", "4.X.A.2"], change.GetProperty("changed").EnumerateArray().Select(s => s.GetProperty("skill").GetProperty("code").GetString()));
        Assert.All(change.GetProperty("changed").EnumerateArray(), s => Assert.Equal(1, s.GetProperty("evidenceCount").GetInt32()));
        Assert.Equal(("quiz-1", "i2"), (change.GetProperty("cause").GetProperty("sourceId").GetString(), change.GetProperty("cause").GetProperty("itemId").GetString()));

        await _school.QueryAsync("""mutation { voidEvidence(input: { which: { source: { source: "quiz", sourceId: "quiz-1" } }, reason: "copied" }) { voided errors { code } } }""");
        change = await watcher.ChangeAsync();
        Assert.True(change.GetProperty("cause").GetProperty("voided").GetBoolean());
        Assert.All(change.GetProperty("changed").EnumerateArray(), s => Assert.Equal(0, s.GetProperty("evidenceCount").GetInt32()));

        await _school.QueryAsync("""mutation { judgeSkill(input: { learner: { externalId: "ada" }, skill: "4.X.A.1", mastered: true }) { errors { code } } }""");
        change = await watcher.ChangeAsync();
        Assert.Equal("JUDGEMENT", change.GetProperty("cause").GetProperty("kind").GetString());
        Assert.Equal("MASTERED", change.GetProperty("changed")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Goals_and_membership_are_shown_without_a_cause()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        var group = await GroupAsync("class");
        using var learner = await WatchAsync(Watcher.OfLearner(ada));
        using var everyone = await WatchAsync(Watcher.OfGroup(group));

        await GroupAsync("class", "ada");
        foreach (var watcher in (Watcher[])[learner, everyone])
        {
            var change = await watcher.ChangeAsync();
            Assert.Equal("ada", change.GetProperty("learner").GetProperty("externalId").GetString());
            Assert.Equal((0, JsonValueKind.Null), (change.GetProperty("changed").GetArrayLength(), change.GetProperty("cause").ValueKind));
        }

        await AimAsync("ada", "count to ten");
        foreach (var watcher in (Watcher[])[learner, everyone])
            Assert.Equal("count to ten", (await watcher.ChangeAsync()).GetProperty("learner").GetProperty("goals")[0].GetProperty("statement").GetString());
    }

    [Fact]
    public async Task A_learner_who_leaves_a_group_is_heard_there_no_more_and_out_of_a_teachers_reach()
    {
        var ids = await _school.EnrolAsync(4, "ada", "ben");
        var group = await GroupAsync("class", "ada", "ben");
        var teacher = await KeyAsync(new NewKey { Name = "teacher", Role = Role.Teacher, Groups = [Key(group)] });
        using var ada = await WatchAsync(Watcher.OfLearner(ids[0]), teacher);
        using var everyone = await WatchAsync(Watcher.OfGroup(group), teacher);
        await AimAsync("ada", "one");
        await ada.ChangeAsync();
        await everyone.ChangeAsync();

        await GroupAsync("class", "ben");
        Assert.Null(await ada.NextAsync());
        await AimAsync("ada", "two");
        await AimAsync("ben", "three");
        Assert.Equal("ben", (await everyone.ChangeAsync()).GetProperty("learner").GetProperty("externalId").GetString());
    }

    [Fact]
    public async Task A_learner_who_is_erased_is_the_end()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        using var watcher = await WatchAsync(Watcher.OfLearner(ada));
        await _school.QueryAsync("""mutation { eraseLearner(input: { learner: { externalId: "ada" } }) { errors { code } } }""");
        Assert.Null(await watcher.NextAsync());
    }

    [Fact]
    public async Task A_learners_key_hears_itself_alone()
    {
        var ids = await _school.EnrolAsync(4, "ada", "ben");
        var group = await GroupAsync("class", "ada", "ben");
        var key = await KeyAsync(new NewKey { Name = "ada", Role = Role.Learner, Learner = Key(ids[0], "Learner") });
        using var other = await WatchAsync(Watcher.OfLearner(ids[1]), key);
        Assert.Equal("LEARNER_NOT_FOUND", await other.ErrorAsync());
        using var everyone = await WatchAsync(Watcher.OfGroup(group), key);
        await AimAsync("ben", "hidden");
        await AimAsync("ada", "seen");
        Assert.Equal("ada", (await everyone.ChangeAsync()).GetProperty("learner").GetProperty("externalId").GetString());
    }

    [Fact]
    public async Task Who_may_not_read_a_learner_or_group_may_not_listen()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        var group = await GroupAsync("class", "ada");
        var elsewhere = await _school.Hub.CreateOrganizationAsync("elsewhere");
        var stranger = await _school.Hub.CreateKeyAsync(new NewKey { Name = "stranger", Role = Role.Service, Organization = elsewhere.Id });
        var teacher = await KeyAsync(new NewKey { Name = "teacher", Role = Role.Teacher, Groups = [Key(await GroupAsync("other"))] });
        foreach (var (key, learner, everyone) in new (string?, string, string)[] { (null, "FORBIDDEN", "FORBIDDEN"), (stranger, "LEARNER_NOT_FOUND", "GROUP_NOT_FOUND"), (teacher, "LEARNER_NOT_FOUND", "GROUP_NOT_FOUND") })
        {
            using var one = await Watcher.StartAsync(_school.Hub.Http, Watcher.OfLearner(ada), key);
            Assert.Equal(learner, await one.ErrorAsync());
            Assert.Null(await one.NextAsync());
            using var all = await Watcher.StartAsync(_school.Hub.Http, Watcher.OfGroup(group), key);
            Assert.Equal(everyone, await all.ErrorAsync());
        }
        using var nonsense = await WatchAsync(Watcher.OfLearner(group));
        Assert.Equal("LEARNER_NOT_FOUND", await nonsense.ErrorAsync());
    }

    [Fact]
    public async Task Access_to_every_subscription_is_tried_here()
    {
        var fields = (await _school.QueryAsync("{ __schema { subscriptionType { fields { name } } } }")).GetProperty("__schema").GetProperty("subscriptionType").GetProperty("fields");
        Assert.Equal(["groupChanged", "learnerChanged"], fields.EnumerateArray().Select(f => f.GetProperty("name").GetString()).Order());
    }

    [Fact]
    public async Task A_thousand_changes_come_all()
    {
        string[] names = [.. Enumerable.Range(0, 1000).Select(i => $"learner-{i:000}")];
        await _school.EnrolAsync(4, names);
        using var watcher = await WatchAsync(Watcher.OfGroup(await GroupAsync("year", names)));
        foreach (var some in names.Chunk(200))
            await _school.QueryAsync(
                "mutation($a: [RecordAssessmentInput!]!) { recordAssessments(input: { assessments: $a }) { results { errors { code } } } }",
                new { a = some.Select(n => new { learner = new { externalId = n }, source = "quiz", sourceId = "1", takenAt = DateTimeOffset.UnixEpoch.AddYears(56), items = new[] { new { itemId = "i", skills = new[] { "4.X.A.1" }, score = 1 } } }) });
        var heard = new List<string?>();
        while (heard.Count < names.Length)
            heard.Add((await watcher.ChangeAsync()).GetProperty("learner").GetProperty("externalId").GetString());
        Assert.Equal(names, heard.Order());
    }

    [Fact]
    public async Task A_client_that_goes_away_is_forgotten()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        var backplane = _school.Hub.Services.GetRequiredService<DatabaseBackplane>();
        using (await WatchAsync(Watcher.OfLearner(ada)))
            Assert.Equal(1, backplane.SubscriberCount);
        using var patience = new CancellationTokenSource(Watcher.Longest);
        while (backplane.SubscriberCount > 0)
            await Task.Delay(5, patience.Token);
    }

    [Fact]
    public async Task A_hub_that_stops_ends_its_streams_at_once()
    {
        var ada = (await _school.EnrolAsync(4, "ada"))[0];
        using var watcher = await WatchAsync(Watcher.OfLearner(ada));
        await AimAsync("ada", "one");
        await watcher.ChangeAsync();
        var stopping = _school.Hub.StopAsync();
        await Assert.ThrowsAsync<EndOfStreamException>(watcher.NextAsync);
        await stopping.WaitAsync(Watcher.Longest);
    }

    Task<Watcher> WatchAsync(string query, string? key = null) => Watcher.StartAsync(_school.Hub.Http, query, key ?? _school.Service);

    Task<string> KeyAsync(NewKey wish) => _school.Hub.CreateKeyAsync(wish with { Organization = _school.Organization.Id });

    Task AimAsync(string learner, string goal) => _school.QueryAsync(
        "mutation($l: String!, $g: String!) { setGoals(input: { learner: { externalId: $l }, goals: [{ statement: $g }] }) { errors { code } } }", new { l = learner, g = goal });

    async Task<string> GroupAsync(string name, params string[] learners)
        => (await _school.QueryAsync("mutation($input: UpsertGroupInput!) { upsertGroup(input: $input) { group { id } errors { code } } }", new { input = new { externalId = name, name, learnerExternalIds = learners } }))
            .GetProperty("upsertGroup").GetProperty("group").GetProperty("id").GetString()!;

    static Guid Key(string id, string type = "Group") => GlobalId.TryDecode(id, type, out var key) ? key : throw new ArgumentException(id);
}
