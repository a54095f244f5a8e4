using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.Catalog;

public abstract class PublishResourcesContract(StoreKind store) : IDisposable
{
    readonly CatalogFixture _hub = new(store);

    [SkippableFact]
    public async Task The_same_content_again_changes_nothing()
    {
        await _hub.AddProviderAsync("p");
        var first = await _hub.PublishAsync("p", """{"@id":"a","name":"One","url":"https://x.example/a"}""");
        var again = await _hub.PublishAsync("p", """{"url":"https://x.example/a","name":"One","@id":"a"}""");
        var changed = await _hub.PublishAsync("p", """{"@id":"a","name":"Two","url":"https://x.example/a"}""");

        Assert.Equal([PublishOutcome.Created, PublishOutcome.Unchanged, PublishOutcome.Updated],
            new[] { first, again, changed }.Select(r => r.Results.Single().Outcome));
        Assert.Equal((1, 0, 0), (first.Run.Created, first.Run.Updated, first.Run.Unchanged));
        Assert.Equal(RunStatus.Succeeded, first.Run.Status);
        var resource = await _hub.FindAsync("p", "a");
        Assert.Equal(("Two", 2), (resource!.Name, resource.Version));
        Assert.Equal(first.Results[0].Resource, resource.Id);
    }

    [SkippableFact]
    public async Task Each_version_keeps_its_record()
    {
        await _hub.AddProviderAsync("p");
        await _hub.PublishAsync("p", """{"@id":"a","name":"One","x":1}""");
        await _hub.PublishAsync("p", """{"@id":"a","name":"Two","x":2}""");
        var id = (await _hub.FindAsync("p", "a"))!.Id;

        var snapshots = await _hub.Catalog.SnapshotsAsync([(id, 1), (id, 2), (id, 3)], CancellationToken.None);
        var records = await _hub.Catalog.JsonLdAsync([(id, 1)], CancellationToken.None);

        Assert.Equal(["One", "Two"], snapshots.Values.OrderBy(s => s.Version).Select(s => s.Name));
        Assert.Equal("""{"@id":"a","name":"One","x":1}""", System.Text.Encoding.UTF8.GetString(records[(id, 1)]));
    }

    [SkippableFact]
    public async Task Texts_as_long_as_they_may_be_are_kept()
    {
        await _hub.AddProviderAsync("p");
        var (id, name, url) = (new string('i', 399) + ' ', new string('n', 500), "https://x.example/" + new string('u', 1_982));

        var (run, _) = await _hub.PublishAsync("p", $$"""{"@id":"{{id}}","name":"{{name}}","url":"{{url}}"}""");

        Assert.Equal((1, 0), (run.Created, run.Rejected));
        Assert.Equal(name, (await _hub.Catalog.FindAsync(new(Url: url), CancellationToken.None))!.Name);
    }

    [SkippableFact]
    public async Task A_bad_record_stops_nothing_and_never_replaces_a_good_one()
    {
        var provider = await _hub.AddProviderAsync("p");
        await _hub.PublishAsync("p", """{"@id":"a","name":"Good","url":"https://x.example/a"}""");
        var (run, results) = await _hub.PublishAsync("p",
            """{"@id":"a","name":"Bad","url":"javascript:alert(1)"}""", """{"@id":"b","name":"Other","url":"https://x.example/b"}""", """{"name":"No id"}""");

        Assert.Equal([PublishOutcome.Rejected, PublishOutcome.Created, PublishOutcome.Rejected], results.Select(r => r.Outcome));
        Assert.Equal((3, 1, 2), (run.Seen, run.Created, run.Rejected));
        Assert.Equal("Good", (await _hub.FindAsync("p", "a"))!.Name);
        Assert.Equal(["INVALID_URL", "ID_MISSING"], (await _hub.ProblemsAsync(provider)).Select(p => p.Code));
        Assert.NotNull(results[0].Resource);
    }

    [SkippableFact]
    public async Task A_mended_record_has_no_problem_left()
    {
        var provider = await _hub.AddProviderAsync("p");
        await _hub.PublishAsync("p", """{"@id":"a","name":"Good","url":"https://x.example/a"}""");
        await _hub.PublishAsync("p", """{"@id":"a","name":"Bad","url":"nowhere"}""");
        Assert.Equal(Severity.Error, Assert.Single(await _hub.ProblemsAsync(provider)).Severity);
        await _hub.PublishAsync("p", """{"@id":"a","name":"Good","url":"https://x.example/a"}""");

        Assert.Empty(await _hub.ProblemsAsync(provider));
    }

    [SkippableFact]
    public async Task Problems_belong_to_the_run_that_met_them_last()
    {
        var provider = await _hub.AddProviderAsync("p");
        var first = await _hub.PublishAsync("p", """{"@id":"a","name":"No address"}""");
        var second = await _hub.PublishAsync("p", """{"@id":"a","name":"No address"}""");

        Assert.Equal(second.Run.Id, Assert.Single(await _hub.ProblemsAsync(provider)).RunId);
        Assert.NotEqual(first.Run.Id, second.Run.Id);
        Assert.Equal(2, (await _hub.Runs.OfProviderAsync(provider.Id, new(10, null), CancellationToken.None)).TotalCount);
    }

    [SkippableFact]
    public async Task Problems_of_records_without_an_id_are_kept_for_ten_runs()
    {
        var provider = await _hub.AddProviderAsync("p");
        var other = await _hub.AddProviderAsync("other");
        await _hub.PublishAsync("other", """{"name":"No id"}""");
        await _hub.PublishAsync("p", """{"@id":"a","name":"Bad","url":"nowhere"}""");
        var runs = new List<Guid>();
        for (var run = 0; run < 12; run++)
            runs.Add((await _hub.PublishAsync("p", """{"name":"No id"}""")).Run.Id);

        var problems = await _hub.ProblemsAsync(provider);
        Assert.Equal(runs.TakeLast(10), problems.Where(p => p.Code == "ID_MISSING").Select(p => p.RunId));
        Assert.Single(problems, p => p.Code == "INVALID_URL");
        Assert.Single(await _hub.ProblemsAsync(other));
    }

    [SkippableFact]
    public async Task Of_a_repeated_id_the_first_valid_record_stands_at_every_run()
    {
        var provider = await _hub.AddProviderAsync("p");
        string[] file = ["""{"@id":"a","url":"https://x.example/a"}""", """{"@id":"a","name":"First","url":"https://x.example/a"}""", """{"@id":"a","name":"Second","url":"https://x.example/a"}"""];
        var (_, once) = await _hub.PublishAsync("p", file);
        var (_, twice) = await _hub.PublishAsync("p", file);

        Assert.Equal([PublishOutcome.Rejected, PublishOutcome.Created, PublishOutcome.Rejected], once.Select(r => r.Outcome));
        Assert.Equal([PublishOutcome.Rejected, PublishOutcome.Unchanged, PublishOutcome.Rejected], twice.Select(r => r.Outcome));
        Assert.Equal("DUPLICATE_RECORD", once[2].Errors.Single().Code);
        Assert.Contains("record 1", once[2].Errors.Single().Message, StringComparison.Ordinal);
        Assert.Equal(("First", 1), ((await _hub.FindAsync("p", "a"))!.Name, (await _hub.FindAsync("p", "a"))!.Version));
        Assert.Contains(await _hub.ProblemsAsync(provider), p => p.Code == "DUPLICATE_RECORD");
    }

    [SkippableFact]
    public async Task Unknown_skills_publish_with_a_warning_and_resolve_when_the_framework_comes()
    {
        var provider = await _hub.AddProviderAsync("p");
        var (_, results) = await _hub.PublishAsync("p", """{"@id":"a","name":"N","url":"https://x.example/a","teaches":["4.NF.B.3","9.ZZ.1"],"assesses":{"termCode":"4.NF.B.3","@id":"https://other.example/x"}}""");
        Assert.Equal(["SKILL_NOT_FOUND", "SKILL_NOT_FOUND", "SKILL_NOT_FOUND"], results[0].Warnings.Select(w => w.Code));
        Assert.Equal(["teaches", "0"], results[0].Warnings[0].Path);
        Assert.False((await _hub.Catalog.CountsAsync([provider.Id], CancellationToken.None))[provider.Id].Aligned > 0);
        await DrainAsync();

        _hub.Graph.Set(1, "Maths", "4.NF.B.3");
        Assert.True(await _hub.Resolve.CatchUpAsync(CancellationToken.None));
        Assert.False(await _hub.Resolve.CatchUpAsync(CancellationToken.None));

        var resource = (await _hub.FindAsync("p", "a"))!;
        var skill = CatalogFixture.SettableGraph.SkillId("4.NF.B.3");
        Assert.Equal([new(AlignmentRole.Teaches, skill, "4.NF.B.3"), new Alignment(AlignmentRole.Assesses, skill, "4.NF.B.3")], resource.Alignments);
        Assert.Equal("9.ZZ.1", Assert.Single(resource.UnresolvedAlignments).Ref);
        Assert.Equal(1, resource.Version);
        Assert.Equal("9.ZZ.1", Assert.Single(await _hub.ProblemsAsync(provider)).Message.Split('"')[1]);
        Assert.Equal(new ResourceCounts(1, 1), (await _hub.Catalog.CountsAsync([provider.Id], CancellationToken.None))[provider.Id]);
        Assert.Equal(resource.IndexVersion, Assert.Single(await DrainAsync()).IndexVersion);
    }

    [SkippableFact]
    public async Task A_change_of_the_frameworks_has_documents_made_again_that_depend_on_them()
    {
        await _hub.AddProviderAsync("p");
        _hub.Graph.Set(1, "math", "4.NF.B.3");
        await _hub.PublishAsync("p", """{"@id":"aligned","name":"A","teaches":"4.NF.B.3"}""", """{"@id":"free","name":"B"}""");
        var aligned = (await _hub.FindAsync("p", "aligned"))!;
        await ClearOutboxAsync();

        Assert.False(await _hub.Resolve.CatchUpAsync(CancellationToken.None));
        Assert.Empty(await _hub.Outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None));
        // another item of the framework may be what the aligned one needs now, and its text may have changed
        _hub.Graph.Set(2, "math", "4.NF.B.3", "3.NF.A.1");
        Assert.True(await _hub.Resolve.CatchUpAsync(CancellationToken.None));

        var entry = Assert.Single(await _hub.Outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.Equal((aligned.Id, aligned.IndexVersion + 1), (entry.Resource, entry.IndexVersion));
        Assert.Equal(1, (await _hub.FindAsync("p", "aligned"))!.Version);
        await ClearOutboxAsync();
        Assert.False(await _hub.Resolve.CatchUpAsync(CancellationToken.None));
        Assert.Equal(0, await _hub.Outbox.CountAsync(CancellationToken.None));

        async Task ClearOutboxAsync()
        {
            await _hub.Outbox.ReleaseAllAsync(CancellationToken.None);
            await _hub.Outbox.CompleteAsync(await _hub.Outbox.ClaimAsync(100, TimeSpan.FromMinutes(1), CancellationToken.None), CancellationToken.None);
        }
    }

    [SkippableFact]
    public async Task A_framework_that_arrives_during_a_run_is_not_missed()
    {
        await _hub.AddProviderAsync("p");
        var results = new List<PublishResult>();
        await _hub.Publisher.RunAsync(CatalogFixture.Operator, new("p", Records()) { Judged = results.Add }, CancellationToken.None);

        Assert.Single((await _hub.FindAsync("p", "a"))!.Alignments);

        async IAsyncEnumerable<SourceRecord> Records()
        {
            await foreach (var record in CatalogFixture.Records("""{"@id":"a","name":"N","url":"https://x.example/a","teaches":"4.NF.B.3"}"""))
            {
                _hub.Graph.Set(1, "Maths", "4.NF.B.3");
                yield return record;
            }
        }
    }

    [SkippableFact]
    public async Task A_withdrawn_resource_is_a_tombstone_until_it_is_published_again()
    {
        var provider = await _hub.AddProviderAsync("p");
        const string Record = """{"@id":"a","name":"N","url":"https://x.example/a"}""";
        await _hub.PublishAsync("p", Record);
        await DrainAsync();
        var (withdrawn, unknown) = await _hub.Withdrawal.RunAsync(CatalogFixture.Operator, "p", ["a", "a", "never"], CancellationToken.None);

        Assert.Equal(["never"], unknown);
        Assert.Equal(withdrawn.Single().IndexVersion, Assert.Single(await DrainAsync()).IndexVersion);
        Assert.True((await _hub.FindAsync("p", "a"))!.Withdrawn);
        Assert.Empty(await _hub.Catalog.CountsAsync([provider.Id], CancellationToken.None));
        Assert.Empty((await _hub.Withdrawal.RunAsync(CatalogFixture.Operator, "p", ["a"], CancellationToken.None)).Withdrawn);

        var (_, results) = await _hub.PublishAsync("p", Record);
        Assert.Equal(PublishOutcome.Updated, results[0].Outcome);
        var back = (await _hub.FindAsync("p", "a"))!;
        Assert.Equal((false, 2), (back.Withdrawn, back.Version));
    }

    [SkippableFact]
    public async Task Parts_may_come_before_their_whole()
    {
        await _hub.AddProviderAsync("p");
        await _hub.PublishAsync("p",
            """{"@id":"part2","name":"B","isPartOf":{"@id":"whole"},"position":2}""",
            """{"@id":"part1","name":"A","isPartOf":"https://x.example/whole/","position":1}""",
            """{"@id":"whole","name":"W","url":"http://x.example/whole"}""");
        var whole = (await _hub.FindAsync("p", "whole"))!;
        var part = (await _hub.FindAsync("p", "part2"))!;

        var parts = await _hub.Catalog.PartsAsync(whole, new(1, null), CancellationToken.None);
        Assert.Equal(["A"], parts.Nodes.Select(p => p.Name));
        Assert.True(parts.HasNextPage);
        Assert.Equal(["B"], (await _hub.Catalog.PartsAsync(whole, new(5, parts.PageInfo.EndCursor), CancellationToken.None)).Nodes.Select(p => p.Name));
        Assert.Equal("W", (await _hub.Catalog.FindByKeysAsync([.. part.PartOfKeys], CancellationToken.None)).SelectMany(g => g).Distinct().Single().Name);
    }

    [SkippableFact]
    public async Task A_quiz_makes_its_book_be_indexed_again()
    {
        await _hub.AddProviderAsync("p");
        await _hub.PublishAsync("p", """{"@id":"book","name":"Book","learningResourceType":"book"}""");
        await DrainAsync();
        await _hub.PublishAsync("p", """{"@id":"quiz","name":"Quiz","learningResourceType":"quiz","isBasedOn":"book"}""", """{"@id":"essay","name":"Essay","learningResourceType":"essay","isBasedOn":"book"}""");
        var book = (await _hub.FindAsync("p", "book"))!;

        Assert.Contains(await DrainAsync(), e => e.Resource == book.Id && e.IndexVersion == book.IndexVersion);
        Assert.Equal("Quiz", Assert.Single((await _hub.Catalog.QuizzesAsync([book], CancellationToken.None))[book.Id]).Name);
        Assert.Contains(book.Id, await _hub.Catalog.WithQuizAsync([book], CancellationToken.None));

        await _hub.Withdrawal.RunAsync(CatalogFixture.Operator, "p", ["quiz"], CancellationToken.None);
        Assert.Empty(await _hub.Catalog.WithQuizAsync([book], CancellationToken.None));
        Assert.Contains(await DrainAsync(), e => e.Resource == book.Id);
    }

    [SkippableFact]
    public async Task An_address_that_several_resources_have_is_ambiguous()
    {
        await _hub.AddProviderAsync("p");
        await _hub.AddProviderAsync("q");
        await _hub.PublishAsync("p", """{"@id":"a","name":"A","url":"https://x.example/same/"}""");
        await _hub.PublishAsync("q", """{"@id":"b","name":"B","url":"http://X.example/same#part"}""");

        var problem = await Assert.ThrowsAsync<HubException>(() => _hub.Catalog.FindAsync(new(Url: "https://x.example/same"), CancellationToken.None));
        Assert.Equal("AMBIGUOUS", problem.Code);
        Assert.Contains("p \"a\"", problem.Message, StringComparison.Ordinal);
        Assert.Contains("q \"b\"", problem.Message, StringComparison.Ordinal);

        await _hub.Withdrawal.RunAsync(CatalogFixture.Operator, "q", ["b"], CancellationToken.None);
        Assert.Equal("A", (await _hub.Catalog.FindAsync(new(Url: "https://x.example/same"), CancellationToken.None))!.Name);
    }

    [SkippableFact]
    public async Task Only_the_provider_itself_and_the_hubs_administrators_publish()
    {
        await _hub.AddProviderAsync("p");
        var other = new Caller(Role.Provider, new HashSet<Scope> { Scope.CatalogPublish }, Provider: "q");
        var own = other with { Provider = "p" };
        var service = new Caller(Role.Service, new HashSet<Scope> { Scope.CatalogPublish }, Guid.NewGuid());

        Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => Publish(other))).Code);
        Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => Publish(service))).Code);
        Assert.Equal("FORBIDDEN", (await Assert.ThrowsAsync<HubException>(() => Publish(Caller.Anonymous))).Code);
        Assert.Equal(1, (await Publish(own)).Created);
        Assert.Equal("PROVIDER_NOT_FOUND", (await Assert.ThrowsAsync<HubException>(() => _hub.PublishAsync("nobody"))).Code);

        Task<PublishRun> Publish(Caller caller) => _hub.Publisher.RunAsync(caller, new("p", CatalogFixture.Records("""{"@id":"a","name":"N"}""")), CancellationToken.None);
    }

    [SkippableFact]
    public async Task Two_publishers_at_once_make_one_resource_with_a_straight_line_of_versions()
    {
        await _hub.AddProviderAsync("p");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _hub.PublishAsync("p", $$"""{"@id":"a","name":"N{{i}}"}"""))));
        var resource = (await _hub.FindAsync("p", "a"))!;

        Assert.Equal(20, resource.Version);
        Assert.Equal(20, (await _hub.Catalog.SnapshotsAsync([.. Enumerable.Range(1, 20).Select(v => (resource.Id, v))], CancellationToken.None)).Count);
    }

    [SkippableFact]
    public async Task An_outbox_row_has_one_holder_until_its_lease_ends()
    {
        await _hub.AddProviderAsync("p");
        await _hub.PublishAsync("p", """{"@id":"a","name":"A"}""", """{"@id":"b","name":"B"}""");
        var first = await _hub.Outbox.ClaimAsync(1, TimeSpan.FromMinutes(1), CancellationToken.None);
        var second = await _hub.Outbox.ClaimAsync(10, TimeSpan.FromTicks(-1), CancellationToken.None);
        var third = await _hub.Outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.Single(first);
        Assert.Single(second);
        Assert.NotEqual(first[0].Id, second[0].Id);
        Assert.Equal(second[0].Id, Assert.Single(third).Id);
        // who lost the row cannot delete it
        await _hub.Outbox.CompleteAsync(second, CancellationToken.None);
        Assert.Equal(2, await _hub.Outbox.CountAsync(CancellationToken.None));
        await _hub.Outbox.CompleteAsync(third, CancellationToken.None);
        Assert.Equal(0, await _hub.Outbox.PendingAsync([new(third[0].Resource, 99)], CancellationToken.None));
        Assert.Equal(1, await _hub.Outbox.PendingAsync([new(first[0].Resource, first[0].IndexVersion)], CancellationToken.None));
    }

    async Task<IReadOnlyList<OutboxEntry>> DrainAsync()
    {
        var entries = await _hub.Outbox.ClaimAsync(1000, TimeSpan.FromMinutes(1), CancellationToken.None);
        await _hub.Outbox.CompleteAsync(entries, CancellationToken.None);
        return entries;
    }

    public void Dispose() => _hub.Dispose();
}
