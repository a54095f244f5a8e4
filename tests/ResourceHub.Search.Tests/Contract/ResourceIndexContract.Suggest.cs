using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

public abstract partial class ResourceIndexContract
{
    async Task<string[]> Suggest(string text, SuggestionKind kind, int first = 10, bool educator = true)
        => [.. (await Index.SuggestAsync(new(text, first, educator), default)).Where(s => s.Kind == kind).Select(s => s.Text)];

    [SkippableFact]
    public async Task A_prefix_completes_names_keywords_and_providers_by_any_word()
    {
        await Apply(
            Document(1, "Equivalent fractions", Terms(IndexField.Keywords, "fractions", "number line")) with { ProviderName = "Fraction Factory" },
            Document(2, "Fractions on a line") with { ProviderName = "Open Lessons" },
            Document(3, "Infractions of rules") with { ProviderName = "Open Lessons" });
        Assert.Equal(["Fractions on a line", "Equivalent fractions"], await Suggest("frac", SuggestionKind.Resource));
        Assert.Equal(["fractions"], await Suggest("frac", SuggestionKind.Keyword));
        Assert.Equal(["Fraction Factory"], await Suggest("frac", SuggestionKind.Provider));
        Assert.Equal(["number line"], await Suggest("li", SuggestionKind.Keyword));
        Assert.Equal(["Open Lessons"], await Suggest("less", SuggestionKind.Provider));
        Assert.Equal(["Fractions on a line"], await Suggest("on a li", SuggestionKind.Resource));
        Assert.Empty(await Suggest("line on", SuggestionKind.Resource));
        Assert.Equal(Id(2), (await Index.SuggestAsync(new("fractions on", 1, true), default)).Single().Resource);
    }

    [SkippableFact]
    public async Task Completions_know_no_case_and_no_diacritics()
    {
        await Apply(Document(1, "Fracción propia", Terms(IndexField.Keywords, "Área")) with { ProviderName = "Éxito" });
        Assert.Equal(["Fracción propia"], await Suggest("FRACCIO", SuggestionKind.Resource));
        Assert.Equal(["Fracción propia"], await Suggest("fraccio\u0301n p", SuggestionKind.Resource));
        Assert.Equal(["Área"], await Suggest("area", SuggestionKind.Keyword));
        Assert.Equal(["Éxito"], await Suggest("ÉX", SuggestionKind.Provider));
    }

    [SkippableFact]
    public async Task Completions_come_in_one_order_and_each_name_once()
    {
        await Apply(
            Document(1, "The moon", Terms(IndexField.Keywords, "moon phases")) with { Quality = 1 },
            Document(2, "Moon rocks", Terms(IndexField.Keywords, "moon", "Moon phases")) with { Quality = .2 },
            Document(3, "Moon phases", Terms(IndexField.Keywords, "full moon", "moons of Mars")) with { Quality = .6 },
            Document(4, "MOON PHASES!", Terms(IndexField.Keywords, "full moon")) with { Quality = .4 },
            Document(5, "Moon base", Terms(IndexField.Keywords, "full moon")) with { Quality = .2 });
        Assert.Equal(["Moon phases", "Moon rocks", "Moon base", "The moon"], await Suggest("moon", SuggestionKind.Resource));
        Assert.Equal(["Moon phases", "Moon rocks"], await Suggest("moon", SuggestionKind.Resource, 2));
        Assert.Equal(["moon phases", "moon", "moons of Mars", "full moon"], await Suggest("moon", SuggestionKind.Keyword));
        Assert.Empty(await Suggest("moon", SuggestionKind.Keyword, 0));
    }

    [SkippableFact]
    public async Task What_only_educators_may_see_completes_nothing_for_others()
    {
        await Apply(
            Document(1, "Secret answers", Terms(IndexField.Keywords, "secret", "shared")) with { EducatorOnly = true, ProviderName = "Secretaries" },
            Document(2, "Open questions", Terms(IndexField.Keywords, "shared")) with { ProviderName = "Sharers" });
        Assert.Empty(await Index.SuggestAsync(new("sec", 10, false), default));
        Assert.Equal(["Secret answers", "secret", "Secretaries"], (await Index.SuggestAsync(new("sec", 10, true), default)).Select(s => s.Text));
        Assert.Equal(["shared"], await Suggest("sha", SuggestionKind.Keyword, educator: false));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\"*")]
    [InlineData("🌙")]
    [InlineData("\ud83c")]
    [InlineData("moon\" OR name:\"sun")]
    [InlineData(".*")]
    public async Task Nothing_in_a_prefix_is_syntax(string text)
    {
        await Apply(Document(1, "Moon and sun", Terms(IndexField.Keywords, "moon")) with { ProviderName = "Moon" });
        Assert.Empty(await Index.SuggestAsync(new(text, 10, true), default));
    }

    [SkippableFact]
    public async Task What_was_removed_is_no_longer_completed()
    {
        await Apply(Document(1, "Moon rocks", Terms(IndexField.Keywords, "moon")) with { ProviderName = "Moon" });
        Assert.Equal(3, (await Index.SuggestAsync(new("moo", 10, true), default)).Count);
        await Remove(1);
        Assert.Empty(await Index.SuggestAsync(new("moo", 10, true), default));
    }

    async Task<string?> DidYouMean(string text, IndexFilter? filter = null, bool educator = true)
    {
        var query = new IndexQuery { Filter = (filter ?? new()) with { Text = text, IncludeEducatorOnly = educator }, WantsDidYouMean = true };
        return (await Index.SearchManyAsync([query], default))[0].DidYouMean;
    }

    [SkippableFact]
    public async Task A_misspelt_text_gets_a_spelling_that_finds_more()
    {
        await Apply([.. Enumerable.Range(1, 3).Select(i => Document(i, "Equivalent fractions") with { SkillText = "4.NF.A.1" }), Document(9, "Volcano")]);
        Assert.Equal("fractions", await DidYouMean("fractoins"));
        Assert.Equal("equivalent fractions", await DidYouMean("equivelent fractons"));
        Assert.Equal("Equivalent  fractions, 4.NF", await DidYouMean("Equivalent  fractons, 4.NF"));
        Assert.Null(await DidYouMean("zzzzzzzz"));
        Assert.Null(await DidYouMean("fractions"));
        Assert.Null(await DidYouMean("volcano"));
        Assert.Null((await Search(new() { Text = "fractoins" })).DidYouMean);
    }

    [SkippableFact]
    public async Task A_spelling_is_offered_only_where_it_finds_more_under_the_same_filter()
    {
        await Apply(Document(1, "Fractions", Terms(IndexField.Provider, "one")), Document(2, "Decimals", Terms(IndexField.Provider, "two")));
        Assert.Equal("fractions", await DidYouMean("fractins", AnyOf(IndexField.Provider, "one")));
        Assert.Null(await DidYouMean("fractins", AnyOf(IndexField.Provider, "two")));
    }

    [SkippableFact]
    public async Task A_spelling_never_tells_a_word_of_material_for_educators_to_others()
    {
        await Apply(Document(1, "Answerkey fractions") with { EducatorOnly = true }, Document(2, "Fractions"));
        Assert.Equal("answerkey", await DidYouMean("answrkey"));
        Assert.Null(await DidYouMean("answrkey", educator: false));
        Assert.Null(await DidYouMean("answrkey fractions", educator: false));
        Assert.Equal("fractions", await DidYouMean("fractins", educator: false));
    }

    [SkippableFact]
    public async Task Where_a_text_finds_enough_no_spelling_is_looked_for()
    {
        await Apply([.. Enumerable.Range(1, IndexQuery.FewHits).Select(i => Document(i, "Forth")), .. Enumerable.Range(11, 20).Select(i => Document(i, "Fourth"))]);
        Assert.Null(await DidYouMean("forth"));
        await Remove(1);
        Assert.Equal("fourth", await DidYouMean("forth"));
    }
}
