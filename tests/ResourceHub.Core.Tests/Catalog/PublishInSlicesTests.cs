using System.Text.Json;
using NSubstitute;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Publishing;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Catalog;

/// <summary>How much a publish writes at once.</summary>
public sealed class PublishInSlicesTests
{
    [Fact]
    public async Task Alone_it_writes_250_records_at_once()
        => Assert.Equal([250, 250, 100], await SlicesAsync(600, othersHurry: _ => false));

    [Fact]
    public async Task While_others_hurry_it_writes_little_at_a_time_and_more_again_when_nobody_does()
    {
        var slices = await SlicesAsync(600, othersHurry: slice => slice is 0 or 1);

        Assert.Equal([250, 10, 10, 12, 15], slices.Take(5));
        Assert.Equal(600, slices.Sum());
    }

    static async Task<List<int>> SlicesAsync(int records, Func<int, bool> othersHurry)
    {
        var slices = new List<int>();
        var provider = new Provider { Id = Guid.NewGuid(), Slug = "p", Name = "P", Frameworks = [] };
        var providers = Substitute.For<IProviders>();
        providers.FindAsync("p", Arg.Any<CancellationToken>()).Returns(provider);
        providers.ListAsync(Arg.Any<CancellationToken>()).Returns([provider]);
        var graphs = Substitute.For<ISkillGraphProvider>();
        graphs.Current.Returns(SkillGraph.Empty);
        graphs.RefreshAsync(Arg.Any<CancellationToken>()).Returns(SkillGraph.Empty);
        var store = Substitute.For<ICatalogStore>();
        store.ReadResolvedVersionAsync(Arg.Any<CancellationToken>()).Returns(SkillGraph.Empty.Version);
        store.WriteAsync(Arg.Any<IReadOnlyCollection<Guid>>(), Arg.Any<Func<IReadOnlyDictionary<Guid, StoredRecord>, CatalogWrite>>(), Arg.Any<CancellationToken>())
            .Returns(call =>
            {
                slices.Add(call.Arg<IReadOnlyCollection<Guid>>().Count);
                call.Arg<Func<IReadOnlyDictionary<Guid, StoredRecord>, CatalogWrite>>()(new Dictionary<Guid, StoredRecord>());
                return Task.CompletedTask;
            });
        store.OthersHurry.Returns(_ => othersHurry(slices.Count - 1));
        var signal = Substitute.For<ISignal>();
        var publish = new PublishResources(providers, store, graphs, new(store, providers, graphs, signal), signal, TimeProvider.System);

        var judged = new List<int>();
        var run = await publish.RunAsync(Caller.System(), new("p", Records(records)) { Judged = r => judged.Add(r.Index) }, CancellationToken.None);

        Assert.Equal(records, run.Created);
        Assert.Equal(Enumerable.Range(0, records), judged);
        return slices;
    }

    static async IAsyncEnumerable<SourceRecord> Records(int count)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
            yield return new(i) { JsonLd = JsonSerializer.SerializeToElement(new { identifier = $"r{i}", name = $"Record {i}", url = $"https://x.example/{i}" }) };
    }
}
