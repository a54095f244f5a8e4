using System.Text.Json;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Catalog.Duplicates;
using ResourceHub.Core.Catalog.Mapping;
using ResourceHub.Core.Tests.Skills;
using Xunit.Abstractions;

namespace ResourceHub.Core.Tests.Catalog.Duplicates;

public sealed class DuplicateRulesTests(ITestOutputHelper output)
{
    const string Text = "Children cut paper pizzas into equal slices, name each slice as a unit fraction and put slices together again until the whole is back on the table.";

    static readonly Guid One = Guid.Parse("0a000000-0000-7000-8000-000000000001");
    static readonly Guid Two = Guid.Parse("0a000000-0000-7000-8000-000000000002");
    static readonly Guid Three = Guid.Parse("0a000000-0000-7000-8000-000000000003");

    static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:x12}");

    static LearningResource Resource(int id, Guid provider, string name = "Fraction pizzas", string? description = null, string? url = null, params string[] languages)
        => new() { Id = Id(id), ProviderId = provider, ExternalId = $"{id}", Name = name, Description = description, Url = url, InLanguage = languages };

    static string Groups(params LearningResource[] resources)
        => string.Join(' ', DuplicateRules.Group(resources).GroupBy(p => p.Value).OrderBy(g => g.Key).Select(g => string.Join('=', g.Select(p => Convert.ToInt32(p.Key.ToString()[^12..], 16)).Order())));

    [Theory]
    [InlineData("https://www.example.org/a/", "http://example.org/a")]
    [InlineData("https://EXAMPLE.org/a?utm_source=x&id=3&fbclid=y", "https://example.org/a?id=3")]
    [InlineData("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2")]
    [InlineData("https://example.org/a#part", "https://example.org/a")]
    [InlineData("https://example.org:443/a/?gclid=1", "http://www.example.org/a")]
    public void Spellings_of_an_address_are_one(string a, string b) => Assert.Equal(DuplicateAddress.Canonical(a), DuplicateAddress.Canonical(b));

    [Theory]
    [InlineData("https://example.org/a", "https://example.org/A")]
    [InlineData("https://example.org/a?id=3", "https://example.org/a?id=4")]
    [InlineData("https://example.org/a", "https://sub.example.org/a")]
    [InlineData("https://example.org/app#/one", "https://example.org/app#/two")]
    [InlineData("https://example.org:8443/a", "https://example.org/a")]
    public void Other_addresses_stay_apart(string a, string b) => Assert.NotEqual(DuplicateAddress.Canonical(a), DuplicateAddress.Canonical(b));

    [Fact]
    public void One_page_from_two_providers_is_one_thing_whatever_its_name()
        => Assert.Equal("1=2", Groups(Resource(1, One, url: "https://example.org/p"), Resource(2, Two, "Pizza game", url: "http://www.example.org/p/?utm_campaign=x"), Resource(3, Two, url: "https://example.org/q")));

    [Fact]
    public void Records_of_one_provider_are_not_duplicates_of_each_other()
        => Assert.Equal("", Groups(Resource(1, One, description: Text, url: "https://example.org/p"), Resource(2, One, description: Text, url: "https://example.org/p")));

    [Fact]
    public void Where_a_provider_has_several_records_on_a_page_names_decide()
        => Assert.Equal("2=3", Groups(
            Resource(1, One, "Part one of it", url: "https://example.org/p"), Resource(2, One, "Part two of it", url: "https://example.org/p"), Resource(3, Two, "Part two of it", url: "https://example.org/p")));

    [Fact]
    public void Where_several_fit_equally_well_none_is_linked()
    {
        Assert.Equal("", Groups(Resource(1, One, "Part one", url: "https://example.org/p"), Resource(2, One, "Part two", url: "https://example.org/p"), Resource(3, Two, "All parts", url: "https://example.org/p")));
        Assert.Equal("", Groups(Resource(1, One, "Review", Text), Resource(2, One, "Review", Text), Resource(3, Two, "Review", Text)));
        Assert.Equal("1=3", Groups(Resource(1, One, "Writing an argument: drafts", Text), Resource(2, One, "Writing a report: drafts", Text), Resource(3, Two, "Writing an argument: drafts", Text)));
    }

    [Fact]
    public void The_same_words_from_two_providers_are_one_thing_even_with_small_changes()
        => Assert.Equal("1=2", Groups(Resource(1, One, description: Text), Resource(2, Two, "Fraction Pizzas!", Text.Replace("table", "desk", StringComparison.Ordinal)), Resource(3, Three, description: "Other words altogether: " + string.Join(' ', Text.Split(' ').Reverse()))));

    [Fact]
    public void What_lies_in_a_series_is_told_apart_by_its_number()
        => Assert.Equal("1=3 2=4", Groups(
            Resource(1, One, "Lesson 1", Text), Resource(2, One, "Lesson 2", Text), Resource(3, Two, "Lesson 1", Text), Resource(4, Two, "Lesson 2", Text)));

    [Fact]
    public void Names_languages_and_short_texts_keep_apart()
    {
        Assert.Equal("", Groups(Resource(1, One, "Cake fractions day", Text), Resource(2, Two, "Something else entirely", Text)));
        Assert.Equal("", Groups(Resource(1, One, description: Text, languages: "en"), Resource(2, Two, description: Text, languages: "es")));
        Assert.Equal("1=2", Groups(Resource(1, One, description: Text, languages: "en"), Resource(2, Two, description: Text, languages: "en-GB")));
        Assert.Equal("", Groups(Resource(1, One, "Fractions", "A game about them."), Resource(2, Two, "Fractions", "A game about them.")));
        Assert.Equal("", Groups(Resource(1, One, "Fractions"), Resource(2, Two, "Fractions")));
    }

    [Fact]
    public void What_is_the_same_as_a_third_is_the_same_and_the_least_id_names_the_group()
    {
        LearningResource[] resources = [Resource(3, One, description: Text), Resource(2, Two, description: Text, url: "https://example.org/p"), Resource(1, Three, "Pizza", url: "https://example.org/p")];
        Assert.Equal("1=2=3", Groups(resources));
        Assert.All(DuplicateRules.Group(resources).Values, group => Assert.Equal(Id(1), group));
        Assert.Equal("2=3", Groups([.. resources.Select(r => r.Id == Id(1) ? r with { Withdrawn = true } : r)]));
    }

    [Fact]
    public void Texts_that_are_alike_meet_in_a_bucket()
    {
        var words = Enumerable.Range(0, 400).Select(i => $"w{i * 7919 % 1009}").ToArray();
        var met = 0;
        for (var round = 0; round < 200; round++)
        {
            // three of forty words changed: about .8 of the shingles stay
            var text = words.Skip(round).Take(40).ToArray();
            var other = text.Select((w, i) => i % 17 == 5 ? w + "x" : w).ToArray();
            DuplicateText Of(string[] t) => DuplicateText.Of(Resource(1, One, "n", string.Join(' ', t)))!;
            met += Of(text).Buckets().Intersect(Of(other).Buckets()).Any() ? 1 : 0;
        }
        Assert.InRange(met, 160, 200);
    }

    [SkippableFact]
    public void In_the_real_files_no_two_providers_list_the_same_thing_and_a_mirror_of_each_is_found()
    {
        RealData.Need();
        var files = ((string[])["phet", "engageny", "coherence-tasks", "oatutor"]).Select((f, i) => Read(f, i)).ToArray();
        var all = files.SelectMany(f => f).ToArray();
        Assert.Equal(20_261, all.Length);
        Assert.Empty(DuplicateRules.Group(all));
        // a mirror: other spellings of addresses, and texts with a word changed here and there
        var byAddress = all.Where(r => r.Url is not null).Select((r, i) => Mirror(r, i) with { Description = null, Url = r.Url!.Replace("https://", "http://", StringComparison.Ordinal) + (r.Url.Contains('?') ? "&" : "/?") + "utm_source=mirror" }).ToArray();
        var found = DuplicateRules.Group([.. all, .. byAddress]);
        Assert.InRange(byAddress.Count(r => found.ContainsKey(r.Id)), byAddress.Length * 99 / 100, byAddress.Length);
        var byText = all.Where(r => DuplicateText.Of(r) is not null).Select((r, i) => Mirror(r, i) with { Url = null, Description = Change(r.Description!) }).ToArray();
        Assert.InRange(byText.Length, 2_500, 8_000);
        var likes = DuplicateRules.Group([.. all, .. byText]);
        var hits = byText.Count(r => likes.ContainsKey(r.Id));
        output.WriteLine($"{hits} of {byText.Length} mirrors found by text");
        Assert.InRange(hits, byText.Length * 80 / 100, byText.Length);
        // and each mirror is with its original, and with nothing else
        var originals = all.Where(r => DuplicateText.Of(r) is not null).Select((r, i) => (r.Id, Id(1_000_000 + i))).ToDictionary(p => p.Item2, p => p.Id);
        Assert.All(likes.GroupBy(p => p.Value, p => p.Key), g => Assert.Equal([originals[g.Max()], g.Max()], g.Order()));
    }

    static LearningResource Mirror(LearningResource original, int number) => original with { Id = Id(1_000_000 + number), ProviderId = Three };

    // the last word goes, as where a provider cuts descriptions
    static string Change(string description) => description.Trim() is var text && text.LastIndexOf(' ') is > 0 and var end ? text[..end] : description;

    static LearningResource[] Read(string file, int place)
        => [.. File.ReadLines(RealData.File($"providers/{file}.jsonl")).Select((line, i) =>
        {
            using var json = JsonDocument.Parse(line);
            return JsonLdMapper.Default.Map(json.RootElement).Resource! with { Id = Id(place * 100_000 + i), ProviderId = new Guid($"0b000000-0000-7000-8000-{place:x12}"), ExternalId = $"{i}" };
        })];
}
