using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Search.Elastic;

/// <summary>What goes wrong with a search server, on real ones. Afterwards database and index agree to the record.</summary>
public sealed class SearchFaultTests
{
    static async Task<string> HealthAsync(HubServer hub)
    {
        using var response = await hub.Http.GetAsync("/health/ready");
        return $"{(int)response.StatusCode} {JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString()}";
    }

    static Task AgreesAsync(HubServer hub, ElasticOptions options, int total) => ElasticHub.EventuallyAsync(
        async () => await hub.TotalAsync() == total && await hub.Services.GetRequiredService<IOutbox>().CountAsync(default) == 0, $"{total} resources are found");

    [SkippableTheory]
    [InlineData("elasticsearch")]
    [InlineData("opensearch")]
    public async Task A_server_that_is_killed_while_it_takes_changes_has_them_all_in_the_end(string kind)
    {
        await using var server = await OwnSearchServer.StartAsync(kind);
        await using var hub = await ElasticHub.StartAsync(server.Options);
        var key = await hub.AddProviderAsync();
        await hub.PublishAsync(key, 200);
        Assert.Equal(200, await hub.TotalAsync());
        Assert.Equal("200 Healthy", await HealthAsync(hub));

        var publishing = Task.Run(async () =>
        {
            for (var from = 200; from < 2_000; from += 200)
                await hub.PublishAsync(key, 200, from, wait: false);
        });
        await ElasticHub.EventuallyAsync(async () => await hub.TotalAsync() > 200, "some are in");
        await server.KillAsync();

        // the catalogue takes records; search says that it cannot, and what does not need it answers beside it
        var published = await hub.PublishAsync(key, 50, 5_000, wait: false);
        Assert.Equal(50, published.GetProperty("data").GetProperty("publishResources").GetProperty("created").GetInt32());
        await publishing;
        var answer = await hub.SendAsync("""{ resources(first: 1) { totalCount } suggest(prefix: "re") { text } providers(first: 1) { nodes { slug } } }""");
        Assert.Equal("open", answer.GetProperty("data").GetProperty("providers").GetProperty("nodes")[0].GetProperty("slug").GetString());
        Assert.Contains(answer.GetProperty("errors").EnumerateArray(), e => e.GetProperty("extensions").GetProperty("code").GetString() == "SEARCH_UNAVAILABLE");
        Assert.Equal("200 Degraded", await HealthAsync(hub));

        await server.RunAsync();
        await AgreesAsync(hub, server.Options, 2_050);
        await ServerIndex.AssertAgreesAsync(server.Options, hub.Services);
        Assert.Equal("200 Healthy", await HealthAsync(hub));

        // and again with nothing of what it had
        await server.KillAsync();
        server.Empty();
        await server.RunAsync();
        await AgreesAsync(hub, server.Options, 2_050);
        await ServerIndex.AssertAgreesAsync(server.Options, hub.Services);
    }

    [SkippableFact]
    public async Task Changes_that_a_full_queue_refuses_are_tried_again()
    {
        await using var server = await OwnSearchServer.StartAsync(settings: "thread_pool.write.queue_size: 2\nthread_pool.write.size: 1");
        await using var hub = await ElasticHub.StartAsync(server.Options);
        var key = await hub.AddProviderAsync();
        await hub.PublishAsync(key, 500);
        var resources = (await hub.Services.GetRequiredService<ICatalog>().ScanAsync(null, 500, default)).ToArray();
        using var index = new ElasticResourceIndex(server.Options, TimeProvider.System);
        // many writers at once meet the full queue
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(1, 24).Select(async round =>
        {
            var changes = resources.Select(r => new IndexChange(r.Id, r.IndexVersion, new() { Resource = r.Id, Name = r.Name, Description = new string('x', 2_000 + round) })).ToArray();
            while (true)
            {
                try
                {
                    Assert.Empty(await index.ApplyAsync(changes, default));
                    return;
                }
                catch (HubException problem) when (problem.Code == "SEARCH_UNAVAILABLE")
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }));
        await hub.PublishAsync(key, 500, words: "again");
        await AgreesAsync(hub, server.Options, 500);
        Assert.Equal(500, await hub.TotalAsync("again"));
        await ServerIndex.AssertAgreesAsync(server.Options, hub.Services);
        var stats = await ServerIndex.SendAsync(server.Options, HttpMethod.Get, "/_nodes/stats/thread_pool?filter_path=nodes.*.thread_pool.write.rejected");
        Assert.True(stats.GetProperty("nodes").EnumerateObject().Single().Value.GetProperty("thread_pool").GetProperty("write").GetProperty("rejected").GetInt64() > 0, "the queue was never full");
    }

    [SkippableTheory]
    [InlineData("RESOURCEHUB_TEST_ELASTICSEARCH")]
    [InlineData("RESOURCEHUB_TEST_OPENSEARCH")]
    public async Task An_index_that_is_deleted_under_the_hub_is_made_again_and_never_answers_in_part(string variable)
    {
        var options = ServerIndex.OptionsOf(variable);
        await using var hub = await ElasticHub.StartAsync(options);
        try
        {
            var key = await hub.AddProviderAsync();
            await hub.PublishAsync(key, 120);
            await ServerIndex.DeleteAsync(options);
            Assert.Null(await hub.TotalAsync());
            Assert.Equal("200 Degraded", await HealthAsync(hub));
            // one more record must not make an index of one
            await hub.PublishAsync(key, 1, 500, wait: false);
            await ElasticHub.EventuallyAsync(async () => await hub.TotalAsync() is { } total && (total is 120 or 121 ? true : throw new InvalidOperationException($"{total} of 121")), "the index is back");
            await AgreesAsync(hub, options, 121);
            await ServerIndex.AssertAgreesAsync(options, hub.Services);
        }
        finally
        {
            await ServerIndex.DeleteAsync(options);
        }
    }

    [SkippableTheory]
    [InlineData("RESOURCEHUB_TEST_ELASTICSEARCH")]
    [InlineData("RESOURCEHUB_TEST_OPENSEARCH")]
    public async Task What_the_mapping_does_not_take_is_a_problem_of_its_record_alone_until_a_reindex(string variable)
    {
        var options = ServerIndex.OptionsOf(variable);
        await using var hub = await ElasticHub.StartAsync(options);
        try
        {
            var key = await hub.AddProviderAsync();
            await NarrowAsync(options);
            await hub.PublishAsync(key, 40);
            var record = Faults.DataFiles.Record(100);
            record["timeRequired"] = "PT20H";
            await hub.SendAsync("""mutation($r: [JSON!]!) { publishResources(input: {provider: "open", records: {jsonLd: $r}, waitForIndex: true}) { created } }""", new { r = new[] { record, Faults.DataFiles.Record(101) } }, key);
            Assert.Equal(41, await hub.TotalAsync());
            var problems = await hub.QueryAsync("""{ provider(slug: "open") { problems(code: "INDEX_REFUSED") { totalCount nodes { externalId severity message } } } }""", key: key);
            var problem = problems.GetProperty("provider").GetProperty("problems").GetProperty("nodes").EnumerateArray().Single();
            Assert.Equal("r00100", problem.GetProperty("externalId").GetString());
            Assert.Contains("seconds", problem.GetProperty("message").GetString(), StringComparison.Ordinal);

            Assert.Equal(42, await hub.Services.GetRequiredService<IndexWorker>().RebuildAsync(null, default));
            Assert.Equal(42, await hub.TotalAsync());
            Assert.Equal(0, await hub.Services.GetRequiredService<IIndexRefusals>().CountAsync(default));
            await ServerIndex.AssertAgreesAsync(options, hub.Services);
        }
        finally
        {
            await ServerIndex.DeleteAsync(options);
        }
    }

    // the same index, but for the times that fit into 15 bits
    static async Task NarrowAsync(ElasticOptions options)
    {
        var old = Assert.Single(await ServerIndex.NamesAsync(options));
        var made = (await ServerIndex.SendAsync(options, HttpMethod.Get, $"/{old}")).GetProperty(old);
        var mappings = System.Text.Json.Nodes.JsonNode.Parse(made.GetProperty("mappings").GetRawText())!;
        mappings["properties"]!["seconds"]!["type"] = "short";
        var analysis = made.GetProperty("settings").GetProperty("index").GetProperty("analysis").GetRawText();
        var name = $"{options.Index}-narrow";
        await ServerIndex.SendAsync(options, HttpMethod.Put, $"/{name}", "{\"settings\": {\"number_of_replicas\": 0, \"analysis\": " + analysis + "}, \"mappings\": " + mappings.ToJsonString() + "}");
        // filled as the hub would fill it
        var alias = made.GetProperty("aliases").EnumerateObject().Single().Name;
        await ServerIndex.SendAsync(options, HttpMethod.Post, "/_aliases", $$$"""{"actions": [{"add": {"index": "{{{name}}}", "alias": "{{{alias}}}"} }, {"remove_index": {"index": "{{{old}}}"} } ] }""");
    }

    [SkippableTheory]
    [InlineData("RESOURCEHUB_TEST_ELASTICSEARCH")]
    [InlineData("RESOURCEHUB_TEST_OPENSEARCH")]
    public async Task An_index_of_another_mapping_version_is_left_alone_and_the_start_says_what_to_run(string variable)
    {
        var options = ServerIndex.OptionsOf(variable);
        await ServerIndex.SendAsync(options, HttpMethod.Put, $"/{options.Index}-v0-old",
            $$$$"""{"aliases": {"{{{{options.Index}}}}.v0": {}}, "mappings": {"_meta": {"owner": "resourcehub", "version": 0, "content": "x"}}}""");
        try
        {
            await using var hub = await ElasticHub.StartAsync(options);
            var key = await hub.AddProviderAsync();
            Assert.Contains("resourcehub reindex", hub.Terminal, StringComparison.Ordinal);
            Assert.Null(await hub.TotalAsync());
            await hub.PublishAsync(key, 30, wait: false);
            Assert.Equal([$"{options.Index}-v0-old"], await ServerIndex.NamesAsync(options));
            Assert.Equal("200 Degraded", await HealthAsync(hub));

            await hub.Services.GetRequiredService<IndexWorker>().RebuildAsync(null, default);
            await AgreesAsync(hub, options, 30);
            await ServerIndex.AssertAgreesAsync(options, hub.Services);
        }
        finally
        {
            await ServerIndex.DeleteAsync(options);
        }
    }

    [SkippableTheory]
    [InlineData("RESOURCEHUB_TEST_ELASTICSEARCH")]
    [InlineData("RESOURCEHUB_TEST_OPENSEARCH")]
    public async Task A_reindex_may_be_killed_at_any_moment_and_loses_nothing_that_is_written_meanwhile(string variable)
    {
        var options = ServerIndex.OptionsOf(variable);
        await using var hub = await ElasticHub.StartAsync(options);
        try
        {
            var key = await hub.AddProviderAsync();
            await hub.PublishAsync(key, 250);
            await hub.PublishAsync(key, 250, 250);
            for (var i = 0; i < 5; i++)
            {
                var before = await ServerIndex.NamesAsync(options);
                await using var killed = Faults.HubProcess.Begin(hub.Data, ElasticHub.Variables(options), "reindex");
                await hub.PublishAsync(key, 20, 1_000 + 20 * i, wait: false);
                if (i > 0)
                {
                    // once it has begun another index, and some time into that
                    await ElasticHub.EventuallyAsync(async () => !killed.IsRunning || (await ServerIndex.NamesAsync(options)).Except(before).Any(), "the reindex works");
                    await Task.Delay(TimeSpan.FromMilliseconds(50 * (i - 1)));
                }
                await killed.KillAsync();
                await AgreesAsync(hub, options, 500 + 20 * (i + 1));
            }
            await using var reindex = Faults.HubProcess.Begin(hub.Data, ElasticHub.Variables(options), "reindex");
            for (var i = 0; reindex.IsRunning && i < 100; i++)
                await hub.PublishAsync(key, 5, 600, words: $"round {i}", wait: false);
            var ended = (await reindex.EndAsync()).Expect(0);
            Assert.Contains("resources indexed on", ended.Output, StringComparison.Ordinal);
            await AgreesAsync(hub, options, 605);
            await ServerIndex.AssertAgreesAsync(options, hub.Services);
        }
        finally
        {
            await ServerIndex.DeleteAsync(options);
        }
    }

    [SkippableFact]
    public async Task Wrong_credentials_are_said_and_right_ones_work_as_user_and_as_key()
    {
        await using var server = await OwnSearchServer.StartAsync(password: "first-secret");
        var wrong = new ElasticOptions { Url = server.Options.Url, Index = server.Options.Index, Username = "elastic", Password = "other" };
        var data = "";
        var hub = await ElasticHub.StartAsync(wrong);
        try
        {
            data = hub.Data;
            var key = await hub.AddProviderAsync();
            await hub.PublishAsync(key, 60, wait: false);
            var answer = await hub.SendAsync("{ resources(first: 1) { totalCount } }");
            Assert.Contains("credentials", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Equal("200 Degraded", await HealthAsync(hub));
            await hub.StopAsync();

            hub = await ElasticHub.StartAsync(server.Options, data);
            await AgreesAsync(hub, server.Options, 60);
            await ServerIndex.AssertAgreesAsync(server.Options, hub.Services);
            await hub.StopAsync();

            var made = await ServerIndex.SendAsync(server.Options, HttpMethod.Post, "/_security/api_key", """{"name": "hub"}""");
            hub = await ElasticHub.StartAsync(new() { Url = server.Options.Url, Index = server.Options.Index, ApiKey = made.GetProperty("encoded").GetString() }, data);
            Assert.Equal(60, await hub.TotalAsync());
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    [SkippableTheory]
    [InlineData("RESOURCEHUB_TEST_ELASTICSEARCH")]
    [InlineData("RESOURCEHUB_TEST_OPENSEARCH")]
    public async Task A_server_that_answers_too_slowly_is_given_up_and_comes_back(string variable)
    {
        var options = ServerIndex.OptionsOf(variable);
        await using var slow = new SlowProxy(options.Url);
        var through = new ElasticOptions { Url = slow.Url, Index = options.Index, TrySeconds = .5, TotalSeconds = 1, BreakSeconds = .5, Retries = 1 };
        await using var hub = await ElasticHub.StartAsync(through);
        try
        {
            var key = await hub.AddProviderAsync();
            await hub.PublishAsync(key, 80);
            Assert.Equal(80, await hub.TotalAsync());
            slow.Delay = TimeSpan.FromSeconds(30);
            Assert.Null(await hub.TotalAsync());
            await hub.PublishAsync(key, 20, 80, wait: false);
            slow.Delay = TimeSpan.Zero;
            await AgreesAsync(hub, options, 100);
            await ServerIndex.AssertAgreesAsync(options, hub.Services);
        }
        finally
        {
            slow.Delay = TimeSpan.Zero;
            await ServerIndex.DeleteAsync(options);
        }
    }
}

/// <summary>Passes requests on after a while.</summary>
internal sealed class SlowProxy : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly HttpClient _client = new();
    readonly string _target;
    readonly Task _work;

    public SlowProxy(string target)
    {
        _target = target;
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _work = Task.Run(RunAsync);
    }

    public string Url { get; }

    public TimeSpan Delay { get; set; }

    async Task RunAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => PassAsync(context));
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    async Task PassAsync(HttpListenerContext context)
    {
        try
        {
            await Task.Delay(Delay);
            using var request = new HttpRequestMessage(new(context.Request.HttpMethod), _target + context.Request.RawUrl);
            if (context.Request.HasEntityBody)
            {
                request.Content = new StreamContent(context.Request.InputStream);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
            }
            using var response = await _client.SendAsync(request);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await response.Content.CopyToAsync(context.Response.OutputStream);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or HttpRequestException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            context.Response.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work;
        _client.Dispose();
    }
}
