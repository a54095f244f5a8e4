using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Groups;
using ResourceHub.Storage.Providers;
using ResourceHub.Storage.Tests.Catalog;
using ResourceHub.Storage.Tests.Learners;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>Two replicas of the hub on one database: what one does never undoes what the other did, and nothing is done twice.</summary>
public abstract class ReplicasContract(StoreKind store)
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    [SkippableFact]
    public async Task Answers_of_one_learner_that_come_in_on_both_at_once_all_count()
    {
        using var school = new School(store);
        var learner = await school.EnrolAsync("ada");
        var other = school.OtherReplica();
        const int Answers = 16;

        await Task.WhenAll(Enumerable.Range(0, Answers).Select(i => Task.Run(() => (i % 2 == 0 ? school.Record : other).RunAsync(
            school.Service, school.Graph, School.Quiz(learner, $"{i}", i) with { Items = [new($"i{i}", ["S.A.1"], i % 3 == 0 ? 0 : 1)] }, default))));

        Assert.Equal(Answers, (await school.Store.StandingAsync([learner.Id], default))[learner.Id].Count());
        Assert.Equal(Answers, (await school.StateAsync(learner)).EvidenceCount);
    }

    [SkippableFact]
    public async Task A_call_that_both_get_is_recorded_once()
    {
        using var school = new School(store);
        var learner = await school.EnrolAsync("ada");
        var other = school.OtherReplica();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? school.Record : other).RunAsync(
            school.Service, school.Graph, School.Quiz(learner, "same") with { Items = [new("i", ["S.A.1"], 1)] }, default))));

        Assert.Single(results, r => r.Recorded == 1);
        Assert.All(results, r => Assert.Empty(r.Errors));
        Assert.Single((await school.Store.StandingAsync([learner.Id], default))[learner.Id]);
    }

    [SkippableFact]
    public async Task Records_that_both_publish_at_once_are_created_once()
    {
        using var hub = new CatalogFixture(store);
        await hub.AddProviderAsync("p");
        var (contexts, writer) = hub.Database.Replica();
        var catalog = new CatalogStore(contexts, writer, TimeProvider.System);
        var providers = new ProviderStore(contexts, writer);
        var signal = new Signal(TimeProvider.System);
        var second = new PublishResources(providers, catalog, hub.Graph, new(catalog, providers, hub.Graph, signal), signal, TimeProvider.System);
        string[] records = [.. Enumerable.Range(0, 600).Select(i => $$"""{"@id":"r{{i:D4}}","name":"Resource {{i}}","url":"https://x.example/{{i}}"}""")];

        var runs = await Task.WhenAll(new[] { hub.Publisher, second }.Select(p => Task.Run(() => p.RunAsync(CatalogFixture.Operator, new("p", CatalogFixture.Records(records)), default))));

        Assert.Equal(records.Length, runs.Sum(r => r.Created));
        Assert.Equal(records.Length, runs.Sum(r => r.Unchanged));
        Assert.Equal(records.Length, await hub.Store.CountAsync(default));
        Assert.Equal(records.Length, await hub.Outbox.CountAsync(default));
    }

    [SkippableFact]
    public async Task A_row_of_the_outbox_is_held_by_one_and_goes_to_the_other_when_the_lease_ends()
    {
        using var hub = new CatalogFixture(store);
        await hub.AddProviderAsync("p");
        await hub.PublishAsync("p", [.. Enumerable.Range(0, 200).Select(i => $$"""{"@id":"r{{i}}","name":"{{i}}"}""")]);
        var clock = new FixedClock { Now = School.Now };
        var (contexts, writer) = hub.Database.Replica();
        Outbox[] replicas = [new(hub.Database.Contexts, hub.Database.Writer, clock), new(contexts, writer, clock)];
        var claimed = new ConcurrentBag<OutboxEntry>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            foreach (var entry in await replicas[i % 2].ClaimAsync(30, Lease, default))
                claimed.Add(entry);
        })));
        while (await replicas[0].ClaimAsync(30, Lease, default) is { Count: > 0 } more)
            foreach (var entry in more)
                claimed.Add(entry);

        Assert.Equal(200, claimed.Select(e => e.Id).Distinct().Count());
        Assert.Equal(200, claimed.Count);
        Assert.Empty(await replicas[1].ClaimAsync(500, Lease, default));

        // the holder is gone: nobody completes what it claimed
        clock.Now += Lease + TimeSpan.FromSeconds(1);
        var taken = await replicas[1].ClaimAsync(500, Lease, default);
        Assert.Equal(200, taken.Count);
        await replicas[0].CompleteAsync([.. claimed], default);
        Assert.Equal(200, await hub.Outbox.CountAsync(default));
        await replicas[1].CompleteAsync(taken, default);
        Assert.Equal(0, await hub.Outbox.CountAsync(default));
    }

    [SkippableFact]
    public async Task A_change_that_was_decided_on_an_older_state_is_not_written_over_a_newer_one()
    {
        using var hub = new CatalogFixture(store);
        await hub.AddProviderAsync("p");
        await hub.PublishAsync("p", """{"@id":"a","name":"One"}""");
        var read = (await hub.FindAsync("p", "a"))!;
        await hub.PublishAsync("p", """{"@id":"a","name":"Two"}""");
        var document = ResourceDocument.Write(read);

        await hub.Store.RealignAsync([new(read, document, ResourceDocument.Hash(document))], [], default);

        Assert.Equal(("Two", 2, 2), ((await hub.FindAsync("p", "a"))!.Name, (await hub.FindAsync("p", "a"))!.Version, (int)(await hub.FindAsync("p", "a"))!.IndexVersion));
    }

    [SkippableFact]
    public async Task An_assignment_under_one_key_is_made_once_and_each_has_its_own_place()
    {
        using var database = new TestDatabase(store);
        var (contexts, writer) = database.Replica();
        AssignmentStore[] replicas = [new(database.Contexts, database.Writer, TimeProvider.System), new(contexts, writer, TimeProvider.System)];
        var (organization, learner) = (Guid.NewGuid(), Guid.NewGuid());
        AssignmentBatch Batch(int key) => new(organization, key.ToString(CultureInfo.InvariantCulture), [1], School.Now,
            [new() { Id = Guid.NewGuid(), Organization = organization, Learner = learner, Skill = Guid.NewGuid(), Resource = Guid.NewGuid(), ResourceVersion = 1, AssignedAt = School.Now, Readiness = Readiness.Ready }]);

        // each of four keys comes twice on each replica
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => replicas[i % 2].AddAsync(Batch(i / 4), default))));

        var page = await replicas[0].ListAsync(new(organization, learner, [learner]), new PageRequest(100, null), default);
        Assert.Equal(4, page.TotalCount);
        await using var db = await database.Contexts.CreateDbContextAsync();
        Assert.Equal([1L, 2, 3, 4], await db.Set<AssignmentRow>().Select(a => a.Sequence).Order().ToListAsync());
    }

    [SkippableFact]
    public async Task A_group_that_both_save_has_the_members_of_one_of_them()
    {
        using var school = new School(store);
        Guid[] learners = [.. await Task.WhenAll(Enumerable.Range(0, 6).Select(async i => (await school.EnrolAsync($"l{i}")).Id))];
        Guid[][] memberships = [learners[..3], learners[3..]];

        for (var round = 0; round < 4; round++)
            await Task.WhenAll(memberships.Select(members => Task.Run(() => school.Groups.SaveAsync(new(Guid.NewGuid(), school.Organization, "class", "Class", members), default))));

        var group = await school.Groups.FindAsync(school.Organization, "class", default);
        Assert.Contains(memberships, members => members.SequenceEqual(group!.Learners));
    }

    [SkippableFact]
    public async Task Names_that_differ_only_in_case_or_in_a_blank_behind_them_are_two()
    {
        using var school = new School(store);
        string[] names = ["ada", "Ada", "ada ", "adà", "ÀDA"];
        foreach (var name in names)
            await school.EnrolAsync(name);
        var filter = LearnerFilter.Of(school.Service)!;

        var found = await school.Learners.FindManyAsync(filter, names, default);
        var page = await school.Learners.ListAsync(filter, null, new PageRequest(100, null), default);

        Assert.Equal(names.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, f => Assert.Equal(f.Key, f.Value.ExternalId));
        Assert.Equal(names.Length, page.TotalCount);
        Assert.Equal(names.Order(StringComparer.Ordinal).Where(n => n[^1] != ' '), page.Nodes.Select(l => l.ExternalId).Where(n => n[^1] != ' '));
    }
}
