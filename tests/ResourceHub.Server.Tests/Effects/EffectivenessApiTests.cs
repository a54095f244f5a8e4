using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Effects;
using ResourceHub.Server.Tests.Learners;

namespace ResourceHub.Server.Tests.Effects;

/// <summary>From evidence over the public API to effectiveness on the resource, in the order of a search and in a recommendation.</summary>
public sealed class EffectivenessApiTests : IAsyncLifetime
{
    const int Learners = 60;

    SchoolServer _school = null!;
    string _admin = "";

    public async Task InitializeAsync()
    {
        _school = await SchoolServer.StartAsync();
        _admin = await _school.Hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogRead, Scope.CatalogPublish] });
        await _school.QueryAsync("""
            mutation { registerProvider(input: {slug: "open", name: "Open"}) { provider { id } }
              publishResources(input: {provider: "open", waitForIndex: true, records: {resources: [
                {externalId: "idle", name: "A idle game", learningResourceType: [GAME], teaches: ["4.X.A.1"]},
                {externalId: "helps", name: "B helping game", learningResourceType: [GAME], teaches: ["4.X.A.1"]},
                {externalId: "new", name: "C new game", learningResourceType: [GAME], teaches: ["4.X.A.1"]}]}}) { rejected errors { message } } }
            """, key: _admin);
        await _school.EnrolAsync(4, [.. Enumerable.Range(0, Learners).Select(i => $"l{i}")]);
        // half use one, half the other, and whoever used the one that helps is right afterwards
        for (var i = 0; i < Learners; i++)
        {
            var helps = i % 2 == 0;
            await _school.QueryAsync("""
                mutation($pre: RecordAssessmentInput!, $use: RecordActivityInput!, $post: RecordAssessmentInput!) {
                  pre: recordAssessment(input: $pre) { errors { message } }
                  recordActivity(input: $use) { errors { message } }
                  post: recordAssessment(input: $post) { errors { message } } }
                """, new
            {
                pre = Test(i, "pre", 1, i % 3 == 0 ? 0 : 1),
                use = new { learner = new { externalId = $"l{i}" }, source = "app", sourceId = $"use{i}", resource = new { external = new { provider = "open", externalId = helps ? "helps" : "idle" } }, completed = true, at = Day(3) },
                post = Test(i, "post", 6, helps || i % 8 == 1 ? 1 : 0),
            });
        }
        await _school.Hub.Services.GetRequiredService<MeasureEffectiveness>().RunAsync(_school.Organization.Id, CancellationToken.None);
        await _school.Hub.Services.GetRequiredService<ObservedEffects>().RefreshAsync(CancellationToken.None);
        await _school.Hub.IndexedAsync();
    }

    public async Task DisposeAsync() => await _school.DisposeAsync();

    static DateTimeOffset Day(int day) => DateTimeOffset.UnixEpoch.AddYears(56).AddDays(day);

    static object Test(int learner, string name, int day, double score) => new
    {
        learner = new { externalId = $"l{learner}" }, source = "quiz", sourceId = $"{name}{learner}", takenAt = Day(day),
        items = new[] { new { itemId = $"{name}-item", skills = new[] { "4.X.A.1" }, score } },
    };

    const string Rows = """
        { resources(search: {skills: {anyOf: ["4.X.A.1"]}}, orderBy: EFFECTIVENESS) { nodes { externalId
            effectiveness { resource { externalId } skill { code } startingFrom gain low high learners controls } } } }
        """;

    [Fact]
    public async Task A_resource_that_helps_comes_first_and_says_by_how_much_and_of_how_many()
    {
        var nodes = (await _school.QueryAsync(Rows)).GetProperty("resources").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.Equal(["helps", "idle", "new"], nodes.Select(n => n.GetProperty("externalId").GetString()));
        var rows = nodes[0].GetProperty("effectiveness").EnumerateArray().ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            Assert.Equal("helps", row.GetProperty("resource").GetProperty("externalId").GetString());
            Assert.Equal("4.X.A.1", row.GetProperty("skill").GetProperty("code").GetString());
            Assert.True(row.GetProperty("low").GetDouble() > 0);
            Assert.True(row.GetProperty("learners").GetInt32() >= 10 && row.GetProperty("controls").GetInt32() >= 10);
        }
        Assert.All(nodes[1].GetProperty("effectiveness").EnumerateArray(), row => Assert.True(row.GetProperty("gain").GetDouble() < 0));
        Assert.Empty(nodes[2].GetProperty("effectiveness").EnumerateArray());
    }

    [Fact]
    public async Task Another_organisation_a_learner_and_an_anonymous_caller_see_none_of_it()
    {
        var elsewhere = await _school.Hub.CreateOrganizationAsync("elsewhere");
        var other = await _school.Hub.CreateKeyAsync(new NewKey { Name = "other", Role = Role.Service, Organization = elsewhere.Id });
        foreach (var key in (string?[])[other, _admin, null])
        {
            var nodes = (await _school.Hub.QueryAsync(Rows, key: key)).GetProperty("resources").GetProperty("nodes").EnumerateArray().ToArray();
            Assert.Equal(3, nodes.Length);
            Assert.All(nodes, n => Assert.Empty(n.GetProperty("effectiveness").EnumerateArray()));
        }
    }

    [Fact]
    public async Task A_recommendation_prefers_it_and_says_so_as_an_association()
    {
        var found = (await _school.QueryAsync("""
            { learner(by: {externalId: "l3"}) { recommendations(for: {goals: ["4.X.A.1"]}) { skills { practise { resource { externalId } reasons { kind text } } teach { resource { externalId } reasons { kind text } } } } } }
            """)).GetProperty("learner").GetProperty("recommendations").GetProperty("skills")[0];
        var offers = ((string[])["teach", "practise"]).SelectMany(slot => found.GetProperty(slot).EnumerateArray()).ToArray();
        var helping = offers.Single(o => o.GetProperty("resource").GetProperty("externalId").GetString() == "helps");
        Assert.Contains("other causes", Assert.Single(helping.GetProperty("reasons").EnumerateArray(), r => r.GetProperty("kind").GetString() == "EFFECTIVENESS").GetProperty("text").GetString());
        Assert.All(offers.Where(o => o.GetProperty("resource").GetProperty("externalId").GetString() != "helps"),
            o => Assert.DoesNotContain(o.GetProperty("reasons").EnumerateArray(), r => r.GetProperty("kind").GetString() == "EFFECTIVENESS"));
    }

    [Fact]
    public async Task It_is_measured_by_whoever_comes_first_once_a_day()
    {
        var measure = _school.Hub.Services.GetRequiredService<MeasureEffectiveness>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => measure.RunDueAsync(CancellationToken.None)));
        Assert.Single(taken, t => t);
        Assert.False(await measure.RunDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Evidence_that_is_voided_is_gone_from_the_next_measuring()
    {
        for (var i = 0; i < Learners; i += 2)
            await _school.QueryAsync("mutation($i: VoidEvidenceInput!) { voidEvidence(input: $i) { errors { message } } }", new { i = new { which = new { source = new { source = "app", sourceId = $"use{i}" } }, reason = "wrong" } });
        await _school.Hub.Services.GetRequiredService<MeasureEffectiveness>().RunAsync(_school.Organization.Id, CancellationToken.None);
        var nodes = (await _school.QueryAsync(Rows)).GetProperty("resources").GetProperty("nodes").EnumerateArray();
        Assert.Empty(nodes.Single(n => n.GetProperty("externalId").GetString() == "helps").GetProperty("effectiveness").EnumerateArray());
    }
}
