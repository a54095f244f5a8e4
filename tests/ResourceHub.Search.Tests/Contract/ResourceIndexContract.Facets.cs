using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

public abstract partial class ResourceIndexContract
{
    static IReadOnlyList<(string, int)> Values(IndexResult result, IndexField field) => [.. result.Facets.Single(f => f.Field == field).Values.Select(v => (v.Value, v.Count))];

    [SkippableFact]
    public async Task A_facet_counts_what_the_other_filters_leave()
    {
        await Apply(
            Document(1, "x", Terms(IndexField.Provider, "one"), Terms(IndexField.LearningResourceType, "LESSON")),
            Document(2, "x", Terms(IndexField.Provider, "two"), Terms(IndexField.LearningResourceType, "LESSON", "VIDEO")),
            Document(3, "x", Terms(IndexField.Provider, "two"), Terms(IndexField.LearningResourceType, "VIDEO")));
        var found = await Search(
            new() { AnyOf = [Terms(IndexField.Provider, "one"), Terms(IndexField.LearningResourceType, "LESSON")] },
            q => q with { Facets = [IndexField.LearningResourceType, IndexField.Provider, IndexField.About] });
        Assert.Equal(1, found.Total);
        Assert.Equal([("LESSON", 1)], Values(found, IndexField.LearningResourceType));
        Assert.Equal([("one", 1), ("two", 1)], Values(found, IndexField.Provider));
        Assert.Empty(Values(found, IndexField.About));
    }

    [SkippableFact]
    public async Task Facet_values_come_most_frequent_first_then_by_value_and_only_so_many()
    {
        await Apply(
            Document(1, "x", Terms(IndexField.Keywords, "b", "a")),
            Document(2, "x", Terms(IndexField.Keywords, "c", "B")),
            Document(3, "x", Terms(IndexField.Keywords, "c")));
        Assert.Equal([("b", 2), ("c", 2), ("a", 1)], Values(await Search(new(), q => q with { Facets = [IndexField.Keywords] }), IndexField.Keywords));
        Assert.Equal([("b", 2), ("c", 2)], Values(await Search(new(), q => q with { Facets = [IndexField.Keywords], FacetSize = 2 }), IndexField.Keywords));
        Assert.Empty(Values(await Search(new(), q => q with { Facets = [IndexField.Keywords], FacetSize = 0 }), IndexField.Keywords));
    }

    [SkippableFact]
    public async Task The_skill_facet_counts_what_is_taught_or_assessed_once_and_ignores_the_skill_filter_but_not_a_lasting_one()
    {
        await Apply(
            Aligned(1, (AlignmentRole.Teaches, Skill(1)), (AlignmentRole.Assesses, Skill(1))),
            Aligned(2, (AlignmentRole.Teaches, Skill(1)), (AlignmentRole.Teaches, Skill(2))),
            Aligned(3, (AlignmentRole.Requires, Skill(1)), (AlignmentRole.Teaches, Skill(3))));
        var filter = AlignedTo((Skill(3), 1));
        var found = await Search(new() { Skills = [filter] }, q => q with { Facets = [IndexField.Skill] });
        Assert.Equal([($"{Skill(1)}", 2), ($"{Skill(2)}", 1), ($"{Skill(3)}", 1)], Values(found, IndexField.Skill));
        found = await Search(new() { Skills = [filter with { Lasting = true }] }, q => q with { Facets = [IndexField.Skill] });
        Assert.Equal([($"{Skill(3)}", 1)], Values(found, IndexField.Skill));
    }

    [SkippableFact]
    public async Task Facets_agree_with_a_count_by_hand_whether_few_match_or_many()
    {
        string[] kinds = ["LESSON", "VIDEO", "GAME", "BOOK", "OTHER"];
        IndexDocument[] documents = [.. Enumerable.Range(0, 600).Select(i => Document(i, i % 100 == 0 ? "rare" : "common",
            Terms(IndexField.LearningResourceType, kinds[i % 5], kinds[i * 7 % 3]), Terms(IndexField.Provider, $"p{i % 4}")))];
        await Apply(documents);
        foreach (var text in (string?[])["rare", "common", null])
        {
            var found = await Search(new() { Text = text, AnyOf = [Terms(IndexField.Provider, "p0", "p1")] }, q => q with { Facets = [IndexField.LearningResourceType] });
            var expected = documents.Where(d => (text is null || d.Name == text) && d.Terms[1].Values[0] is "p0" or "p1" && (text is null || d.Name == text))
                .SelectMany(d => d.Terms[0].Values.Distinct()).GroupBy(v => v).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal);
            Assert.Equal(expected, Values(found, IndexField.LearningResourceType));
        }
    }

    [SkippableFact]
    public async Task The_newest_come_first_and_the_unknown_last_with_the_id_as_tie_break()
    {
        var day = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Apply(Document(4) with { DateModified = day }, Document(3), Document(1) with { DateModified = day.AddDays(1) }, Document(2) with { DateModified = day });
        Assert.Equal([Id(1), Id(2), Id(4), Id(3)], Ids(await Search(new(), q => q with { Order = ResourceOrder.Newest })));
    }

    [SkippableFact]
    public async Task The_shortest_come_first_and_the_unknown_last_with_the_id_as_tie_break()
    {
        await Apply(Document(4) with { TimeRequired = TimeSpan.FromMinutes(5) }, Document(1), Document(3) with { TimeRequired = TimeSpan.FromMinutes(5) }, Document(2) with { TimeRequired = TimeSpan.FromHours(1) });
        Assert.Equal([Id(3), Id(4), Id(2), Id(1)], Ids(await Search(new(), q => q with { Order = ResourceOrder.Shortest })));
    }

    [SkippableFact]
    public async Task Better_described_resources_come_first_where_all_else_is_equal()
    {
        await Apply(Document(1) with { Quality = .2 }, Document(2) with { Quality = .9 }, Document(3) with { Quality = .2 });
        Assert.Equal([Id(2), Id(1), Id(3)], Ids(await Search(new())));
    }
}
