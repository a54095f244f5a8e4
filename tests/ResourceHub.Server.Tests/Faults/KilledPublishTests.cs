using System.Text.Json;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Faults;

/// <summary>kill -9 in the middle of a publish.</summary>
public sealed class KilledPublishTests
{
    const int Records = 3_000;
    const int Chunk = 250;

    const string Publish = """
        mutation($records: [JSON!]!) {
          publishResources(input: {provider: "open", records: {jsonLd: $records}}) { created updated unchanged rejected errors { code message } results { externalId outcome } }
        }
        """;

    [Theory]
    [InlineData(11)]
    public async Task A_publish_by_command_leaves_whole_chunks_and_the_next_one_completes(int seed)
    {
        using var data = new DataFiles();
        var file = data.Write("records.jsonl", DataFiles.Records(Records));
        (await HubCommand.RunAsync(data.Folder, "providers", "add", "open")).Expect(0);
        var killAt = new Random(seed).Next(1, Records / Chunk - 2) * Chunk;

        await using (var killed = HubProcess.Begin(data.Folder, "publish", "--provider", "open", file))
        {
            await DataFiles.UntilAsync(() => data.Number("SELECT MAX(Seen) FROM PublishRuns") >= killAt, "chunks are acknowledged");
            await killed.KillAsync();
        }

        var acknowledged = data.Number("SELECT MAX(Seen) FROM PublishRuns")!.Value;
        Assert.InRange(acknowledged, killAt, Records);
        AssertWhole(data, acknowledged);

        var again = (await HubCommand.RunAsync(data.Folder, "publish", "--provider", "open", file)).Expect(0);
        Assert.Contains($"{Records} records: {Records - acknowledged} created, 0 updated, {acknowledged} unchanged, 0 rejected", again.Output, StringComparison.Ordinal);
        AssertWhole(data, Records);

        await using var hub = await HubServer.StartAsync(data: data.Folder);
        await AssertAgreeAsync(hub, data, Records);
    }

    [Theory]
    [InlineData(5)]
    public async Task A_publish_by_mutation_keeps_what_was_acknowledged_and_nothing_by_halves(int seed)
    {
        using var data = new DataFiles();
        var key = await HubCommand.AddProviderAsync(data.Folder);
        var random = new Random(seed);
        const int PerCall = 600;
        var acknowledged = 0;
        var calls = Enumerable.Range(0, Records / PerCall).Select(c => Enumerable.Range(c * PerCall, PerCall).Select(i => DataFiles.Record(i)).ToArray()).ToArray();

        await using (var killed = await HubProcess.StartAsync(data.Folder))
        {
            foreach (var call in calls.Take(random.Next(1, 4)))
                acknowledged += (await killed.QueryAsync(Publish, new { records = call }, key)).GetProperty("publishResources").GetProperty("created").GetInt32();
            var running = killed.SendAsync(Publish, new { records = calls[acknowledged / PerCall] }, key);
            var killAt = acknowledged + random.Next(1, 3) * Chunk;
            await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Resources") >= killAt, "a chunk of the call is in");
            await killed.KillAsync();
            await Record.ExceptionAsync(() => running);
        }

        var kept = data.Number("SELECT COUNT(*) FROM Resources")!.Value;
        Assert.Contains((int)kept - acknowledged, new[] { Chunk, 2 * Chunk, PerCall });
        AssertWhole(data, kept);

        await using var hub = await HubServer.StartAsync(data: data.Folder);
        await AssertAgreeAsync(hub, data, (int)kept);
        foreach (var (call, number) in calls.Select((c, i) => (c, i)))
        {
            var answer = (await hub.QueryAsync(Publish, new { records = call }, key)).GetProperty("publishResources");
            if ((number + 1) * PerCall <= acknowledged)
                Assert.Equal(PerCall, answer.GetProperty("unchanged").GetInt32());
            Assert.Equal(0, answer.GetProperty("rejected").GetInt32() + answer.GetProperty("updated").GetInt32());
        }
        AssertWhole(data, Records);
        await AssertAgreeAsync(hub, data, Records);
    }

    /// <summary>Each record once, with its version, its names of skills and its place in the queue or in the index.</summary>
    static void AssertWhole(DataFiles data, long records)
    {
        Assert.Equal(records, data.Number("SELECT COUNT(*) FROM Resources"));
        Assert.Equal(records, data.Number("SELECT COUNT(DISTINCT ExternalId) FROM Resources"));
        Assert.Equal(records, data.Number("SELECT COUNT(*) FROM ResourceVersions"));
        Assert.Equal(records, data.Number("SELECT SUM(Created) FROM PublishRuns"));
        Assert.Equal(0, data.Number("SELECT COUNT(*) FROM Outbox WHERE ResourceId NOT IN (SELECT Id FROM Resources)"));
        Assert.Equal(records, data.Number("SELECT COUNT(DISTINCT ExternalId) FROM RecordProblems"));
    }

    /// <summary>The database and the index tell the same, record by record.</summary>
    static async Task AssertAgreeAsync(HubServer hub, DataFiles data, int records)
    {
        await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Outbox") == 0, "the index has caught up");
        var found = new HashSet<string>();
        string? after = null;
        do
        {
            var page = (await hub.QueryAsync("""
                query($after: String) { resources(first: 100, after: $after, orderBy: NEWEST) { totalCount pageInfo { hasNextPage endCursor } nodes { externalId } } provider(slug: "open") { resourceCount } }
                """, new { after }));
            Assert.Equal(records, page.GetProperty("resources").GetProperty("totalCount").GetInt32());
            Assert.Equal(records, page.GetProperty("provider").GetProperty("resourceCount").GetInt32());
            foreach (var node in page.GetProperty("resources").GetProperty("nodes").EnumerateArray())
                Assert.True(found.Add(node.GetProperty("externalId").GetString()!), $"{node} is there twice");
            var info = page.GetProperty("resources").GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null && found.Count < 1_000);
        Assert.Equal(Math.Min(records, 1_000), found.Count);
        var last = (await hub.QueryAsync("query($t: String) { resources(search: {text: $t}) { nodes { externalId } } }", new { t = $"number{records - 1}" })).GetProperty("resources").GetProperty("nodes");
        Assert.Contains(last.EnumerateArray(), n => n.GetProperty("externalId").GetString() == $"r{records - 1:D5}");
    }
}
