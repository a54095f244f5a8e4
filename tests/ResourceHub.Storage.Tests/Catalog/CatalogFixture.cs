using System.Text.Json;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Providers;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.Catalog;

/// <summary>A catalogue on a database of its own, with a graph that a test may change.</summary>
public sealed class CatalogFixture : IDisposable
{
    public TestDatabase Database { get; }

    public SettableGraph Graph { get; } = new();

    public ProviderStore Providers { get; }

    public CatalogStore Store { get; }

    public CatalogReader Catalog { get; }

    public PublishRunStore Runs { get; }

    public Outbox Outbox { get; }

    public ResolveAlignments Resolve { get; }

    public PublishResources Publisher { get; }

    public WithdrawResources Withdrawal { get; }

    public static Caller Operator { get; } = Caller.System();

    public CatalogFixture(StoreKind store = StoreKind.Sqlite)
    {
        Database = new(store);
        var clock = TimeProvider.System;
        var signal = new Signal(clock);
        Providers = new(Database.Contexts, Database.Writer);
        Store = new(Database.Contexts, Database.Writer, clock);
        Catalog = new(Database.Contexts);
        Runs = new(Database.Contexts, clock);
        Outbox = new(Database.Contexts, Database.Writer, clock);
        Resolve = new(Store, Providers, Graph, signal);
        Publisher = new(Providers, Store, Graph, Resolve, signal, clock);
        Withdrawal = new(Providers, Store, signal);
    }

    public async Task<Provider> AddProviderAsync(string slug, params Guid[] frameworks)
    {
        var provider = new Provider { Id = HubIds.New(TimeProvider.System), Slug = slug, Name = slug, Frameworks = frameworks };
        Assert.True(await Providers.AddAsync(provider, CancellationToken.None));
        return provider;
    }

    public async Task<(PublishRun Run, List<PublishResult> Results)> PublishAsync(string provider, params string[] records)
    {
        var results = new List<PublishResult>();
        var run = await Publisher.RunAsync(Operator, new(provider, Records(records)) { Judged = results.Add }, CancellationToken.None);
        return (run, results);
    }

    public Task<LearningResource?> FindAsync(string provider, string externalId)
        => Catalog.FindAsync(new(External: new(provider, externalId)), CancellationToken.None);

    public async Task<IReadOnlyList<RecordProblem>> ProblemsAsync(Provider provider)
        => [.. (await Runs.ProblemsAsync(new(provider.Id), new(500, null), CancellationToken.None)).Nodes];

    public static async IAsyncEnumerable<SourceRecord> Records(params string[] records)
    {
        for (var i = 0; i < records.Length; i++)
        {
            using var document = JsonDocument.Parse(records[i]);
            yield return new(i) { JsonLd = document.RootElement.Clone(), Size = records[i].Length };
            await Task.CompletedTask;
        }
    }

    public void Dispose() => Database.Dispose();

    public sealed class SettableGraph : ISkillGraphProvider
    {
        public SkillGraph Current { get; set; } = SkillGraph.Empty;

        public Task<SkillGraph> RefreshAsync(CancellationToken cancellationToken) => Task.FromResult(Current);

        /// <summary>A framework of standards with these codes.</summary>
        public void Set(long version, string title, params string[] codes)
            => Current = new SkillGraphBuilder().Add(CasePackage.Read(JsonSerializer.SerializeToUtf8Bytes(new
            {
                CFDocument = new { identifier = SkillId(title), uri = "https://case.example/" + title, title, creator = "Test" },
                CFItems = codes.Select(code => new { identifier = SkillId(code), uri = "https://case.example/" + code, fullStatement = "Statement of " + code, humanCodingScheme = code, CFItemType = "Standard" }),
                CFAssociations = Array.Empty<object>(),
            }))).Build(version);

        public static Guid SkillId(string code) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)).AsSpan(0, 16));
    }
}
