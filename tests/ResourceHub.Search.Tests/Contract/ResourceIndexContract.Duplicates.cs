using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

public abstract partial class ResourceIndexContract
{
    static IndexDocument Copy(int id, int group, double quality = .5, params IndexTerms[] terms) => Document(id, "moon", terms) with { DuplicateGroup = Id(group), Quality = quality };

    Task<IndexResult> Collapsed(IndexFilter filter, Func<IndexQuery, IndexQuery>? change = null)
        => Search(filter, q => (change is null ? q : change(q)) with { CollapseDuplicates = true });

    [SkippableFact]
    public async Task Of_duplicates_the_best_ranked_is_shown_and_counted_once()
    {
        await Apply(Copy(1, 1), Copy(2, 1, .9), Copy(3, 3), Copy(4, 3), Document(5, "moon") with { Quality = .1 }, Document(6, "moon") with { Quality = .2 });
        var found = await Collapsed(new());
        Assert.Equal([Id(2), Id(3), Id(6), Id(5)], Ids(found));
        Assert.Equal(4, found.Total);
        Assert.False(found.HasNext);
        Assert.Equal(6, (await Search(new())).Total);
    }

    [SkippableFact]
    public async Task Of_duplicates_only_those_that_match_count()
    {
        await Apply(Copy(1, 1, .9, Terms(IndexField.Provider, "one")), Copy(2, 1, .1, Terms(IndexField.Provider, "two")), Document(3, "moon", Terms(IndexField.Provider, "two")));
        var found = await Collapsed(AnyOf(IndexField.Provider, "two"));
        Assert.Equal([Id(2), Id(3)], Ids(found));
        Assert.Equal(2, found.Total);
    }

    [SkippableFact]
    public async Task A_copy_for_educators_does_not_stand_in_for_the_one_that_learners_may_see()
    {
        await Apply(Copy(1, 1, .9) with { EducatorOnly = true }, Copy(2, 1, .1));
        var query = new IndexQuery { Filter = new(), First = 10, WantsTotal = true, CollapseDuplicates = true };
        var found = await Index.SearchManyAsync([query, query with { Filter = new() { IncludeEducatorOnly = true } }], default);
        Assert.Equal([[Id(2)], [Id(1)]], found.Select(f => Ids(f).ToArray()));
        Assert.Equal([1, 1], found.Select(f => f.Total));
    }

    [SkippableFact]
    public async Task Facets_count_every_copy()
    {
        await Apply(Copy(1, 1, .5, Terms(IndexField.Provider, "one"), Terms(IndexField.About, "Space")), Copy(2, 1, .5, Terms(IndexField.Provider, "two"), Terms(IndexField.About, "Space")));
        var found = await Collapsed(new(), q => q with { Facets = [IndexField.Provider, IndexField.About] });
        Assert.Equal([("one", 1), ("two", 1)], Values(found, IndexField.Provider));
        Assert.Equal([("Space", 2)], Values(found, IndexField.About));
        Assert.Equal(1, found.Total);
    }

    [SkippableTheory]
    [InlineData(ResourceOrder.Newest)]
    [InlineData(ResourceOrder.Shortest)]
    public async Task The_best_of_duplicates_is_the_best_in_the_order_asked_for(ResourceOrder order)
    {
        var day = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Apply(
            Copy(1, 1, .9) with { DateModified = day, TimeRequired = TimeSpan.FromMinutes(9) },
            Copy(2, 1, .1) with { DateModified = day.AddDays(2), TimeRequired = TimeSpan.FromMinutes(5) },
            Document(3, "moon") with { DateModified = day.AddDays(1), TimeRequired = TimeSpan.FromMinutes(7) });
        Assert.Equal([Id(2), Id(3)], Ids(await Collapsed(new(), q => q with { Order = order })));
    }

    [SkippableFact]
    public async Task Pages_of_collapsed_duplicates_follow_each_other_without_gap_or_repetition()
    {
        await Apply([.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? Document(i) with { Quality = i % 7 / 7.0 } : Copy(i, i - i % 3, i % 5 / 5.0))]);
        var whole = await Collapsed(new());
        Assert.Equal(40, whole.Total);
        Assert.Equal(whole.Total, Ids(whole).Distinct().Count());
        Assert.Equal(Ids(whole), await CollapsedPages(7));
    }

    [SkippableFact]
    public async Task Behind_the_pinned_thousand_a_duplicate_does_not_come_again()
    {
        await Apply([.. Enumerable.Range(0, 1_300).Select(i => Copy(i, i / 4 * 4, i % 2 / 2.0)), .. Enumerable.Range(2_000, 900).Select(i => Document(i) with { Quality = .25 })]);
        var seen = await CollapsedPages(100);
        Assert.Equal(1_225, seen.Count);
        Assert.Equal(1_225, seen.Distinct().Count());
        Assert.Equal(325, seen.Where(id => id.CompareTo(Id(1_300)) < 0).Select(id => Convert.ToInt32(id.ToString()[^12..], 16) / 4).Distinct().Count());
    }

    [SkippableFact]
    public async Task A_resource_that_left_its_group_stands_alone_again()
    {
        await Apply(Copy(1, 1), Copy(2, 1));
        Assert.Equal(1, (await Collapsed(new())).Total);
        await Apply(Copy(2, 1) with { DuplicateGroup = null });
        Assert.Equal([Id(1), Id(2)], Ids(await Collapsed(new())));
        await Apply(Copy(2, 1));
        Assert.Equal([Id(1)], Ids(await Collapsed(new())));
        await Remove(1);
        Assert.Equal([Id(2)], Ids(await Collapsed(new())));
    }

    async Task<List<Guid>> CollapsedPages(int size)
    {
        var seen = new List<Guid>();
        string? after = null;
        while (true)
        {
            var found = await Collapsed(new(), q => q with { First = size, After = after, WantsCursors = true });
            seen.AddRange(Ids(found));
            if (!found.HasNext)
                return seen;
            after = found.Hits[^1].Cursor;
        }
    }

    [SkippableFact]
    public async Task What_an_organisation_has_measured_ranks_for_that_organisation_alone()
    {
        var (own, other) = (Guid.Parse("0a000000-0000-7000-8000-000000000001"), Guid.Parse("0a000000-0000-7000-8000-000000000002"));
        await Apply(
            Document(1),
            Document(2) with { Effects = [new(own, .05), new(other, -.2)] },
            Document(3) with { Effects = [new(own, .2)] },
            Document(4) with { Effects = [new(own, -.1), new(other, .1)] });
        async Task<Guid[]> Ranked(ResourceOrder order, Guid? of) => [.. Ids(await Search(new(), q => q with { Order = order, EffectsOf = of }))];
        Assert.Equal([Id(3), Id(2), Id(4), Id(1)], await Ranked(ResourceOrder.Effectiveness, own));
        Assert.Equal([Id(4), Id(2), Id(1), Id(3)], await Ranked(ResourceOrder.Effectiveness, other));
        Assert.Equal([Id(1), Id(2), Id(3), Id(4)], await Ranked(ResourceOrder.Effectiveness, null));
        Assert.Equal([Id(3), Id(2), Id(1), Id(4)], await Ranked(ResourceOrder.Relevance, own));
        Assert.Equal([Id(1), Id(2), Id(3), Id(4)], await Ranked(ResourceOrder.Relevance, null));
    }
}
