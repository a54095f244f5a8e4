using System.Text.Json;
using ResourceHub.Core.Access;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Search;

/// <summary>Duplicates through the public API: linked, and one result of a search unless asked otherwise.</summary>
public sealed class DuplicateApiTests : IAsyncLifetime
{
    HubServer _hub = null!;
    string _admin = "";

    public async Task InitializeAsync()
    {
        _hub = await HubServer.StartAsync();
        _admin = await _hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogRead, Scope.CatalogPublish] });
        await _hub.QueryAsync("""mutation { a: registerProvider(input: {slug: "one", name: "One"}) { apiKey } b: registerProvider(input: {slug: "two", name: "Two"}) { apiKey } }""", key: _admin);
        await PublishAsync("one", new { externalId = "a", name = "Fraction pizzas", url = "https://example.org/pizza", description = (string?)"With slices of paper and a description that is long enough to count.", audience = (string[]?)null });
        await PublishAsync("two", new { externalId = "b", name = "Pizza fractions", url = "http://www.example.org/pizza/?utm_source=two" }, new { externalId = "c", name = "Pizza box", url = "https://example.org/box" });
        // the first of the pair is brought in again on account of the second
        for (var i = 0; i < 200 && await TotalAsync("") != 2; i++)
            await PublishAsync("two", new { externalId = "tick", name = "Tick", url = $"https://example.org/tick/{i}" });
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    Task<JsonElement> PublishAsync(string provider, params object[] records) => _hub.QueryAsync(
        """mutation($p: String!, $r: [ResourceInput!]!) { publishResources(input: {provider: $p, records: {resources: $r}, waitForIndex: true}) { rejected errors { message } } }""",
        new { p = provider, r = records }, _admin);

    async Task<int> TotalAsync(string more)
        => (await _hub.QueryAsync($$"""{ resources(search: {text: "pizza"{{more}}}) { totalCount } }""")).GetProperty("resources").GetProperty("totalCount").GetInt32();

    [Fact]
    public async Task A_search_shows_one_result_for_the_same_thing_and_every_copy_where_asked()
    {
        Assert.Equal(2, await TotalAsync(""));
        Assert.Equal(3, await TotalAsync(", collapseDuplicates: false"));
        var found = (await _hub.QueryAsync("""
            { resources(search: {text: "pizza"}) { nodes { externalId } facets(fields: [PROVIDER]) { values { value count } } }
              two: resources(search: {text: "pizza", providers: ["two"]}) { totalCount nodes { externalId } } }
            """));
        Assert.Equal(2, found.GetProperty("resources").GetProperty("nodes").GetArrayLength());
        Assert.Equal("""[{"value":"two","count":2},{"value":"one","count":1}]""", found.GetProperty("resources").GetProperty("facets")[0].GetProperty("values").GetRawText());
        Assert.Equal(2, found.GetProperty("two").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Duplicates_are_listed_both_ways_and_a_withdrawn_one_is_not()
    {
        const string query = """
            { a: resource(by: {external: {provider: "one", externalId: "a"}}) { version duplicates { externalId provider { slug } } }
              b: resource(by: {external: {provider: "two", externalId: "b"}}) { duplicates { externalId } }
              c: resource(by: {external: {provider: "two", externalId: "c"}}) { duplicates { externalId } } }
            """;
        Assert.Equal(
            """{"a":{"version":1,"duplicates":[{"externalId":"b","provider":{"slug":"two"}}]},"b":{"duplicates":[{"externalId":"a"}]},"c":{"duplicates":[]}}""",
            (await _hub.QueryAsync(query)).GetRawText());
        await _hub.QueryAsync("""mutation { withdrawResources(input: {provider: "two", externalIds: ["b"], waitForIndex: true}) { withdrawn } }""", key: _admin);
        Assert.Equal("""{"a":{"version":1,"duplicates":[]},"b":{"duplicates":[]},"c":{"duplicates":[]}}""", (await _hub.QueryAsync(query)).GetRawText());
    }
}
