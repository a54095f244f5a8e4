using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

public abstract partial class ResourceIndexContract
{
    static IndexChange Change(int id, long version, string? name) => new(Id(id), version, name is null ? null : Document(id, name));

    [SkippableFact]
    public async Task A_changed_resource_is_found_by_what_it_is_now()
    {
        await Apply(Document(1, "moon", Terms(IndexField.About, "Space")));
        await AssertText("moon", 1);
        await Apply(Document(1, "sun", Terms(IndexField.About, "Stars")));
        await AssertText("moon");
        await AssertText("sun", 1);
        await AssertFinds(AnyOf(IndexField.About, "Space"));
        await AssertFinds(new(), 1);
    }

    [SkippableFact]
    public async Task A_removed_resource_leaves_search_at_once()
    {
        await Apply(Document(1, "moon"), Document(2, "moon"));
        await AssertText("moon", 1, 2);
        await Remove(1);
        await AssertText("moon", 2);
        Assert.Equal(1, await Index.CountAsync(default));
    }

    [SkippableFact]
    public async Task An_older_version_never_replaces_a_newer_one()
    {
        await ApplyAsync([Change(1, 5, "new"), Change(2, 5, null)]);
        await ApplyAsync([Change(1, 4, "old"), Change(1, 5, "same"), Change(2, 4, "back")]);
        await AssertText("new", 1);
        await AssertFinds(new(), 1);
        await ApplyAsync([Change(2, 6, "back")]);
        await AssertFinds(new(), 1, 2);
    }

    [SkippableFact]
    public async Task Of_two_changes_of_one_resource_in_one_call_the_newer_counts()
    {
        await ApplyAsync([Change(1, 1, "one"), Change(1, 3, "three"), Change(1, 2, "two")]);
        await AssertText("three", 1);
        await AssertFinds(new(), 1);
    }

    [SkippableFact]
    public async Task Every_part_of_a_document_survives_a_change_of_another()
    {
        var full = Aligned(1, (AlignmentRole.Teaches, Skill(1))) with
        {
            Terms = [Terms(IndexField.Keywords, "ключ", "llave"), Terms(IndexField.Provider, "one")], RequiredSkills = [Skill(2)], AccessModeSufficient = [["VISUAL"]],
            TextComplexity = [new("Lexile", 500.5)], AgeMin = 4, AgeMax = 9, TimeRequired = TimeSpan.FromSeconds(90), IsAccessibleForFree = false, HasQuiz = true,
            EducatorOnly = true, DateModified = Clock.GetUtcNow(), Quality = .5,
        };
        await Apply(full, Document(2));
        await Remove(2);
        await AssertFinds(
            new()
            {
                Skills = [AlignedTo((Skill(1), 1))], ReadyWith = new HashSet<Guid> { Skill(2) }, AnyOf = [Terms(IndexField.Keywords, "КЛЮЧ")], AccessModeSufficient = ["VISUAL"],
                TextComplexity = [new("Lexile", 500.5, 500.5)], Age = 9, MinTimeRequired = TimeSpan.FromSeconds(90), MaxTimeRequired = TimeSpan.FromSeconds(90),
                IsAccessibleForFree = false, HasQuiz = true, ModifiedSince = Clock.GetUtcNow(),
            },
            1);
    }

    [SkippableFact]
    public async Task A_new_index_asks_to_be_filled_and_a_rebuilt_one_says_from_what()
    {
        Assert.True((await Index.GetStatusAsync(default)).NeedsRebuild);
        await using var rebuild = await Index.BeginRebuildAsync("database 7", default);
        await rebuild.AddAsync([Change(1, 1, "moon")], default);
        Assert.Equal(1, await rebuild.SwapAsync(default));
        Assert.Equal(new IndexStatus(IndexState.Ready, "database 7"), await Index.GetStatusAsync(default));
        Assert.Equal(1, await Index.CountAsync(default));
    }

    [SkippableFact]
    public async Task A_rebuild_shows_nothing_before_it_swaps_and_leaves_nothing_of_the_old()
    {
        await Apply(Document(1, "old"), Document(2, "old"));
        await AssertText("old", 1, 2);
        await using var rebuild = await Index.BeginRebuildAsync("d", default);
        await rebuild.AddAsync([Change(1, 9, "fresh"), Change(3, 9, "fresh")], default);
        await AssertText("old", 1, 2);
        await AssertText("fresh");
        await rebuild.SwapAsync(default);
        await AssertText("old");
        await AssertText("fresh", 1, 3);
        await AssertFinds(new(), 1, 3);
    }

    [SkippableFact]
    public async Task A_rebuild_loses_no_change_that_arrives_meanwhile()
    {
        await ApplyAsync([Change(1, 1, "one"), Change(2, 1, "two"), Change(3, 1, "three")]);
        await using var rebuild = await Index.BeginRebuildAsync("d", default);
        await ApplyAsync([Change(1, 2, "changed"), Change(2, 2, null)]);
        await rebuild.AddAsync([Change(1, 1, "one"), Change(2, 1, "two"), Change(3, 1, "three")], default);
        await ApplyAsync([Change(3, 2, "changed"), Change(4, 1, "arrived")]);
        Assert.Equal(3, await rebuild.SwapAsync(default));
        await AssertText("changed", 1, 3);
        await AssertText("arrived", 4);
        await AssertFinds(new(), 1, 3, 4);
        await ApplyAsync([Change(2, 3, "back")]);
        await AssertFinds(new(), 1, 2, 3, 4);
    }

    [SkippableFact]
    public async Task An_abandoned_rebuild_changes_nothing_and_another_may_begin()
    {
        await Apply(Document(1, "moon"));
        var abandoned = await Index.BeginRebuildAsync("a", default);
        await abandoned.AddAsync([Change(2, 1, "sun")], default);
        await abandoned.DisposeAsync();
        await AssertFinds(new(), 1);
        var left = await Index.BeginRebuildAsync("b", default);
        await using var second = await Index.BeginRebuildAsync("c", default);
        Assert.Equal("REBUILD_ABANDONED", (await Assert.ThrowsAsync<HubException>(() => left.AddAsync([Change(3, 1, "x")], default))).Code);
        await left.DisposeAsync();
        await second.AddAsync([Change(4, 1, "star")], default);
        await second.SwapAsync(default);
        await AssertFinds(new(), 4);
    }

    [SkippableFact]
    public async Task Searches_go_on_while_changes_are_applied()
    {
        await Apply([.. Enumerable.Range(0, 200).Select(i => Document(i, "moon"))]);
        var writing = Task.Run(async () =>
        {
            for (var round = 0; round < 30; round++)
                await Apply([.. Enumerable.Range(0, 50).Select(i => Document(i, "moon " + round))]);
        });
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            do
            {
                var found = await Search(new() { Text = "moon" });
                Assert.InRange(found.Total, 150, 200);
                Assert.Equal(found.Hits.Count, found.Hits.Select(h => h.Resource).Distinct().Count());
            }
            while (!writing.IsCompleted);
        })).ToArray();
        await Task.WhenAll([writing, .. searching]);
        Assert.Equal(200, (await Search(new() { Text = "moon" })).Total);
    }
}
