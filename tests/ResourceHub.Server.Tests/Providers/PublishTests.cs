using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Access;
using ResourceHub.Core.Search;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Providers;

public sealed class PublishTests : IAsyncLifetime
{
    const string Publish = """
        mutation($provider: String!, $records: PublishRecords!, $wait: Boolean! = false) {
          publishResources(input: {provider: $provider, records: $records, waitForIndex: $wait}) {
            created updated unchanged rejected
            errors { code path }
            run { id status seen }
            results { index externalId outcome errors { code path } warnings { code path } resource { id name version } }
          }
        }
        """;

    HubServer _hub = null!;
    string _admin = "", _key = "";

    public async Task InitializeAsync()
    {
        _hub = await HubServer.StartAsync();
        _admin = await _hub.CreateKeyAsync(new NewKey { Name = "admin", Role = Role.Administrator, Scopes = [Scope.HubAdmin, Scope.CatalogRead] });
        var registered = await _hub.QueryAsync("""mutation { registerProvider(input: {slug: "books", name: "Books", url: "https://books.example/"}) { apiKey provider { slug url resourceCount } errors { code } } }""", key: _admin);
        _key = registered.GetProperty("registerProvider").GetProperty("apiKey").GetString()!;
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task Json_ld_records_are_judged_alone_and_found_again()
    {
        var answer = (await _hub.QueryAsync(Publish, new
        {
            provider = "books",
            wait = true,
            records = new
            {
                jsonLd = new object[]
                {
                    new Dictionary<string, object> { ["@id"] = "b1", ["name"] = "A book", ["url"] = "https://books.example/1", ["learningResourceType"] = "book", ["own"] = new[] { 1, 2 } },
                    new Dictionary<string, object> { ["@id"] = "b2", ["url"] = "javascript:alert(1)", ["name"] = "Bad" },
                    "no object",
                    new Dictionary<string, object> { ["@id"] = "q1", ["name"] = "A quiz", ["url"] = "https://books.example/q", ["learningResourceType"] = "quiz", ["isBasedOn"] = "b1", ["teaches"] = "9.ZZ" },
                },
            },
        }, _key)).GetProperty("publishResources");

        Assert.Equal((2, 2), (answer.GetProperty("created").GetInt32(), answer.GetProperty("rejected").GetInt32()));
        Assert.Equal(["CREATED", "REJECTED", "REJECTED", "CREATED"], answer.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("outcome").GetString()));
        Assert.Equal("""[{"code":"INVALID_URL","path":["url"]}]""", answer.GetProperty("results")[1].GetProperty("errors").GetRawText());
        Assert.Equal("""[{"code":"SKILL_NOT_FOUND","path":["teaches"]}]""", answer.GetProperty("results")[3].GetProperty("warnings").GetRawText());
        Assert.Equal("SUCCEEDED", answer.GetProperty("run").GetProperty("status").GetString());

        var found = (await _hub.QueryAsync("""
            { resource(by: {external: {provider: "books", externalId: "b1"}}) {
                id name url version withdrawn learningResourceType timeIsEstimated license { url } alignments { ref } unresolvedAlignments { ref }
                provider { slug resourceCount alignedCount } quizzes { name isBasedOn { name } } jsonLd } }
            """)).GetProperty("resource");
        Assert.Equal("""["BOOK"]""", found.GetProperty("learningResourceType").GetRawText());
        Assert.Equal("""[{"name":"A quiz","isBasedOn":[{"name":"A book"}]}]""", found.GetProperty("quizzes").GetRawText());
        Assert.Equal("[1,2]", found.GetProperty("jsonLd").GetProperty("own").GetRawText());
        Assert.Equal(2, found.GetProperty("provider").GetProperty("resourceCount").GetInt32());
        var index = _hub.Services.GetRequiredService<IResourceIndex>();
        Assert.Equal(IndexState.Ready, (await index.GetStatusAsync(CancellationToken.None)).State);
        Assert.Equal(2, await index.CountAsync(CancellationToken.None));

        var byId = await _hub.QueryAsync("query($id: ID!) { node(id: $id) { ... on LearningResource { name } } }", new { id = found.GetProperty("id").GetString() });
        Assert.Equal("A book", byId.GetProperty("node").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Typed_records_go_in_and_come_out()
    {
        var answer = (await _hub.QueryAsync(Publish, new
        {
            provider = "books",
            records = new
            {
                resources = new[]
                {
                    new
                    {
                        externalId = "t1", name = "Typed", url = "https://books.example/t1", learningResourceType = new[] { "LESSON_PLAN" }, educationalLevel = new[] { "K-2" },
                        timeRequired = "PT50M", license = "https://creativecommons.org/licenses/by/4.0/", inLanguage = new[] { "es-MX" }, audience = new[] { "EDUCATOR" },
                        accessModeSufficient = new[] { new[] { "TEXTUAL" } }, textComplexity = new[] { new { name = "Lexile", value = 650 } }, position = 2, teaches = new[] { "4.NF.B.3" },
                    },
                },
            },
        }, _key)).GetProperty("publishResources");
        Assert.Equal(1, answer.GetProperty("created").GetInt32());

        const string Read = """
            { resource(by: {url: "http://books.example/t1"}) { educationalLevel timeRequired timeIsEstimated inLanguage accessModeSufficient textComplexity { name value label }
              license { name allows } position unresolvedAlignments { role ref } } }
            """;
        Assert.Equal("""
            {"educationalLevel":["KG","01","02"],"timeRequired":"PT50M","timeIsEstimated":false,"inLanguage":["es-MX"],"accessModeSufficient":[["TEXTUAL"]],"textComplexity":[{"name":"Lexile","value":650,"label":null}],"license":{"name":"CC BY 4.0","allows":["SHARE","ADAPT","COMMERCIAL_USE"]},"position":2,"unresolvedAlignments":[{"role":"TEACHES","ref":"4.NF.B.3"}]}
            """.Trim(), (await _hub.QueryAsync(Read, key: _key)).GetProperty("resource").GetRawText());
        // all of its audience teaches, so nobody without a key sees it
        Assert.Equal(JsonValueKind.Null, (await _hub.QueryAsync(Read)).GetProperty("resource").ValueKind);
    }

    [Fact]
    public async Task Only_a_key_of_the_provider_publishes_and_sees_what_became_of_it()
    {
        var other = (await _hub.QueryAsync("""mutation { registerProvider(input: {slug: "other", name: "Other"}) { apiKey } }""", key: _admin)).GetProperty("registerProvider").GetProperty("apiKey").GetString()!;
        var records = new { jsonLd = new[] { new Dictionary<string, object> { ["@id"] = "a", ["name"] = "N" } } };
        foreach (var key in new[] { other, null })
        {
            var refused = (await _hub.QueryAsync(Publish, new { provider = "books", records }, key)).GetProperty("publishResources");
            Assert.Equal("FORBIDDEN", refused.GetProperty("errors")[0].GetProperty("code").GetString());
            Assert.Equal(0, refused.GetProperty("results").GetArrayLength());
        }
        await _hub.QueryAsync(Publish, new { provider = "books", records }, _key);

        const string Runs = """{ provider(slug: "books") { resourceCount runs { totalCount nodes { seen created problems { nodes { code externalId index severity path resource { name } run { status } } } } } problems(severity: WARNING) { totalCount } } }""";
        var own = (await _hub.QueryAsync(Runs, key: _key)).GetProperty("provider");
        Assert.Equal("""{"totalCount":1,"nodes":[{"seen":1,"created":1,"problems":{"nodes":[{"code":"URL_MISSING","externalId":"a","index":0,"severity":"WARNING","path":["url"],"resource":{"name":"N"},"run":{"status":"SUCCEEDED"}}]}}]}""", own.GetProperty("runs").GetRawText());
        foreach (var key in new[] { other, null })
        {
            var answer = await _hub.SendAsync(Runs, key: key);
            Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("provider").GetProperty("runs").ValueKind);
            Assert.Equal("FORBIDDEN", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
            Assert.Equal(1, answer.GetProperty("data").GetProperty("provider").GetProperty("resourceCount").GetInt32());
        }
    }

    [Fact]
    public async Task Withdrawing_takes_resources_out_of_the_index_and_leaves_tombstones()
    {
        await _hub.QueryAsync(Publish, new { provider = "books", wait = true, records = new { jsonLd = new[] { new Dictionary<string, object> { ["@id"] = "a", ["name"] = "N" } } } }, _key);
        var answer = await _hub.QueryAsync("""mutation { withdrawResources(input: {provider: "books", externalIds: ["a", "never"], waitForIndex: true}) { withdrawn unknown errors { code } } }""", key: _key);

        Assert.Equal("""{"withdrawn":1,"unknown":["never"],"errors":[]}""", answer.GetProperty("withdrawResources").GetRawText());
        Assert.Equal(0, await _hub.Services.GetRequiredService<IResourceIndex>().CountAsync(CancellationToken.None));
        Assert.True((await _hub.QueryAsync("""{ resource(by: {external: {provider: "books", externalId: "a"}}) { withdrawn } }""")).GetProperty("resource").GetProperty("withdrawn").GetBoolean());
    }

    [Fact]
    public async Task A_slug_that_is_taken_or_none_is_refused()
    {
        foreach (var (slug, code) in new[] { ("books", "SLUG_TAKEN"), ("No Slug", "SLUG_INVALID") })
        {
            var answer = await _hub.QueryAsync("mutation($s: String!) { registerProvider(input: {slug: $s, name: \"N\"}) { provider { id } apiKey errors { code path } } }", new { s = slug }, _admin);
            Assert.Equal($$"""[{"code":"{{code}}","path":["input","slug"]}]""", answer.GetProperty("registerProvider").GetProperty("errors").GetRawText());
        }
        var forbidden = await _hub.QueryAsync("mutation { registerProvider(input: {slug: \"x1\", name: \"N\"}) { errors { code } } }", key: _key);
        Assert.Equal("FORBIDDEN", forbidden.GetProperty("registerProvider").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_provider_changes_itself()
    {
        var answer = await _hub.QueryAsync("""mutation { updateProvider(input: {provider: "books", description: "Shelves"}) { provider { name description } errors { code } } }""", key: _key);

        Assert.Equal("""{"provider":{"name":"Books","description":"Shelves"},"errors":[]}""", answer.GetProperty("updateProvider").GetRawText());
    }

    [Fact]
    public async Task A_thousand_and_one_records_are_too_many()
    {
        var records = new { jsonLd = Enumerable.Range(0, 1001).Select(i => new Dictionary<string, object> { ["@id"] = $"r{i}", ["name"] = "N" }) };
        var answer = (await _hub.QueryAsync(Publish, new { provider = "books", records }, _key)).GetProperty("publishResources");

        Assert.Equal("TOO_MANY", answer.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(0, (await _hub.QueryAsync("""{ provider(slug: "books") { resourceCount } }""")).GetProperty("provider").GetProperty("resourceCount").GetInt32());
    }

    [Fact]
    public async Task An_index_that_is_gone_is_made_again_from_the_database()
    {
        await _hub.QueryAsync(Publish, new { provider = "books", wait = true, records = new { jsonLd = new[] { new Dictionary<string, object> { ["@id"] = "a", ["name"] = "N" } } } }, _key);
        var data = _hub.Data;
        await _hub.StopAsync();
        foreach (var file in Directory.GetFiles(data, "search.db*"))
            File.Delete(file);
        _hub = await HubServer.StartAsync(data: data);
        await _hub.Services.GetRequiredService<ResourceHub.Core.Catalog.IndexWorker>().EnsureAsync(null, CancellationToken.None);

        Assert.Equal(1, await _hub.Services.GetRequiredService<IResourceIndex>().CountAsync(CancellationToken.None));
    }
}
