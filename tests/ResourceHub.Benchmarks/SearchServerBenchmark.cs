using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ResourceHub.Benchmarks;

/// <summary>
/// The hub over a real search server against the same requests sent to that server directly, and the embedded index beside them. The records are the real files, and copies of the
/// largest under ids of their own until there are enough. Parts may be run one by one: each leaves what it filled and measured in a folder of its own.
/// </summary>
sealed class SearchServerBenchmark(string server, RealFiles files, string url, int records)
{
    const string Largest = "oatutor";
    const int Searches = 400;

    /// <summary>Documents that the server is told of directly; for more of them the same under other ids.</summary>
    const int Recorded = 30_000;

    /// <summary>Rounds of the same searches before the one that counts: both sides compile what they run often.</summary>
    const int WarmRounds = 4;

    readonly string _folder = Path.Combine(Path.GetTempPath(), $"resourcehub-search-bench-{records}");
    readonly string _name = $"bench-{records}";
    readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The first so many records are not timed, on both sides.</summary>
    int Warm => Math.Min(records / 6, 20_000);

    string Embedded => Path.Combine(_folder, "embedded");

    string OverServer => Path.Combine(_folder, "server");

    public async Task RunAsync(string? part)
    {
        Directory.CreateDirectory(_folder);
        if (part is null or "embedded")
            await EmbeddedAsync();
        if (part is null or "publish")
            await PublishAsync();
        if (part is null or "raw")
            await RawAsync();
        if (part is null or "search")
            await SearchAsync();
        if (part is null or "clean")
        {
            await DeleteIndexesAsync(_name);
            Directory.Delete(_folder, recursive: true);
        }
    }

    async Task EmbeddedAsync()
    {
        await using var hub = Hub(Embedded, overServer: false);
        await FillAsync(hub, "embedded");
    }

    async Task PublishAsync()
    {
        await RecordDocumentsAsync();
        // the server compiles what it runs often, too
        await BulkAsync(0, Recorded);
        await DeleteIndexesAsync(_name);
        await using var hub = Hub(OverServer, overServer: true);
        await FillAsync(hub, "publish");
    }

    async Task RawAsync()
    {
        var raw = await BulkAsync(Warm, records);
        var rate = await ReadRateAsync("publish");
        Console.WriteLine($"### {records:N0} records, {await NameAsync()}\n");
        Console.WriteLine("| what | hub over the server | the server directly | ratio | embedded |\n|---|---|---|---|---|");
        Row("publish and index", $"{rate:N0} records/s", $"{raw:N0} documents/s by _bulk", $"{rate / raw:0.00} ×", $"{await ReadRateAsync("embedded"):N0} records/s");
    }

    async Task SearchAsync()
    {
        await using var embedded = Hub(Embedded, overServer: false, isNew: false);
        await using var hub = Hub(OverServer, overServer: true, isNew: false);
        await embedded.StartAsync("none");
        var skills = files.Identifiers("ccss-math", Searches).Select(s => (object)new { skill = s }).ToArray();
        var texts = TextQueries.All.Select(t => (object)new { text = t }).ToArray();
        List<List<Said>> skillRequests, textRequests;
        await using (var proxy = new RecordingProxy(url))
        {
            Point(hub, proxy.Url);
            await hub.StartAsync("none");
            skillRequests = await RecordAsync(hub, proxy, ReadBenchmark.SkillSearch, skills);
            textRequests = await RecordAsync(hub, proxy, ReadBenchmark.TextSearch, texts);
            await hub.StopAsync();
        }
        Point(hub, url);
        await hub.StartAsync("none");
        await CompareAsync("skill search with three facets", hub, embedded, ReadBenchmark.SkillSearch, skills, skillRequests);
        await CompareAsync("text search with highlights", hub, embedded, ReadBenchmark.TextSearch, texts, textRequests);
    }

    HubProcess Hub(string data, bool overServer, bool isNew = true)
    {
        if (isNew && Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        // as the image runs it
        var hub = new HubProcess(server) { Data = Directory.CreateDirectory(data).FullName, Variables = { ["DOTNET_TieredPGO"] = "1", ["DOTNET_TC_CallCountThreshold"] = "1E" } };
        if (overServer)
            Point(hub, url);
        return hub;
    }

    void Point(HubProcess hub, string to)
    {
        hub.Variables["Search__Provider"] = "Elasticsearch";
        hub.Variables["Search__Elasticsearch__Url"] = to;
        hub.Variables["Search__Elasticsearch__Index"] = _name;
    }

    // frameworks, then the records as uploads to the hub that runs; the time is from the first byte until search has all of them
    async Task FillAsync(HubProcess hub, string what)
    {
        await hub.RunAsync("import-framework", files.Mathematics);
        await hub.RunAsync("import-framework", files.Framework("ccss-ela-foundational"));
        await hub.RunAsync("import-framework", files.Framework("oatutor-skills"), "--learnable", "Skill");
        await hub.RunAsync("import-aliases", files.Aliases);
        await hub.RunAsync("providers", "add", "bench");
        var key = (await hub.RunAsync("keys", "create", "bench", "--role", "PROVIDER", "--provider", "bench")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1];
        await hub.StartAsync("none");
        await UploadAsync(hub, key, 0, Warm);
        var clock = Stopwatch.StartNew();
        await UploadAsync(hub, key, Warm, records);
        var rate = (records - Warm) / clock.Elapsed.TotalSeconds;
        await File.WriteAllTextAsync(RateFile(what), rate.ToString("R", CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rate:N0} records/s"));
    }

    async Task UploadAsync(HubProcess hub, string key, int from, int to)
    {
        var path = Path.Combine(_folder, "records.jsonl");
        await File.WriteAllLinesAsync(path, Records().Skip(from).Take(to - from));
        await using var file = File.OpenRead(path);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{hub.Address}/providers/bench/resources") { Content = new StreamContent(file) };
        request.Headers.Add("X-Api-Key", key);
        request.Content.Headers.ContentType = new("application/x-ndjson");
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        while ((await hub.SendAsync("{ resources(search: { collapseDuplicates: false }, first: 0) { totalCount } }")).Data.GetProperty("resources").GetProperty("totalCount").GetInt32() < to)
            await Task.Delay(50);
        File.Delete(path);
    }

    IEnumerable<string> Records() => RealFiles.Providers.SelectMany(p => File.ReadLines(files.Provider(p)))
        .Concat(Enumerable.Range(0, records).SelectMany(copy => File.ReadLines(files.Provider(Largest)).Select(line => line.Replace("\"@id\":\"", $"\"@id\":\"urn:copy:{copy}:", StringComparison.Ordinal))))
        .Take(records);

    // what a reindex of the embedded hub says to the server, until there is enough of it
    async Task RecordDocumentsAsync()
    {
        await DeleteIndexesAsync(_name);
        await using var proxy = new RecordingProxy(url);
        await using var hub = Hub(Embedded, overServer: false, isNew: false);
        Point(hub, proxy.Url);
        var said = new List<Said>();
        var documents = 0;
        await hub.RunAsync(["reindex"], enough: () =>
        {
            var taken = proxy.Take();
            said.AddRange(taken);
            documents += taken.Where(IsBulk).Sum(s => s.Body.AsSpan().Count((byte)'\n') / 2);
            return documents >= Recorded;
        });
        said.AddRange(proxy.Take());
        await using var kept = new BinaryWriter(File.Create(RawFile));
        var bodies = said.Where(s => s.Method == "PUT" && !s.Path.Contains("/_", StringComparison.Ordinal)).Take(1).Concat(said.Where(IsBulk)).ToArray();
        kept.Write(bodies[1].Path[bodies[1].Path.IndexOf('?', StringComparison.Ordinal)..]);
        kept.Write(bodies.Length);
        foreach (var body in bodies)
        {
            kept.Write(body.Body.Length);
            kept.Write(body.Body);
        }

        static bool IsBulk(Said s) => s.Path.Contains("/_bulk", StringComparison.Ordinal);
    }

    // the documents as the hub sends them, one request after the other; the clock stands while ids are changed
    async Task<double> BulkAsync(int from, int to)
    {
        using var kept = new BinaryReader(File.OpenRead(RawFile));
        var query = kept.ReadString();
        var bodies = Enumerable.Range(0, kept.ReadInt32()).Select(_ => kept.ReadBytes(kept.ReadInt32())).ToArray();
        var target = $"{_name}-raw";
        await DeleteIndexesAsync(target);
        await SendAsync(new("PUT", $"/{target}", "application/json", bodies[0]));
        var clock = new Stopwatch();
        var sent = 0;
        for (var round = 0; sent < to; round++)
        {
            foreach (var body in bodies.Skip(1).TakeWhile(_ => sent < to))
            {
                var lines = Renumber(body, round);
                if (sent >= from)
                    clock.Start();
                await SendAsync(new("POST", $"/{target}/_bulk{query}", "application/x-ndjson", lines));
                clock.Stop();
                sent += body.AsSpan().Count((byte)'\n') / 2;
            }
        }
        clock.Start();
        await SendAsync(new("POST", $"/{target}/_refresh", null, []));
        clock.Stop();
        await DeleteIndexesAsync(target);
        return (sent - from) / clock.Elapsed.TotalSeconds;
    }

    // the first digits of every id, which are a time
    static byte[] Renumber(byte[] body, int round)
    {
        var changed = body.ToArray();
        if (round == 0)
            return changed;
        foreach (var mark in new[] { "\"_id\":\"", "{\"id\":\"" })
        {
            var bytes = System.Text.Encoding.ASCII.GetBytes(mark);
            for (var at = 0; changed.AsSpan(at).IndexOf(bytes) is >= 0 and var found; at += found + bytes.Length)
            {
                var digits = changed.AsSpan(at + found + bytes.Length, 8);
                var number = uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) + (uint)round;
                number.TryFormat(digits, out _, "x8", CultureInfo.InvariantCulture);
            }
        }
        return changed;
    }

    async Task<List<List<Said>>> RecordAsync(HubProcess hub, RecordingProxy proxy, string query, object[] variables)
    {
        await hub.SendAsync(query, variables[0]);
        proxy.Take();
        var requests = new List<List<Said>>();
        foreach (var v in variables)
        {
            await hub.SendAsync(query, v);
            requests.Add([.. proxy.Take().Where(r => r.Path.Contains("_msearch", StringComparison.Ordinal))]);
        }
        return requests;
    }

    async Task CompareAsync(string what, HubProcess hub, HubProcess embedded, string query, object[] variables, List<List<Said>> requests)
    {
        var (over, direct, beside) = (new Latencies(), new Latencies(), new Latencies());
        for (var round = 0; round <= WarmRounds; round++)
        {
            var counts = round == WarmRounds;
            for (var i = 0; i < variables.Length; i++)
            {
                // each request through the hub and without it in turn: whoever comes second finds the server warm
                if (i % 2 == 0)
                    await DirectAsync(i, counts);
                var through = (await hub.SendAsync(query, variables[i])).Time;
                if (i % 2 == 1)
                    await DirectAsync(i, counts);
                if (counts)
                    over.Add(through);
            }
        }
        // by itself, so that its own work does not push what the others need out of the processor
        for (var round = 0; round <= WarmRounds; round++)
        {
            foreach (var v in variables)
            {
                var own = (await embedded.SendAsync(query, v)).Time;
                if (round == WarmRounds)
                    beside.Add(own);
            }
        }
        Row(what, Show(over), Show(direct), string.Create(CultureInfo.InvariantCulture, $"{over.At(.5) / direct.At(.5):0.00} × ({over.At(.95) / direct.At(.95):0.00} ×)"), Show(beside));

        async Task DirectAsync(int i, bool counts)
        {
            var clock = Stopwatch.GetTimestamp();
            foreach (var request in requests[i])
                await SendAsync(request);
            if (counts)
                direct.Add(Stopwatch.GetElapsedTime(clock));
        }
    }

    string RawFile => Path.Combine(_folder, "documents.bin");

    string RateFile(string what) => Path.Combine(_folder, what + ".rate");

    async Task<double> ReadRateAsync(string what) => double.Parse(await File.ReadAllTextAsync(RateFile(what)), CultureInfo.InvariantCulture);

    static string Show(Latencies times) => string.Create(CultureInfo.InvariantCulture, $"median {times.At(.5):0.0} ms, p95 {times.At(.95):0.0} ms");

    static void Row(string what, string hub, string direct, string ratio, string embedded) => Console.WriteLine($"| {what} | {hub} | {direct} | {ratio} | {embedded} |");

    async Task SendAsync(Said said)
    {
        using var request = new HttpRequestMessage(new(said.Method), url + said.Path);
        if (said.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(said.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(said.Type ?? "application/json");
        }
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body));
    }

    async Task DeleteIndexesAsync(string name)
    {
        foreach (var pattern in new[] { name, name + "-*" })
        {
            using var found = await _http.GetAsync($"{url}/{pattern}?filter_path=*.aliases&ignore_unavailable=true");
            foreach (var index in JsonDocument.Parse(await found.Content.ReadAsStringAsync()).RootElement.EnumerateObject().Where(_ => found.IsSuccessStatusCode))
                await _http.DeleteAsync($"{url}/{index.Name}");
        }
    }

    async Task<string> NameAsync()
    {
        var version = JsonDocument.Parse(await _http.GetStringAsync(url)).RootElement.GetProperty("version");
        return $"{(version.TryGetProperty("distribution", out _) ? "OpenSearch" : "Elasticsearch")} {version.GetProperty("number").GetString()}";
    }
}
