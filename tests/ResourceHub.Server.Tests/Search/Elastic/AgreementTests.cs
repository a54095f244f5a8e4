using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Server.Tests.RealFiles;
using ResourceHub.Server.Tests.Recommendations;
using Xunit.Abstractions;

namespace ResourceHub.Server.Tests.Search.Elastic;

/// <summary>The same 300 searches of the real files on the embedded index and on a search server: the same totals, facet counts and, for skill searches, resources.</summary>
[Collection(RealClass.Name)]
public sealed class AgreementTests(RealHub real, ITestOutputHelper output)
{
    const int EachKind = 100;

    static readonly ResourceFacet[] Facets =
    [
        ResourceFacet.Provider, ResourceFacet.LearningResourceType, ResourceFacet.EducationalLevel, ResourceFacet.Skill, ResourceFacet.Keywords, ResourceFacet.InLanguage, ResourceFacet.AccessMode,
    ];

    /// <summary>What a search found, in a form that can be compared.</summary>
    sealed record Found(int Total, IReadOnlyDictionary<string, int> Counts, IReadOnlySet<Guid> Resources);

    [SkippableTheory]
    [InlineData("RESOURCEHUB_TEST_ELASTICSEARCH")]
    [InlineData("RESOURCEHUB_TEST_OPENSEARCH")]
    public async Task Three_hundred_searches_agree(string variable)
    {
        var services = real.Hub.Services;
        await using var server = await ServerIndex.RequireAsync(variable, services);
        var rebuilt = await server.Worker.RebuildAsync(null, default);
        Assert.Equal(await services.GetRequiredService<ICatalogStore>().CountAsync(default), rebuilt);
        var embedded = services.GetRequiredService<SearchResources>();
        var elastic = ActivatorUtilities.CreateInstance<SearchResources>(services, server.Index);

        var graph = services.GetRequiredService<ISkillGraphProvider>().Current;
        foreach (var request in SkillSearches(graph).Concat(FilterSearches()))
        {
            var (left, right) = (await FindAsync(embedded, request), await FindAsync(elastic, request));
            var what = Describe(request);
            Assert.True(left.Total == right.Total, $"{what}: {left.Total} embedded, {right.Total} on the server");
            Assert.True(left.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).SequenceEqual(right.Counts.OrderBy(c => c.Key, StringComparer.Ordinal)), $"{what}: {Difference(left.Counts, right.Counts)}");
            Assert.True(left.Resources.SetEquals(right.Resources), $"{what}: other resources");
        }
        var more = 0;
        foreach (var request in TextSearches())
        {
            var (left, right) = (await FindAsync(embedded, request), await FindAsync(elastic, request));
            if (left.Total == right.Total)
            {
                Assert.True(left.Resources.SetEquals(right.Resources), $"{Describe(request)}: other resources");
                Assert.Equal(left.Counts.OrderBy(c => c.Key, StringComparer.Ordinal), right.Counts.OrderBy(c => c.Key, StringComparer.Ordinal));
                continue;
            }
            // stems find more, and never less
            more++;
            output.WriteLine($"{request.Search.Text}: {left.Total} embedded, {right.Total} on the server");
            Assert.True(right.Total > left.Total, $"{Describe(request)}: {left.Total} embedded, {right.Total} on the server");
        }
        output.WriteLine($"{more} of {EachKind} texts find more by stems");
        Assert.InRange(more, 1, EachKind - 1);
    }

    static async Task<Found> FindAsync(SearchResources search, SearchRequest request)
    {
        var resources = new HashSet<Guid>();
        SearchResult? first = null;
        string? after = null;
        // all that can be read in five pages: the newest come first on both, so that they are the same
        for (var page = 0; page < 5; page++)
        {
            var found = (await search.SearchAsync(Caller.System(), request with { Page = new(100, after), WantsCursors = true, WantsTotal = true, OrderBy = ResourceOrder.Newest, Facets = first is null ? Facets : [], FacetSize = 100 }, default))!;
            first ??= found;
            resources.UnionWith(found.Hits.Select(h => h.Resource));
            if (!found.HasNext)
                break;
            after = found.Hits[^1].Cursor;
        }
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var facet in first!.Facets)
        {
            // values that share the last place may be cut by either
            var least = facet.Values.Count == 100 ? facet.Values[^1].Count : 0;
            foreach (var value in facet.Values.Where(v => v.Count > least))
                counts[$"{facet.Field} {value.Value.ToLowerInvariant()}"] = value.Count;
        }
        return new(first.Total, counts, resources);
    }

    static IEnumerable<SearchRequest> SkillSearches(SkillGraph graph)
    {
        var step = Math.Max(1, graph.Count / EachKind);
        for (var i = 0; i < EachKind; i++)
        {
            var skill = graph[i * step];
            var filter = new SkillFilter
            {
                AnyOf = [skill.Identifier.ToString()],
                IncludeDescendants = i % 3 != 0,
                IncludeExactMatches = i % 4 != 0,
                Before = i % 5 == 0 ? 1 : 0,
                After = i % 7 == 0 ? 2 : 0,
                Roles = i % 6 == 0 ? [AlignmentRole.Assesses, AlignmentRole.Requires] : SkillFilter.UsualRoles,
            };
            yield return i % 10 == 9
                ? new() { Within = skill.Identifier }
                : new() { Search = new() { Skills = filter, ReadyFor = i % 8 == 0 ? new(null, [graph[(i * step + 40) % graph.Count].Identifier.ToString()]) : null, CollapseDuplicates = i % 2 == 0 } };
        }
    }

    static IEnumerable<SearchRequest> FilterSearches()
    {
        string[] providers = ["engageny", "phet", "coherence-tasks", "oatutor"];
        var types = Enum.GetValues<LearningResourceType>();
        for (var i = 0; i < EachKind; i++)
            yield return new()
            {
                Search = new()
                {
                    Providers = i % 2 == 0 ? [providers[i / 2 % 4], providers[i % 3]] : null,
                    LearningResourceType = i % 3 == 0 ? [types[i % types.Length], types[(i + 3) % types.Length]] : null,
                    EducationalLevel = i % 4 == 1 ? [Level(i % 12 + 1)] : null,
                    InLanguage = i % 5 == 2 ? [i % 2 == 0 ? "en" : "es"] : null,
                    MaxTimeRequired = i % 6 == 3 ? TimeSpan.FromMinutes(5 + i % 40) : null,
                    LicenseAllows = i % 7 == 4 ? [LicensePermission.Share] : null,
                    IsAccessibleForFree = i % 11 == 5 ? true : null,
                    AccessModeSufficient = i % 9 == 6 ? [AccessMode.Textual, AccessMode.Visual] : null,
                    Age = i % 10 == 7 ? 6 + i % 10 : null,
                    WithoutHazards = i % 13 == 8 ? ["flashing"] : null,
                },
            };
    }

    static GradeLevel Level(int grade) => GradeLevel.TryParse(grade.ToString("d2", CultureInfo.InvariantCulture), out var level) ? level : throw new InvalidOperationException();

    static IEnumerable<SearchRequest> TextSearches()
    {
        string[] words =
        [
            "fractions", "equivalent fractions", "area", "perimeter", "linear equations", "slope", "vocabulary", "decimals", "place value", "multiplication", "division", "ratio", "percent", "probability",
            "quadratic", "polynomials", "triangles", "circle", "volume", "angles", "graphing", "functions", "exponents", "inequality", "rhyming words", "main idea", "number line", "word problems",
            "mean and median", "4.NF.B.3", "unit rate", "sequences", "energy", "adding", "solve for x", "measure", "reading", "students will understand", "the", "balanced",
        ];
        return Enumerable.Range(0, EachKind).Select(i => new SearchRequest { Search = new() { Text = i < words.Length ? words[i] : $"{words[i % words.Length].Split(' ')[0]} {words[i * 7 % words.Length].Split(' ')[0]}{(i % 3 == 0 ? " " : "")}" } });
    }

    static string Describe(SearchRequest request) => System.Text.Json.JsonSerializer.Serialize(new { request.Search, request.Within });

    static string Difference(IReadOnlyDictionary<string, int> left, IReadOnlyDictionary<string, int> right)
        => string.Join(", ", left.Keys.Union(right.Keys).Where(k => left.GetValueOrDefault(k) != right.GetValueOrDefault(k)).Take(5)
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k} {left.GetValueOrDefault(k)}/{right.GetValueOrDefault(k)}")));
}
