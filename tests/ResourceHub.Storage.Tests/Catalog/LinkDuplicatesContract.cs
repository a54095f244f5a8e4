using Microsoft.EntityFrameworkCore;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Core.Effects;
using ResourceHub.Core.Search;
using ResourceHub.Storage.Catalog;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.Catalog;

/// <summary>Duplicates over the real store, kept by the worker that brings changes into the index.</summary>
public abstract class LinkDuplicatesContract : IDisposable
{
    readonly CatalogFixture _hub;
    readonly IResourceIndex _index = Substitute.For<IResourceIndex>();
    readonly IEffectStore _effects = Substitute.For<IEffectStore>();
    readonly Dictionary<Guid, IndexChange> _shown = [];
    readonly DuplicateStore _store;

    protected LinkDuplicatesContract(StoreKind store)
    {
        _hub = new(store);
        _store = new(_hub.Database.Contexts, _hub.Database.Writer, TimeProvider.System);
        _index.GetStatusAsync(default).ReturnsForAnyArgs(new IndexStatus(IndexState.Ready, "this database"));
        _effects.GainsAsync(default!, default).ReturnsForAnyArgs(Array.Empty<(Guid, IndexEffect)>().ToLookup(p => p.Item1, p => p.Item2));
        _index.ApplyAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            foreach (var change in call.Arg<IReadOnlyList<IndexChange>>())
            {
                if (!_shown.TryGetValue(change.Resource, out var old) || old.IndexVersion < change.IndexVersion)
                    _shown[change.Resource] = change;
            }
            return Task.FromResult<IReadOnlyList<IndexRefusal>>([]);
        });
    }

    public void Dispose() => _hub.Dispose();

    IndexWorker Worker()
    {
        var signal = new Signal(TimeProvider.System);
        return new(_hub.Outbox, _hub.Catalog, _hub.Store, _hub.Providers, _hub.Graph, _index, Substitute.For<IIndexRefusals>(), _hub.Resolve, new(_store, _hub.Catalog, signal), _store, _effects, signal, TimeProvider.System);
    }

    static string Record(string id, string url, string name = "Fraction pizzas") => $$"""{"@id": "{{id}}", "name": "{{name}}", "url": "{{url}}"}""";

    async Task<Guid?> GroupAsync(string provider, string id) => _shown[(await _hub.FindAsync(provider, id))!.Id].Document?.DuplicateGroup;

    async Task<string> DuplicatesAsync(string provider, string id)
    {
        var resource = (await _hub.FindAsync(provider, id))!;
        return string.Join(' ', (await _store.OthersAsync([resource.Id], default))[resource.Id].Select(r => r.ExternalId));
    }

    async Task TwoProvidersAsync()
    {
        await _hub.AddProviderAsync("one");
        await _hub.AddProviderAsync("two");
        await _hub.PublishAsync("one", Record("a", "https://example.org/pizza"), Record("x", "https://example.org/x"));
        await Worker().DrainAsync(default);
    }

    [SkippableFact]
    public async Task A_duplicate_is_linked_when_it_is_published_and_the_other_is_indexed_again_without_a_new_version()
    {
        await TwoProvidersAsync();
        var before = (await _hub.FindAsync("one", "a"))!;
        await _hub.PublishAsync("two", Record("b", "http://www.example.org/pizza/?utm_source=two"));
        await Worker().DrainAsync(default);
        var after = (await _hub.FindAsync("one", "a"))!;
        Assert.Equal(before.Version, after.Version);
        Assert.True(after.IndexVersion > before.IndexVersion);
        Assert.Equal(after.IndexVersion, _shown[after.Id].IndexVersion);
        Assert.Equal(before.Id, await GroupAsync("one", "a"));
        Assert.Equal(before.Id, await GroupAsync("two", "b"));
        Assert.Null(await GroupAsync("one", "x"));
        Assert.Equal("b", await DuplicatesAsync("one", "a"));
        Assert.Equal("a", await DuplicatesAsync("two", "b"));
        Assert.Equal("", await DuplicatesAsync("one", "x"));
        Assert.Equal(0, await _hub.Outbox.CountAsync(default));
    }

    [SkippableFact]
    public async Task A_withdrawn_or_moved_duplicate_is_unlinked_and_one_that_comes_back_is_linked_again()
    {
        await TwoProvidersAsync();
        await _hub.PublishAsync("two", Record("b", "https://example.org/pizza"));
        await Worker().DrainAsync(default);
        await _hub.Withdrawal.RunAsync(CatalogFixture.Operator, "two", ["b"], default);
        await Worker().DrainAsync(default);
        Assert.Null(await GroupAsync("one", "a"));
        Assert.Equal("", await DuplicatesAsync("one", "a"));
        await _hub.PublishAsync("two", Record("b", "https://example.org/pizza"));
        await Worker().DrainAsync(default);
        Assert.Equal("b", await DuplicatesAsync("one", "a"));
        await _hub.PublishAsync("two", Record("b", "https://example.org/other"));
        await Worker().DrainAsync(default);
        Assert.Equal("", await DuplicatesAsync("one", "a"));
        Assert.Null(await GroupAsync("two", "b"));
    }

    [SkippableFact]
    public async Task Where_the_first_of_three_goes_the_others_stay_together()
    {
        await TwoProvidersAsync();
        await _hub.AddProviderAsync("three");
        await _hub.PublishAsync("two", Record("b", "https://example.org/pizza"));
        await _hub.PublishAsync("three", Record("c", "https://example.org/pizza"));
        await Worker().DrainAsync(default);
        Assert.Equal("b c", await DuplicatesAsync("one", "a"));
        await _hub.Withdrawal.RunAsync(CatalogFixture.Operator, "one", ["a"], default);
        await Worker().DrainAsync(default);
        Assert.Equal("c", await DuplicatesAsync("two", "b"));
        Assert.Equal((await _hub.FindAsync("two", "b"))!.Id, await GroupAsync("three", "c"));
    }

    [SkippableFact]
    public async Task Records_that_were_published_before_the_rules_are_caught_up_with_once()
    {
        await TwoProvidersAsync();
        await _hub.PublishAsync("two", Record("b", "https://example.org/pizza"));
        await Worker().DrainAsync(default);
        await using (var db = await _hub.Database.Contexts.CreateDbContextAsync())
        {
            await db.Set<DuplicateKeyRow>().ExecuteDeleteAsync();
            await db.Set<DuplicateRow>().ExecuteDeleteAsync();
        }
        Assert.Equal("", await DuplicatesAsync("one", "a"));
        var link = new LinkDuplicates(_store, _hub.Catalog, new Signal(TimeProvider.System));
        Assert.True(await link.CatchUpAsync(default));
        Assert.Equal("b", await DuplicatesAsync("one", "a"));
        Assert.Equal(2, await _hub.Outbox.CountAsync(default));
        Assert.False(await new LinkDuplicates(_store, _hub.Catalog, new Signal(TimeProvider.System)).CatchUpAsync(default));
    }

    [SkippableFact]
    public async Task What_changes_nothing_about_duplicates_is_judged_by_a_look()
    {
        await TwoProvidersAsync();
        await _hub.PublishAsync("two", Record("b", "https://example.org/pizza"));
        await Worker().DrainAsync(default);
        var resource = (await _hub.FindAsync("one", "a"))!;
        await _hub.Outbox.EnqueueAsync([resource.Id], default);
        await Worker().DrainAsync(default);
        var after = (await _hub.FindAsync("one", "a"))!;
        Assert.Equal(resource.IndexVersion + 1, after.IndexVersion);
        Assert.Equal(resource.Id, await GroupAsync("one", "a"));
    }

    [SkippableFact]
    public async Task Copies_that_arrive_in_one_batch_find_each_other()
    {
        await _hub.AddProviderAsync("one");
        await _hub.AddProviderAsync("two");
        await _hub.PublishAsync("one", [.. Enumerable.Range(0, 300).Select(i => Record($"a{i}", $"https://example.org/{i}"))]);
        await _hub.PublishAsync("two", [.. Enumerable.Range(0, 300).Select(i => Record($"b{i}", $"http://example.org/{i}/"))]);
        await Worker().DrainAsync(default);
        Assert.Equal(600, _shown.Values.Count(c => c.Document!.DuplicateGroup is not null));
        Assert.Equal(300, _shown.Values.Select(c => c.Document!.DuplicateGroup).Distinct().Count());
        Assert.Equal("b123", await DuplicatesAsync("one", "a123"));
    }

    [SkippableFact]
    public async Task Changes_wait_for_whoever_is_next_until_searches_see_them()
    {
        await _hub.AddProviderAsync("one");
        await _hub.PublishAsync("one", [.. Enumerable.Range(0, 700).Select(i => Record($"r{i}", $"https://example.org/{i}", $"Record {i}"))]);
        _index.ShowAsync(default).ThrowsAsyncForAnyArgs(new HubException("SEARCH_UNAVAILABLE", "Not now."));
        await Assert.ThrowsAsync<HubException>(() => Worker().DrainAsync(default));
        Assert.Equal(700, _shown.Count);
        Assert.Equal(700, await _hub.Outbox.CountAsync(default));

        _index.ShowAsync(default).ReturnsForAnyArgs(Task.CompletedTask);
        Assert.Equal(700, await Worker().DrainAsync(default));
        Assert.Equal(0, await _hub.Outbox.CountAsync(default));
    }
}
