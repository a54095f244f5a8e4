using System.Text.Json;

namespace ResourceHub.Benchmarks;

/// <summary>While a whole file is published anew, eight clients record activities and search.</summary>
static class LoadBenchmark
{
    const string Record = """
        mutation($input: RecordActivityInput!) { recordActivity(input: $input) { repeated errors { code message } } }
        """;

    const string Search = """
        query($skill: SkillRef!) { resources(search: { skills: { anyOf: [$skill] } }, first: 20) { totalCount nodes { id name } facets(fields: [PROVIDER]) { values { value count } } } }
        """;

    public static async Task RunAsync(HubProcess hub, RealFiles files, ResultTable table)
    {
        if (hub.Key is null)
            await School.CreateAsync(hub, 30);
        var resources = await hub.SendAsync("{ resources(search: { providers: [\"phet\"] }, first: 50) { nodes { id } } }");
        var ids = resources.Data.GetProperty("resources").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!).ToArray();
        var skills = files.Identifiers("ccss-math", 701, "Standard");
        await hub.RunAsync("providers", "add", "bench-copies");
        var longFile = files.TenTimes("engageny");
        Task<(TimeSpan Time, JsonElement Data)> RecordAsync(string client, int i) => hub.SendAsync(Record, new
        {
            input = new
            {
                learner = new { externalId = $"bench-{1 + (i + client[0]) % 30:00}" },
                resource = new { id = ids[i % ids.Length] },
                source = "bench-load",
                sourceId = $"{client}-{i}",
                at = TimeProvider.System.GetUtcNow().ToString("o"),
                completed = true,
            },
        });

        var alone = new Latencies();
        for (var i = 0; i < 300; i++)
        {
            var (time, _) = await RecordAsync("a", i);
            if (i >= 100)
                alone.Add(time);
        }
        table.Add("recordActivity, one client, nothing else", alone, "");
        using var publishing = new CancellationTokenSource();
        var record = new Latencies();
        var search = new Latencies();
        var publish = hub.RunAsync("publish", "--provider", "bench-copies", longFile);
        var clients = Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
        {
            for (var i = 0; !publishing.IsCancellationRequested; i++)
            {
                if (client % 2 == 0)
                    record.Add((await RecordAsync($"{client}", i)).Time);
                else
                    search.Add((await hub.SendAsync(Search, new { skill = skills[(i * 13 + client) % skills.Count] })).Time);
                await Task.Delay(20);
            }
        })).ToArray();
        var run = await publish;
        await publishing.CancelAsync();
        await Task.WhenAll(clients);
        table.Add("recordActivity during a publish of 61,960 records, 8 clients", record, "p95 25 ms, no error");
        table.Add("skill search during the same", search, "p95 30 ms, no error");
        table.Add("that publish", $"{run.Time.TotalSeconds:0} s, peak {run.PeakMebibytes:0} MiB", "");
        File.Delete(longFile);
    }
}
