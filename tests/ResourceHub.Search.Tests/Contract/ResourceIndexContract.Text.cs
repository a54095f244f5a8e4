using ResourceHub.Core.Search;

namespace ResourceHub.Search.Tests.Contract;

public abstract partial class ResourceIndexContract
{
    [SkippableFact]
    public async Task Text_is_found_in_name_description_keywords_skills_and_provider()
    {
        await Apply(
            Document(1, "Volcanoes erupt"),
            Document(2) with { Description = "About volcanoes." },
            Document(3, "x", Terms(IndexField.Keywords, "rocks", "volcanoes")),
            Document(4) with { SkillText = "ESS.2 Describe volcanoes" },
            Document(5) with { ProviderName = "Volcanoes and more" },
            Document(6, "Rivers"));
        await AssertText("volcanoes", 1, 2, 3, 4, 5);
    }

    [SkippableFact]
    public async Task A_match_in_the_name_comes_before_one_in_the_description()
    {
        await Apply(
            Document(1, "Rivers") with { Description = "Water that flows to the sea, and fractions of it." },
            Document(2, "Fractions") with { Description = "Parts of a whole." },
            Document(3, "Lakes"));
        Assert.Equal([Id(2), Id(1)], Ids(await Search(new() { Text = "fractions" })));
    }

    [SkippableFact]
    public async Task Every_word_must_be_there()
    {
        await Apply(Document(1, "Number line"), Document(2, "Number talk"), Document(3, "Line dance"));
        await AssertText("line number", 1);
    }

    [SkippableFact]
    public async Task The_last_word_may_be_unfinished_and_the_others_not()
    {
        await Apply(Document(1, "Equivalent fractions"), Document(2, "Equal shares"));
        await AssertText("equi", 1);
        await AssertText("equivalent frac", 1);
        await AssertText("equi fractions");
        await AssertText("equi ");
    }

    [SkippableFact]
    public async Task Case_and_diacritics_make_no_difference()
    {
        await Apply(Document(1, "Fracción propia"), Document(2, "Una fraccion"));
        await AssertText("FRACCIÓN", 1, 2);
        await AssertText("fraccion", 1, 2);
        await AssertText("fraccio\u0301n", 1, 2);
    }

    [SkippableFact]
    public async Task English_and_Spanish_plurals_meet_their_singulars()
    {
        await Apply(Document(1, "Story of a box"), Document(2, "Stories in boxes"), Document(3, "La fracción y el lápiz"), Document(4, "Fracciones y lápices"));
        await AssertText("story ", 1, 2);
        await AssertText("stories", 1, 2);
        await AssertText("boxes", 1, 2);
        await AssertText("fracciones", 3, 4);
        await AssertText("lápiz ", 3, 4);
    }

    [SkippableFact]
    public async Task A_code_is_a_phrase()
    {
        await Apply(Document(1) with { SkillText = "4.NF.B.3 Understand" }, Document(2) with { SkillText = "3.NF.B.4 Explain" });
        await AssertText("4.nf.b.3", 1);
    }

    [SkippableFact]
    public async Task Commas_and_slashes_part_words()
    {
        await Apply(Document(1, "Sum and difference"), Document(2, "Sum"));
        await AssertText("difference,sum", 1);
        await AssertText("sum/difference", 1);
    }

    [SkippableFact]
    public async Task Stop_words_count_only_where_there_is_nothing_else()
    {
        await Apply(Document(1, "The moon"), Document(2, "Moon phases"), Document(3, "The sun"));
        await AssertText("the moon", 1, 2);
        await AssertText("the", 1, 3);
    }

    [SkippableTheory]
    [InlineData("\"moon\"")]
    [InlineData("moon\" OR name:\"sun")]
    [InlineData("moon*")]
    [InlineData("(moon)")]
    [InlineData("-moon")]
    [InlineData("+moon ~ ^moon")]
    [InlineData("{name}:moon'; DROP TABLE doc; --")]
    [InlineData("moon \0 \u0001")]
    [InlineData("🌙 moon 🌙")]
    [InlineData("moon AND NEAR(sun, 2)")]
    [InlineData("moon \ud83c")]
    [InlineData("moon\\ / [a TO b] && || !")]
    public async Task No_character_of_a_text_is_syntax(string text)
    {
        await Apply(Document(1, "moon sun drop table doc or name and near to 2 b"), Document(2, "sun"));
        var found = await Search(new() { Text = text });
        Assert.Equal([Id(1)], Ids(found));
    }

    [SkippableTheory]
    [InlineData("🎉🎉")]
    [InlineData("\"\"\" ** ''")]
    [InlineData("--")]
    [InlineData("\ud83c")]
    public async Task Text_without_a_word_finds_nothing(string text)
    {
        await Apply(Document(1, "moon"));
        await AssertText(text);
    }

    [SkippableFact]
    public async Task Blank_text_does_not_narrow()
    {
        await Apply(Document(1, "moon"));
        await AssertText("  ", 1);
    }

    [SkippableFact]
    public async Task Ten_thousand_characters_are_text_like_any_other()
    {
        await Apply(Document(1, "moon"));
        await AssertText(new string('m', 10_000));
        await AssertText(string.Concat(Enumerable.Repeat("\"moon\" OR ", 1_000)), 1);
        await AssertText(string.Concat(Enumerable.Repeat("moon ", 2_000)), 1);
    }

    [SkippableFact]
    public async Task Highlights_mark_the_words_and_escape_the_rest()
    {
        await Apply(Document(1, "Fracciones & <b>more</b>", Terms(IndexField.Keywords, "fracción", "sum")) with { Description = string.Concat(Enumerable.Repeat("word ", 100)) + "a \"fraccion\" here" });
        var found = await Search(new() { Text = "fracción" }, q => q with { WantsHighlights = true });
        var highlights = Assert.Single(found.Hits).Highlights.ToDictionary(h => h.Field, h => h.Fragments);
        Assert.Equal(["<mark>Fracciones</mark> &amp; &lt;b&gt;more&lt;/b&gt;"], highlights["name"]);
        Assert.Equal(["<mark>fracción</mark>"], highlights["keywords"]);
        var fragment = Assert.Single(highlights["description"]);
        Assert.StartsWith("…word", fragment);
        Assert.Contains("a &quot;<mark>fraccion</mark>&quot; here", fragment);
    }

    [SkippableFact]
    public async Task Highlights_show_skills_and_provider_too()
    {
        await Apply(Document(1) with { SkillText = "4.NF.B.3\nUnderstand a fraction\n4.NF.B.4\nMultiply\n", ProviderName = "The Fraction Press" });
        var found = await Search(new() { Text = "fraction" }, q => q with { WantsHighlights = true });
        Assert.Equal(
            ["alignments: Understand a <mark>fraction</mark>", "provider: The <mark>Fraction</mark> Press"],
            Assert.Single(found.Hits).Highlights.Select(h => $"{h.Field}: {string.Join(" | ", h.Fragments)}"));
    }

    [SkippableFact]
    public async Task Highlights_come_only_where_they_are_wanted()
    {
        await Apply(Document(1, "moon"));
        Assert.Empty(Assert.Single((await Search(new() { Text = "moon" })).Hits).Highlights);
    }
}
