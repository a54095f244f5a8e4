using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ResourceHub.Benchmarks;

/// <summary>
/// The hub over a real search server against the same requests sent to that server directly, and the embedded index beside them. The records are the real files, and copies of the
/// largest under ids of their own until there are enough.
/// </summary>
static class SearchServerBenchmark
{
    const string Largest = "oatutor";
    const int Searches = 400;

    public static async Task RunAsync(string server, RealFiles files, string url, int records)
    {
        using var http = new HttpClient();
        var name = $"bench-{Guid.NewGuid():N}"[..14];
        var file = Records(files, records, out var count);
        Console.WriteLine($"### {count:N0} records, {await NameAsync(http, url)}\n");
        Console.WriteLine("| what | hub over the server | the server directly | ratio | embedded |\n|---|---|---|---|---|");
        try
        {
            await using var embedded = new HubProcess(server);
            await FillAsync(embedded, files);
            var embeddedRate = await PublishAsync(embedded, file, count);

            await using var hub = new HubProcess(server);
            Point(hub, url, name);
            await FillAsync(hub, files);
            var rate = await PublishAsync(hub, file, count);
            await hub.StopAsync();

            // what the hub says to the server: of a reindex its documents, of each search its request
            await using var proxy = new RecordingProxy(url);
            Point(hub, proxy.Url, name);
            await hub.RunAsync("reindex");
            var raw = await BulkAsync(http, url, name, proxy.Take(), count);
            Row("publish and index", $"{rate:N0} records/s", $"{raw:N0} documents/s by _bulk", $"{rate / raw:0.00} ×", $"{embeddedRate:N0} records/s");

            var skills = files.Identifiers("ccss-math", Searches).Select(s => (object)new { skill = s }).ToArray();
            var texts = TextQueries.All.Select(t => (object)new { text = t }).ToArray();
            await hub.StartAsync("none");
            var skillRequests = await RecordAsync(hub, proxy, ReadBenchmark.SkillSearch, skills);
            var textRequests = await RecordAsync(hub, proxy, ReadBenchmark.TextSearch, texts);
            await hub.StopAsync();
            Point(hub, url, name);
            await hub.StartAsync("none");
            await CompareAsync("skill search with three facets", hub, embedded, http, url, ReadBenchmark.SkillSearch, skills, skillRequests);
            await CompareAsync("text search with highlights", hub, embedded, http, url, ReadBenchmark.TextSearch, texts, textRequests);
        }
        finally
        {
            using var found = await http.GetAsync($"{url}/{name}-*?filter_path=*.aliases");
            foreach (var index in JsonDocument.Parse(await found.Content.ReadAsStringAsync()).RootElement.EnumerateObject())
                await http.DeleteAsync($"{url}/{index.Name}");
            File.Delete(file);
        }
    }

    static void Point(HubProcess hub, string url, string name)
    {
        hub.Variables["Search__Provider"] = "Elasticsearch";
        hub.Variables["Search__Elasticsearch__Url"] = url;
        hub.Variables["Search__Elasticsearch__Index"] = name;
    }

    static async Task FillAsync(HubProcess hub, RealFiles files)
    {
        await hub.RunAsync("import-framework", files.Mathematics);
        await hub.RunAsync("import-framework", files.Framework("ccss-ela-foundational"));
        await hub.RunAsync("import-framework", files.Framework("oatutor-skills"), "--learnable", "Skill");
        await hub.RunAsync("import-aliases", files.Aliases);
        await hub.RunAsync("providers", "add", "bench");
        await hub.StartAsync("none");
    }

    static string Records(RealFiles files, int most, out int count)
    {
        var path = Path.Combine(Path.GetTempPath(), $"resourcehub-bench-{Guid.NewGuid():N}.jsonl");
        using var writer = new StreamWriter(path);
        count = 0;
        foreach (var line in RealFiles.Providers.SelectMany(p => File.ReadLines(files.Provider(p))).Take(most))
        {
            writer.WriteLine(line);
            count++;
        }
        for (var copy = 0; count < most; copy++)
        {
            foreach (var line in File.ReadLines(files.Provider(Largest)).Take(most - count).ToArray())
            {
                writer.WriteLine(line.Replace("\"@id\":\"", $"\"@id\":\"urn:copy:{copy}:", StringComparison.Ordinal));
                count++;
            }
        }
        return path;
    }

    // from the start of the command until search has all of it
    static async Task<double> PublishAsync(HubProcess hub, string file, int count)
    {
        var clock = Stopwatch.StartNew();
        await hub.RunAsync("publish", "--provider", "bench", file);
        while ((await hub.SendAsync("{ resources(search: { collapseDuplicates: false }, first: 0) { totalCount } }")).Data.GetProperty("resources").GetProperty("totalCount").GetInt32() < count)
            await Task.Delay(50);
        return count / clock.Elapsed.TotalSeconds;
    }

    static async Task<double> BulkAsync(HttpClient http, string url, string name, List<(string Method, string Path, string? Type, byte[] Body)> said, int count)
    {
        var made = said.First(s => s.Method == "PUT" && !s.Path.Contains("/_", StringComparison.Ordinal));
        var target = $"{name}-raw";
        await SendAsync(http, url, (made.Method, $"/{target}", made.Type, made.Body));
        var clock = Stopwatch.StartNew();
        foreach (var bulk in said.Where(s => s.Path.Contains("/_bulk", StringComparison.Ordinal)))
            await SendAsync(http, url, (bulk.Method, $"/{target}/_bulk{bulk.Path[bulk.Path.IndexOf('?', StringComparison.Ordinal)..]}", bulk.Type, bulk.Body));
        await SendAsync(http, url, ("POST", $"/{target}/_refresh", null, []));
        var rate = count / clock.Elapsed.TotalSeconds;
        await http.DeleteAsync($"{url}/{target}");
        return rate;
    }

    static async Task<List<List<(string Method, string Path, string? Type, byte[] Body)>>> RecordAsync(HubProcess hub, RecordingProxy proxy, string query, object[] variables)
    {
        await hub.SendAsync(query, variables[0]);
        proxy.Take();
        var requests = new List<List<(string, string, string?, byte[])>>();
        foreach (var v in variables)
        {
            await hub.SendAsync(query, v);
            requests.Add([.. proxy.Take().Where(r => r.Item2.Contains("_msearch", StringComparison.Ordinal))]);
        }
        return requests;
    }

    static async Task CompareAsync(
        string what, HubProcess hub, HubProcess embedded, HttpClient http, string url, string query, object[] variables, List<List<(string Method, string Path, string? Type, byte[] Body)>> requests)
    {
        var (over, direct, beside) = (new Latencies(), new Latencies(), new Latencies());
        // one round to warm up, one that counts; each request through the hub and without it in turn
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < variables.Length; i++)
            {
                // whoever comes second finds the server warm
                if (i % 2 == 0)
                    await DirectAsync(i);
                var through = (await hub.SendAsync(query, variables[i])).Time;
                if (i % 2 == 1)
                    await DirectAsync(i);
                if (round == 1)
                    over.Add(through);
                var own = (await embedded.SendAsync(query, variables[i])).Time;
                if (round == 1)
                    beside.Add(own);
            }

            async Task DirectAsync(int i)
            {
                var clock = Stopwatch.GetTimestamp();
                foreach (var request in requests[i])
                    await SendAsync(http, url, request);
                if (round == 1)
                    direct.Add(Stopwatch.GetElapsedTime(clock));
            }
        }
        Row(what, Show(over), Show(direct), string.Create(CultureInfo.InvariantCulture, $"{over.At(.5) / direct.At(.5):0.00} × ({over.At(.95) / direct.At(.95):0.00} ×)"), Show(beside));
    }

    static string Show(Latencies times) => string.Create(CultureInfo.InvariantCulture, $"median {times.At(.5):0.0} ms, p95 {times.At(.95):0.0} ms");

    static void Row(string what, string hub, string direct, string ratio, string embedded) => Console.WriteLine($"| {what} | {hub} | {direct} | {ratio} | {embedded} |");

    static async Task SendAsync(HttpClient http, string url, (string Method, string Path, string? Type, byte[] Body) said)
    {
        using var request = new HttpRequestMessage(new(said.Method), url + said.Path);
        if (said.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(said.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(said.Type ?? "application/json");
        }
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body));
    }

    static async Task<string> NameAsync(HttpClient http, string url)
    {
        var version = JsonDocument.Parse(await http.GetStringAsync(url)).RootElement.GetProperty("version");
        return $"{(version.TryGetProperty("distribution", out _) ? "OpenSearch" : "Elasticsearch")} {version.GetProperty("number").GetString()}";
    }
}
