using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Server.Commands;
using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Providers;

public sealed class PublishCommandTests : IDisposable
{
    readonly string _data = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;

    [Fact]
    public async Task The_exit_code_says_what_became_of_the_file()
    {
        Assert.Equal(0, await RunAsync("providers", "add", "pp", "--name", "P"));
        Assert.Equal(2, await RunAsync("providers", "add", "pp"));
        Assert.Equal(0, await RunAsync("publish", "--provider", "pp", FileOf(Record("a"), Record("b"))));
        Assert.Equal(0, await RunAsync("publish", "--provider", "pp", FileOf(Record("a"))));
        Assert.Equal(1, await RunAsync("publish", "--provider", "pp", FileOf(Record("c"), "{no json", """{"@id":"d"}""")));
        Assert.Equal(2, await RunAsync("publish", "--provider", "pp", FileOf("{no json")));
        Assert.Equal(2, await RunAsync("publish", "--provider", "nobody", FileOf(Record("a"))));
        Assert.Equal(2, await RunAsync("publish", "--provider", "pp", Path.Combine(_data, "missing.jsonl")));
        Assert.Equal(2, await RunAsync("publish", "--provider", "pp", "--framework", "none", FileOf(Record("a"))));

        Assert.Equal(3, Count("SELECT COUNT(*) FROM Resources"));
        Assert.Equal(0, Count("SELECT COUNT(*) FROM Outbox"));
    }

    [Fact]
    public async Task A_file_is_found_in_a_server_that_runs_meanwhile()
    {
        await using var hub = await HubServer.StartAsync(data: _data);
        Assert.Equal(0, await RunAsync("providers", "add", "pp"));
        Assert.Equal(0, await RunAsync("publish", "--provider", "pp", FileOf(Record("a"), Record("b"))));

        // the command waits for its own share of the index only; the server may hold the rest for a moment
        Assert.True(await hub.Services.GetRequiredService<IndexWait>().WaitAsync(await TargetsAsync(hub), CancellationToken.None));
        Assert.Equal(2, await hub.Services.GetRequiredService<IResourceIndex>().CountAsync(CancellationToken.None));
        Assert.Equal(2, (await hub.QueryAsync("""{ provider(slug: "pp") { resourceCount } }""")).GetProperty("provider").GetProperty("resourceCount").GetInt32());
    }

    [Fact]
    public async Task A_publish_that_is_killed_leaves_whole_chunks_and_the_next_one_goes_on()
    {
        const int Records = 8_000;
        Assert.Equal(0, await RunAsync("providers", "add", "pp"));
        var file = FileOf([.. Enumerable.Range(0, Records).Select(i => Record($"r{i:00000}"))]);
        using (var process = Start("publish", "--provider", "pp", file))
        {
            var deadline = Stopwatch.StartNew();
            while (Count("SELECT COUNT(*) FROM Resources") == 0 && !process.HasExited && deadline.Elapsed < TimeSpan.FromMinutes(2))
                await Task.Delay(5);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        var kept = Count("SELECT COUNT(*) FROM Resources");
        Assert.InRange(kept, 250, Records - 1);
        Assert.Equal(0, kept % 250);
        Assert.Equal(kept, Count("SELECT Created FROM PublishRuns"));
        Assert.Equal(kept, Count("SELECT COUNT(*) FROM ResourceVersions"));
        Assert.Equal(kept, Count("SELECT COUNT(*) FROM Outbox"));

        Assert.Equal(0, await RunAsync("publish", "--provider", "pp", file));
        Assert.Equal(kept, Count("SELECT Unchanged FROM PublishRuns WHERE Status = 'Succeeded'"));
        Assert.Equal(Records, Count("SELECT COUNT(*) FROM ResourceVersions WHERE Version = 1"));
        Assert.Equal(0, Count("SELECT COUNT(*) FROM Outbox"));
        await using var hub = await HubServer.StartAsync(data: _data);
        Assert.Equal(Records, await hub.Services.GetRequiredService<IResourceIndex>().CountAsync(CancellationToken.None));
    }

    static string Record(string id) => $$"""{"@id":"{{id}}","name":"Record {{id}}","url":"https://p.example/{{id}}","learningResourceType":"video"}""";

    static async Task<OutboxTarget[]> TargetsAsync(HubServer hub)
        => [.. (await hub.Services.GetRequiredService<ICatalog>().ScanAsync(null, 100, CancellationToken.None)).Select(r => new OutboxTarget(r.Id, r.IndexVersion))];

    string FileOf(params string[] lines)
    {
        var path = Path.Combine(_data, $"{Guid.NewGuid():N}.jsonl");
        File.WriteAllText(path, string.Join('\n', lines), new UTF8Encoding(false));
        return path;
    }

    Task<int> RunAsync(params string[] arguments) => HubCommandLine.RunAsync(["--data", _data, .. arguments]);

    Process Start(params string[] arguments)
        => Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "resourcehub.dll"), "--data", _data, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "hub.db")};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }
}
