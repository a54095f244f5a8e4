using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Events;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Storage.Access;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Effects;
using ResourceHub.Storage.Events;
using ResourceHub.Storage.Evidence;
using ResourceHub.Storage.Groups;
using ResourceHub.Storage.Learners;
using ResourceHub.Storage.Providers;
using ResourceHub.Storage.Recommendations;
using ResourceHub.Storage.Skills;
using ResourceHub.Storage.Tests.Catalog;
using ResourceHub.Storage.Tests.Common;
using ResourceHub.Storage.Tests.Learners;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>
/// The T-SQL of every method of the storage ports, as it is sent to SQL Server: kept as snapshots, held to rules here, and parsed by tests/tsql. SQL Server itself is
/// not run by this.
/// </summary>
public sealed partial class StatementTests : IDisposable
{
    static readonly Type[] Ports =
    [
        typeof(IAccessStore), typeof(IProviders), typeof(IPublishRuns), typeof(ICatalog), typeof(ICatalogStore), typeof(IOutbox), typeof(IFrameworkStore), typeof(ISkillGraphProvider),
        typeof(IDuplicates), typeof(IIndexRefusals), typeof(IEventLog), typeof(ILearnerStore), typeof(IEvidenceStore), typeof(IGroups), typeof(IAssignments), typeof(IChoices), typeof(IRecommendationSecret), typeof(IEffectStore),
    ];

    // waits in memory
    static readonly string[] Silent = ["IEventLog.WaitAsync"];

    readonly TestDatabase _database = new(StoreKind.Tsql);
    readonly SkillGraphProvider _graphs;
    readonly FixedClock _clock = new() { Now = School.Now };
    readonly Guid _organization = Guid.NewGuid();

    public StatementTests() => _graphs = new(_database.Contexts, new SkillOptions());

    [Fact]
    public async Task Every_method_of_every_port_sends_what_its_snapshot_says()
    {
        await AccessAsync();
        await SkillsAsync();
        await CatalogAsync();
        await LearnersAsync();
        await EventsAsync();

        var sent = _database.Log.Sent;
        var problems = string.Join("\n\n", sent.SelectMany(c => TsqlRules.Problems(c).Select(problem => $"{c.Method}: {problem}\n{c.Text}")));
        Assert.True(problems.Length == 0, problems);
        var methods = sent.Select(c => c.Method).ToHashSet();
        Assert.Empty(Ports.SelectMany(p => p.GetMethods().Where(m => !m.IsSpecialName).Select(m => $"{p.Name}.{m.Name}")).Distinct().Except(methods).Except(Silent));
        foreach (var port in Ports)
            Written(sent.Where(c => c.Method.StartsWith(port.Name + ".", StringComparison.Ordinal))).MatchSnapshot(port.Name);
    }

    [Fact]
    public void The_script_of_the_tables_is_written_out_to_be_parsed()
    {
        var script = TsqlTestStore.Script();
        Assert.Contains("CREATE TABLE [WriteTurns]", script, StringComparison.Ordinal);
        Assert.DoesNotContain("uniqueidentifier", script, StringComparison.Ordinal);
        var folder = Directory.CreateDirectory(Artifacts()).FullName;
        File.WriteAllText(Path.Combine(folder, "tables.sql"), script);
    }

    [Fact]
    public async Task Lists_longer_than_the_server_takes_parameters_go_as_one()
    {
        var providers = new ProviderStore(_database.Contexts, _database.Writer);
        var provider = new Provider { Id = HubIds.New(_clock), Slug = "maker", Name = "Maker", Frameworks = [] };
        await providers.AddAsync(provider, default);
        _database.Log.Clear();

        Guid[] ids = [.. Enumerable.Range(0, 5_000).Select(_ => Guid.NewGuid()), provider.Id];
        Assert.Equal(provider.Id, Assert.Single((await providers.GetManyAsync(ids, default)).Keys));
        // two lists that are too long together
        await new CatalogReader(_database.Contexts).FindByKeysAsync(ids[..1_500], default);

        Assert.Equal([1, 2], _database.Log.Sent.Select(c => c.Parameters));
        Assert.All(_database.Log.Sent, c => Assert.Empty(TsqlRules.Problems(c)));
    }

    [Fact]
    public async Task Five_hundred_records_are_published_in_a_few_dozen_commands()
    {
        using var hub = new CatalogFixture(StoreKind.Tsql);
        await hub.AddProviderAsync("maker");
        hub.Graph.Set(1, "Mathematics", "A", "B");
        foreach (var name in (string[])["new", "changed"])
        {
            hub.Database.Log.Clear();
            await hub.PublishAsync("maker", [.. Enumerable.Range(0, 500).Select(i => $$"""{"@id":"r{{i}}","name":"{{name}} {{i}}","url":"https://x.example/{{i}}","teaches":["A","B"]}""")]);
            Assert.InRange(hub.Database.Log.Sent.Count, 10, 60);
        }
    }

    [Fact]
    public async Task A_value_that_is_longer_than_its_column_is_refused_here_as_on_the_server()
    {
        var access = new AccessStore(_database.Contexts, _database.Writer);
        await access.AddOrganizationAsync(new(_organization, "north", new string('n', 200), null), default);
        await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => access.AddOrganizationAsync(new(Guid.NewGuid(), "south", new string('s', 201), null), default));
    }

    public void Dispose()
    {
        _graphs.Dispose();
        _database.Dispose();
    }

    T Port<T>(T store) where T : class => PortRecorder.Record(store, _database.Log);

    async Task AccessAsync()
    {
        var access = Port<IAccessStore>(new AccessStore(_database.Contexts, _database.Writer));
        await access.AddOrganizationAsync(new(_organization, "north", "North", null), default);
        await access.FindOrganizationAsync("north", default);
        await access.GetOrganizationsAsync([_organization], default);
        await access.ListOrganizationsAsync(null, default);
        await access.ListOrganizationsAsync(_organization, default);
        var key = new ApiKey { Id = Guid.NewGuid(), Name = "Key", Role = Role.Service, Scopes = [Scope.LearnersRead], SecretHash = new byte[32], Organization = _organization, Groups = [], CreatedAt = _clock.Now };
        await access.AddKeyAsync(key, default);
        await access.FindKeyAsync(key.Id, default);
        await access.ListKeysAsync(null, default);
        await access.ListKeysAsync(_organization, default);
        await access.RevokeKeyAsync(key.Id, _clock.Now, default);
    }

    async Task SkillsAsync()
    {
        var frameworks = Port<IFrameworkStore>(new FrameworkStore(_database.Contexts, _database.Writer));
        var graphs = Port<ISkillGraphProvider>(_graphs);
        var import = new ImportFramework(graphs, frameworks, _clock);
        foreach (var codes in (string[][])[["A", "B"], ["A", "C"]])
            Assert.NotNull((await import.RunAsync(Caller.System(), Package(codes), new(), default)).Framework);
        await import.RunAsync(Caller.System(), Package(["A", "C", "D"]), new() { DryRun = true }, default);
        await frameworks.ReadPackageAsync(Id("framework"), default);
        await frameworks.AssociationsOfAsync([Id("A"), Id("C")], default);
        await frameworks.AddAliasesAsync([new(Id("A"), "alias-a", "ASN")], default);
        await graphs.RefreshAsync(default);
    }

    async Task CatalogAsync()
    {
        var (contexts, writer) = (_database.Contexts, _database.Writer);
        var providers = Port<IProviders>(new ProviderStore(contexts, writer));
        var store = Port<ICatalogStore>(new CatalogStore(contexts, writer, _clock));
        var catalog = Port<ICatalog>(new CatalogReader(contexts));
        var runs = Port<IPublishRuns>(new PublishRunStore(contexts, _clock));
        var outbox = Port<IOutbox>(new Outbox(contexts, writer, _clock));
        var graphs = Port<ISkillGraphProvider>(_graphs);
        var signal = new Signal(_clock);
        var resolve = new ResolveAlignments(store, providers, graphs, signal);
        var publish = new PublishResources(providers, store, graphs, resolve, signal, _clock);

        var provider = new Provider { Id = Guid.NewGuid(), Slug = "maker", Name = "Maker", Frameworks = [] };
        await providers.AddAsync(provider, default);
        await providers.UpdateAsync(provider with { Name = "The maker" }, default);
        await providers.FindAsync("maker", default);
        await providers.GetManyAsync([provider.Id], default);
        await providers.ListAsync(default);

        Task<PublishRun> PublishAsync(params string[] records) => publish.RunAsync(Caller.System(), new("maker", CatalogFixture.Records(records)), default);
        string[] first =
        [
            """{"@id":"whole","name":"Whole","url":"https://x.example/whole","teaches":["A"]}""",
            """{"@id":"part","name":"Part","isPartOf":{"@id":"whole"},"position":1,"teaches":["A","later"]}""",
            """{"@id":"quiz","name":"Quiz","learningResourceType":"quiz","isBasedOn":"https://x.example/whole","assesses":["A"]}""",
            """{"@id":"","name":""}""",
        ];
        var run = await PublishAsync(first);
        await PublishAsync(first);
        await PublishAsync([first[0].Replace("Whole", "Changed", StringComparison.Ordinal), first[1].Replace("Part", "Changed", StringComparison.Ordinal), first[2].Replace("Quiz", "Changed", StringComparison.Ordinal)]);
        await new ImportFramework(graphs, Port<IFrameworkStore>(new FrameworkStore(contexts, writer)), _clock).RunAsync(Caller.System(), Package(["A", "C", "later"]), new(), default);
        await resolve.CatchUpAsync(default);
        await new WithdrawResources(providers, store, signal).RunAsync(Caller.System(), "maker", ["part", "nothing"], default);

        var whole = (await catalog.FindAsync(new(External: new("maker", "whole")), default))!;
        await catalog.FindAsync(new(whole.Id), default);
        await catalog.FindAsync(new(Url: "https://x.example/whole"), default);
        await catalog.GetManyAsync([whole.Id, Guid.NewGuid()], default);
        await catalog.FindByKeysAsync([.. whole.OwnKeys], default);
        await catalog.PartsAsync(whole, new(10, null), default);
        Assert.Single((await catalog.QuizzesAsync([whole], default))[whole.Id]);
        await catalog.WithQuizAsync([whole], default);
        await catalog.SnapshotsAsync([(whole.Id, 1), (whole.Id, 2)], default);
        await catalog.JsonLdAsync([(whole.Id, 1)], default);
        await catalog.CountsAsync([provider.Id], default);
        await catalog.ScanAsync(null, 2, default);
        await catalog.ScanAsync(whole.Id, 2, default);
        await store.ReadIdentityAsync(default);
        await store.ScanAlignedAsync(whole.Id, 2, default);
        await store.CountAsync(default);

        await runs.GetManyAsync([run.Id], default);
        var page = await runs.OfProviderAsync(provider.Id, new(1, null), default);
        await runs.OfProviderAsync(provider.Id, new(1, page.PageInfo.EndCursor), default);
        var problems = await runs.ProblemsAsync(new(provider.Id, run.Id, Severity.Warning, "SKILL_NOT_FOUND"), new(1, null), default);
        await runs.ProblemsAsync(new(provider.Id), new(1, problems.PageInfo.EndCursor), default);

        var duplicates = Port<IDuplicates>(new DuplicateStore(contexts, writer, _clock));
        var other = new Provider { Id = Guid.NewGuid(), Slug = "other", Name = "Other", Frameworks = [] };
        await providers.AddAsync(other, default);
        await publish.RunAsync(Caller.System(), new("other", CatalogFixture.Records("""{"@id":"copy","name":"Changed","url":"https://x.example/whole","teaches":["A"]}""")), default);
        var copy = (await catalog.FindAsync(new(External: new("other", "copy")), default))!;
        DuplicateSignature Signature(LearningResource resource) => new(resource.Id, resource.ProviderId, Guid.NewGuid(), Id("address"), [Id("bucket")]);
        var group = Guid.NewGuid();
        for (var time = 0; time < 2; time++)
            await duplicates.LinkAsync([Signature(whole), Signature(copy)], found => found.ToDictionary(r => r.Id, _ => group), default);
        await duplicates.GroupsAsync([whole.Id], default);
        Assert.Single((await duplicates.OthersAsync([whole.Id], default))[whole.Id]);
        await duplicates.FingerprintsAsync([whole.Id], default);
        await duplicates.ReadRulesAsync(default);
        await duplicates.SaveRulesAsync(1, default);

        var refusals = Port<IIndexRefusals>(new IndexRefusals(contexts, writer, _clock));
        await refusals.SaveAsync([whole.Id], [new(whole.Id, "too long")], default);
        Assert.Equal(1, await refusals.CountAsync(default));
        await refusals.SaveAsync(null, [], default);

        await outbox.EnqueueAsync([whole.Id], default);
        await outbox.PendingAsync([new(whole.Id, 1)], default);
        var claimed = await outbox.ClaimAsync(3, TimeSpan.FromSeconds(10), default);
        Assert.Equal(3, claimed.Count);
        await outbox.CompleteAsync([claimed[0]], default);
        await outbox.ReleaseAsync([claimed[1]], default);
        await outbox.ReleaseAllAsync(default);
        await outbox.CountAsync(default);
    }

    async Task LearnersAsync()
    {
        var (contexts, writer) = (_database.Contexts, _database.Writer);
        var learners = Port<ILearnerStore>(new LearnerStore(contexts, writer, [new AssignmentRemoval(), new ChoiceRemoval()]));
        var evidence = Port<IEvidenceStore>(new EvidenceStore(contexts, writer));
        var groups = Port<IGroups>(new GroupStore(contexts, writer));
        var assignments = Port<IAssignments>(new AssignmentStore(contexts, writer, _clock));
        var choices = Port<IChoices>(new ChoiceStore(contexts, writer));
        var catalog = Port<ICatalog>(new CatalogReader(contexts));
        var graphs = Port<ISkillGraphProvider>(_graphs);
        var service = School.CallerOf(Role.Service, _organization);
        var filter = LearnerFilter.Of(service)!;
        var graph = _graphs.Current;
        var options = ModelOptions.Default;
        var access = new LearnerAccess(learners);

        var upsert = new UpsertLearners(learners, _clock);
        var people = (await upsert.RunAsync(service, [new("ada", new GradeLevel(4)), new("bob", new GradeLevel(4))], default)).Learners;
        await upsert.RunAsync(service, [new("ada", new GradeLevel(5))], default);
        Guid[] ids = [.. people.Select(p => p.Id)];
        var saved = await groups.SaveAsync(new(Guid.NewGuid(), _organization, "class", "Class", ids), default);
        await groups.SaveAsync(saved with { Name = "Class 4", Learners = [ids[1], ids[0]] }, default);
        await groups.SaveAsync(saved with { Learners = [ids[0]] }, default);
        await groups.GetManyAsync(_organization, [saved.Id], default);
        await groups.FindAsync(_organization, "class", default);
        await groups.ListAsync(_organization, null, default);
        await groups.ListAsync(_organization, [saved.Id], default);
        await groups.GroupsOfAsync(_organization, ids, default);

        var resource = (await catalog.FindAsync(new(External: new("maker", "whole")), default))!;
        var batch = new AssignmentBatch(_organization, "key", [1], _clock.Now,
            [new() { Id = Guid.NewGuid(), Organization = _organization, Learner = ids[0], Skill = Id("A"), Resource = resource.Id, ResourceVersion = 1, AssignedAt = _clock.Now, Readiness = Readiness.Ready }]);
        var assigned = (await assignments.AddAsync(batch, default))!;
        await assignments.AddAsync(batch, default);
        await assignments.FindBatchAsync(_organization, "key", [1], default);

        var record = new RecordAssessments(evidence, learners, catalog, graphs, options, _clock);
        for (var day = 0; day < 2; day++)
            await record.RunAsync(service, graph, new AssessmentInput(LearnerRef.Of("ada"), "quiz", $"{day}", _clock.Now.AddDays(day - 5)) { Attempt = "try", Items = [new("i1", ["A"], 1), new("i2", ["A"], 0)] }, default);
        await record.RunAsync(service, graph, new AssessmentInput(LearnerRef.Of("ada"), "quiz", "2", _clock.Now.AddDays(-1)) { Supersedes = "0", Items = [new("i1", ["A"], 1)] }, default);
        await record.RunAsync(service, graph, new ActivityInput(LearnerRef.Of("ada"), new(resource.Id), "app", "work", _clock.Now) { Score = 1, Assignment = assigned[0].Id }, default);
        await new VoidEvidence(evidence, learners, access, options, _clock).RunAsync(service, graph, new(null, "quiz", "1", LearnerRef.Of("ada")), "by mistake", default);
        await new JudgeSkill(evidence, access, options, _clock).RunAsync(service, graph.Find(Id("A"))!, LearnerRef.Of("ada"), true, null, default);

        var standing = await evidence.StandingAsync(ids, default);
        await evidence.ForUnitsAsync(ids, [Id("A")], 5, default);
        await evidence.GetManyAsync(filter, [.. standing[ids[0]].Select(e => e.Id)], default);
        await evidence.GetManyAsync(filter with { Groups = new HashSet<Guid> { saved.Id } }, [Guid.NewGuid()], default);
        var first = await evidence.ListAsync(ids[0], null, new(1, null), default);
        await evidence.ListAsync(ids[0], [Id("A")], new(1, first.PageInfo.EndCursor), default);
        await evidence.ForAssignmentsAsync([assigned[0].Id], default);

        await assignments.GetManyAsync(_organization, [assigned[0].Id], default);
        await assignments.ListAsync(new(_organization, ids[0], ids, [AssignmentStatus.Completed, AssignmentStatus.Assigned], _clock.Now.AddDays(-1)), new(5, null), default);
        await assignments.UpdateAsync(_organization, [assigned[0].Id], _clock.Now.AddDays(1), AssignmentStatus.Excused, default);
        await assignments.EvidenceOfAsync(assigned, default);

        var choice = new Choice(new(_organization, ids[0], null, Id("A"), resource.Id, NextStep.Learn, BundleSlot.Teach, _clock.Now), true, null, _clock.Now);
        await choices.SaveAsync(choice, default);
        await choices.SaveAsync(choice with { Accepted = false, Note = "too easy" }, default);
        await choices.SinceAsync(_organization, ids, DateTimeOffset.MinValue, default);
        await Port<IRecommendationSecret>(new RecommendationSecret(contexts, writer)).GetAsync(default);

        var effects = Port<IEffectStore>(new EffectStore(contexts, writer, _clock));
        Assert.True(await effects.TryTakeAsync(_clock.Now, TimeSpan.FromMinutes(1), default));
        Assert.False(await effects.TryTakeAsync(_clock.Now, TimeSpan.FromMinutes(1), default));
        await effects.FinishAsync(_clock.Now, default);
        Assert.True(await effects.TryTakeAsync(_clock.Now, TimeSpan.FromMinutes(1), default));
        await effects.ReplaceAsync(_organization, [new(_organization, resource.Id, Id("A"), Enum.GetValues<StartingBand>()[0], .2, .1, .3, 12, 30)], default);
        await effects.OrganizationsAsync(default);
        Assert.Single((await effects.ForResourcesAsync(_organization, [resource.Id], default))[resource.Id]);
        Assert.Single((await effects.GainsAsync([resource.Id], default))[resource.Id]);
        Assert.Single(await effects.ClearAsync(default));

        await learners.GetManyAsync(filter, ids, default);
        await learners.GetManyAsync(filter with { Groups = new HashSet<Guid> { saved.Id }, Only = ids[0] }, ids, default);
        await learners.FindManyAsync(filter, ["ada", "bob"], default);
        var list = await learners.ListAsync(filter, null, new(1, null), default);
        await learners.ListAsync(filter, ["ada", "bob"], new(1, list.PageInfo.EndCursor), default);
        await learners.WithStatesAsync(filter, ids, default);
        await learners.ChangeAsync(filter, ids[1], l => l with { Motivations = "stars" }, default);
        await learners.EraseAsync(filter, ids[0], true, default);
        await learners.EraseAsync(filter, ids[0], false, default);
    }

    async Task EventsAsync()
    {
        var events = Port<IEventLog>(new EventLog(_database.Contexts, _database.Writer, _clock));
        await events.AppendAsync("topic", "{}", default);
        await events.AppendAsync("topic", "{}", default);
        Assert.NotEmpty(await events.ReadAfterAsync(0, 10, default));
        await events.ReadBetweenAsync(1, 2, default);
        await events.PlacesAsync(DateTimeOffset.MinValue, default);
        await events.RemoveBeforeAsync(DateTimeOffset.MaxValue, default);
        await events.WaitAsync(TimeSpan.Zero, default);
    }

    /// <summary>The statements of a port by method, each once, in the order of their first time.</summary>
    static string Written(IEnumerable<SentCommand> commands)
    {
        var text = new StringBuilder();
        foreach (var method in commands.GroupBy(c => c.Method))
        {
            text.Append(CultureInfo.InvariantCulture, $"-- {method.Key}\n");
            foreach (var sql in method.Select(c => Closure().Replace(c.Text, "@").ReplaceLineEndings("\n").Trim()).Distinct())
                text.Append(sql.EndsWith(';') ? sql : sql + ";").Append("\nGO\n");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>What a compiler that does not optimize puts before the names of captured variables.</summary>
    [GeneratedRegex(@"@(?:_\d+__locals\d+)+_")]
    private static partial Regex Closure();

    static CasePackage Package(string[] codes) => CasePackage.Read(JsonSerializer.SerializeToUtf8Bytes(new
    {
        CFDocument = new { identifier = Id("framework"), uri = "https://case.example/framework", title = "Framework", creator = "Test" },
        CFItems = codes.Select(code => new { identifier = Id(code), uri = "https://case.example/" + code, fullStatement = "Statement of " + code, humanCodingScheme = code, CFItemType = "Standard" }),
        CFAssociations = codes.Skip(1).Select(code => new
        {
            identifier = Id("to" + code),
            associationType = "precedes",
            originNodeURI = new { title = codes[0], identifier = Id(codes[0]), uri = "https://case.example/" + codes[0] },
            destinationNodeURI = new { title = code, identifier = Id(code), uri = "https://case.example/" + code },
        }),
    }));

    static string Artifacts([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../artifacts/tsql"));

    static Guid Id(string code) => CatalogFixture.SettableGraph.SkillId(code);
}
