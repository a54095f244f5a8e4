using System.Collections.Concurrent;
using System.Text.Json;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Faults;

/// <summary>Two processes of the hub on one store; one of them is killed.</summary>
public sealed class TwoReplicasTests
{
    const int Calls = 24;
    const int PerCall = 25;

    const string Publish = """
        mutation($records: [JSON!]!) { publishResources(input: {provider: "open", records: {jsonLd: $records}}) { created unchanged rejected errors { code message } } }
        """;

    [Theory]
    [InlineData(3)]
    public async Task What_either_acknowledged_is_indexed_once_when_one_of_them_is_killed(int seed)
    {
        using var data = new DataFiles();
        var key = await HubCommand.AddProviderAsync(data.Folder);
        var acknowledged = new ConcurrentBag<int>();
        var killAfter = new Random(seed).Next(Calls / 4, Calls / 2);

        await using var first = await HubProcess.StartAsync(data.Folder);
        await using var second = await HubProcess.StartAsync(data.Folder);
        async Task PublishAsync(HubProcess hub, int parity)
        {
            for (var call = parity; call < Calls; call += 2)
            {
                var records = Enumerable.Range(call * PerCall, PerCall).Select(i => DataFiles.Record(i)).ToArray();
                var answer = (await hub.QueryAsync(Publish, new { records }, key)).GetProperty("publishResources");
                Assert.Equal(PerCall, answer.GetProperty("created").GetInt32());
                acknowledged.Add(call);
            }
        }
        var toFirst = PublishAsync(first, 0);
        var toSecond = PublishAsync(second, 1);
        await DataFiles.UntilAsync(() => acknowledged.Count >= killAfter, "some calls are acknowledged");
        await first.KillAsync();
        await Record.ExceptionAsync(() => toFirst);
        await toSecond;

        // the rows that the killed one held are free when its lease ends
        await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Outbox") == 0, "the other one has indexed everything");
        var expected = acknowledged.SelectMany(call => Enumerable.Range(call * PerCall, PerCall)).Select(i => $"r{i:D5}").ToHashSet();
        var found = await FindAllAsync(second);
        Assert.Empty(expected.Except(found));
        Assert.Equal(data.Number("SELECT COUNT(*) FROM Resources"), found.Count);
        Assert.Equal(found.Count, data.Number("SELECT COUNT(DISTINCT ExternalId) FROM Resources"));
        Assert.Equal(found.Count, data.Number("SELECT COUNT(*) FROM ResourceVersions"));
        // a call that was cut off is there in whole chunks or not at all
        Assert.Equal(0, found.Count % PerCall);

        // the survivor goes on, and what is sent again is known
        var again = (await second.QueryAsync(Publish, new { records = Enumerable.Range(0, PerCall).Select(i => DataFiles.Record(i)).ToArray() }, key)).GetProperty("publishResources");
        Assert.Equal(PerCall, again.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task A_second_start_takes_no_lease_from_the_first_and_a_lonely_one_takes_what_a_killed_one_left()
    {
        using var data = new DataFiles();
        await using (var first = await HubProcess.StartAsync(data.Folder))
        {
            Assert.True(File.Exists(data.Database + ".server-0"));
            await using var second = await HubProcess.StartAsync(data.Folder);
            Assert.True(File.Exists(data.Database + ".server-1"));
            await first.KillAsync();
        }
        await using var third = await HubServer.StartAsync(data: data.Folder);
        Assert.False(File.Exists(data.Database + ".server-2"));
    }

    static async Task<HashSet<string>> FindAllAsync(HubProcess hub)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            JsonElement page = (await hub.QueryAsync("query($after: String) { resources(first: 100, after: $after, orderBy: NEWEST) { totalCount pageInfo { hasNextPage endCursor } nodes { externalId } } }", new { after })).GetProperty("resources");
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
                Assert.True(found.Add(node.GetProperty("externalId").GetString()!), $"{node} is there twice");
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
            if (after is null)
                Assert.Equal(page.GetProperty("totalCount").GetInt32(), found.Count);
        }
        while (after is not null);
        return found;
    }
}
