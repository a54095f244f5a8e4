using ResourceHub.Core;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

public abstract partial class ResourceIndexContract
{
    Task<IndexResult> Page(int first, string? after = null, string? text = null)
        => Search(new() { Text = text }, q => q with { First = first, After = after, WantsCursors = true });

    async Task<List<Guid>> AllPages(int size, Func<int, Task>? between = null)
    {
        var seen = new List<Guid>();
        string? after = null;
        for (var page = 0; ; page++)
        {
            var found = await Page(size, after);
            seen.AddRange(Ids(found));
            if (!found.HasNext)
                return seen;
            after = found.Hits[^1].Cursor;
            if (between is not null)
                await between(page);
        }
    }

    [SkippableFact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        await Apply([.. Enumerable.Range(0, 25).Select(i => Document(i) with { Quality = i % 3 / 3.0 })]);
        var whole = Ids(await Page(100)).ToArray();
        Assert.Equal(25, whole.Length);
        Assert.Equal(whole, await AllPages(7));
    }

    [SkippableFact]
    public async Task A_resource_that_does_not_change_between_pages_appears_once()
    {
        await Apply([.. Enumerable.Range(100, 30).Select(i => Document(i) with { Quality = .5 })]);
        var seen = await AllPages(10, async page =>
        {
            // one that comes before everything, one that moves to the front, one that goes
            await Apply(Document(page) with { Quality = 1 }, Document(128) with { Quality = 1 });
            await Remove(129);
        });
        Assert.Equal(Enumerable.Range(100, 29).Select(Id), seen.Order());
    }

    [SkippableFact]
    public async Task What_no_longer_matches_is_left_out_of_later_pages()
    {
        await Apply([.. Enumerable.Range(1, 6).Select(i => Document(i, "moon"))]);
        var first = await Page(2, text: "moon");
        await Apply(Document(3, "sun"));
        await Remove(4);
        var second = await Page(2, first.Hits[^1].Cursor, "moon");
        Assert.Equal([Id(5), Id(6)], Ids(second));
        Assert.False(second.HasNext);
    }

    [SkippableFact]
    public async Task Behind_the_pinned_thousand_the_rest_follows_once()
    {
        await Apply([.. Enumerable.Range(0, 1_250).Select(i => Document(i) with { Quality = i % 7 / 7.0 })]);
        var seen = await AllPages(90);
        Assert.Equal(1_250, seen.Count);
        Assert.Equal(1_250, seen.Distinct().Count());
    }

    [SkippableFact]
    public async Task A_ranking_is_kept_for_five_minutes_after_its_last_page()
    {
        await Apply([.. Enumerable.Range(0, 10).Select(i => Document(i))]);
        var first = await Page(3);
        Clock.Move(TimeSpan.FromMinutes(4));
        var second = await Page(3, first.Hits[^1].Cursor);
        Clock.Move(TimeSpan.FromMinutes(4));
        var third = await Page(3, second.Hits[^1].Cursor);
        Assert.Equal([Id(6), Id(7), Id(8)], Ids(third));
        Clock.Move(TimeSpan.FromMinutes(6));
        var expired = await Assert.ThrowsAsync<HubException>(() => Page(3, third.Hits[^1].Cursor));
        Assert.Equal("CURSOR_EXPIRED", expired.Code);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("zz.1")]
    [InlineData("1.-1")]
    [InlineData("1.2.3")]
    [InlineData("1.99999999999")]
    public async Task A_cursor_that_the_index_never_gave_is_invalid(string cursor)
    {
        await Apply(Document(1));
        Assert.Equal("CURSOR_INVALID", (await Assert.ThrowsAsync<HubException>(() => Page(3, cursor))).Code);
    }

    [SkippableFact]
    public async Task None_asked_for_none_given_yet_counted()
    {
        await Apply(Document(1), Document(2));
        var found = await Page(0);
        Assert.Empty(found.Hits);
        Assert.Equal(2, found.Total);
        Assert.True(found.HasNext);
    }

    [SkippableFact]
    public async Task After_the_last_there_is_nothing()
    {
        await Apply(Document(1), Document(2));
        var last = (await Page(5)).Hits[^1].Cursor;
        var found = await Page(5, last);
        Assert.Empty(found.Hits);
        Assert.False(found.HasNext);
    }

    [SkippableFact]
    public async Task A_batch_is_answered_in_order()
    {
        await Apply(Document(1, "moon"), Document(2, "sun"));
        var found = await Index.SearchManyAsync(
            [.. ((string[])["sun", "nothing", "moon"]).Select(text => new IndexQuery { Filter = new() { Text = text }, First = 5 })], default);
        Assert.Equal([[Id(2)], [], [Id(1)]], found.Select(f => Ids(f).ToArray()));
        Assert.Empty(await Index.SearchManyAsync([], default));
    }
}
