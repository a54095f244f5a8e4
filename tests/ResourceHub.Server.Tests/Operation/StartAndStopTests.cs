using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResourceHub.Server.Hosting;
using ResourceHub.Server.Tests.Common;
using ResourceHub.Server.Tests.Faults;
using Spectre.Console;

namespace ResourceHub.Server.Tests.Operation;

public sealed class StartAndStopTests
{
    [Fact]
    public async Task A_hub_that_starts_is_alive_but_not_ready_and_says_so_to_clients()
    {
        using var data = new DataFiles();
        await using var app = HubHost.Build(new ServeRequest(data.Folder, "none", "http://127.0.0.1:0"), "Development", b => b.Logging.ClearProviders());
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        using var early = await http.PostAsJsonAsync("/graphql", new { query = "{ viewer { role } }" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.Equal("STARTING", (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());

        await app.Services.GetRequiredService<Startup>().RunAsync(new Banner(app, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) })), CancellationToken.None);
        using var ready = await http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(["database Healthy", "search Healthy", "start Healthy"], (await ready.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks").EnumerateObject()
            .Select(c => $"{c.Name} {c.Value.GetProperty("status").GetString()}").Order());
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync("/graphql", new { query = "{ viewer { role } }" })).StatusCode);
        await app.StopAsync();
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_publish_that_runs_when_the_hub_is_told_to_stop_is_finished_and_answered()
    {
        const int Records = 1_000;
        using var data = new DataFiles();
        var key = await HubCommand.AddProviderAsync(data.Folder);
        await using var hub = await HubProcess.StartAsync(data.Folder);

        var running = hub.QueryAsync("""mutation($r: [JSON!]!) { publishResources(input: {provider: "open", records: {jsonLd: $r}}) { created errors { code } } }""",
            new { r = Enumerable.Range(0, Records).Select(i => DataFiles.Record(i)) }, key);
        await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Resources") > 0, "the publish is at work");
        hub.Terminate();

        Assert.Equal(Records, (await running).GetProperty("publishResources").GetProperty("created").GetInt32());
        (await hub.EndAsync()).Expect(0);
        Assert.Equal(1, data.Number("SELECT COUNT(*) FROM PublishRuns WHERE Status = 'Succeeded'"));
        Assert.Equal(Records, data.Number("SELECT COUNT(*) FROM Resources"));
    }

    [Fact]
    public async Task An_upload_that_is_held_through_a_shutdown_is_read_to_its_end_and_answered()
    {
        using var data = new DataFiles();
        var key = await HubCommand.AddProviderAsync(data.Folder);
        await using var hub = await HubProcess.StartAsync(data.Folder);
        var body = new System.IO.Pipelines.Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/providers/open/resources") { Content = new StreamContent(body.Reader.AsStream()) };
        request.Content.Headers.ContentType = new("application/x-ndjson");
        request.Headers.Add("X-Api-Key", key);
        var sending = hub.Http.SendAsync(request);

        // a whole chunk is in, the next line is not yet sent
        await body.Writer.WriteAsync(Lines(0, 300));
        await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Resources") == 250, "a chunk of the upload is in");
        hub.Terminate();
        using var other = new HttpClient { BaseAddress = hub.Http.BaseAddress };
        await DataFiles.UntilAsync(() => IsClosed(other), "nobody else is let in");
        await body.Writer.WriteAsync(Lines(300, 200));
        await body.Writer.CompleteAsync();

        using var response = await sending;
        Assert.Equal(500, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run").GetProperty("created").GetInt32());
        (await hub.EndAsync()).Expect(0);
        Assert.Equal(500, data.Number("SELECT COUNT(*) FROM Resources"));
        Assert.Equal(1, data.Number("SELECT COUNT(*) FROM PublishRuns WHERE Status = 'Succeeded'"));

        static byte[] Lines(int from, int count)
            => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(from, count).Select(i => JsonSerializer.Serialize(DataFiles.Record(i)) + "\n")));

        static bool IsClosed(HttpClient other)
        {
            try
            {
                using var answer = other.Send(new HttpRequestMessage(HttpMethod.Get, "/health/live"));
                return false;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task A_first_start_that_is_told_to_stop_ends_at_once_and_well()
    {
        using var data = new DataFiles();
        await using var hub = HubProcess.Launch(data.Folder, seed: "demo");
        await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM frameworks") > 0, "the seed is being loaded");
        hub.Terminate();

        var ended = (await hub.EndAsync()).Expect(0);
        Assert.DoesNotContain("is ready", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Output + ended.Errors, StringComparison.Ordinal);
    }
}
