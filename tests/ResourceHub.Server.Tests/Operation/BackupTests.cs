using ResourceHub.Server.Tests.Common;
using ResourceHub.Server.Tests.Faults;

namespace ResourceHub.Server.Tests.Operation;

/// <summary>backup while the hub runs, and what README says about restoring it.</summary>
public sealed class BackupTests
{
    const int Before = 500;

    [Fact]
    public async Task A_copy_made_under_writes_is_a_hub_of_that_moment_and_its_index_comes_by_itself()
    {
        using var data = new DataFiles();
        using var other = new DataFiles();
        var copy = Path.Combine(other.Folder, "hub.db");
        var key = await HubCommand.AddProviderAsync(data.Folder);
        (await HubCommand.RunAsync(data.Folder, "publish", "--provider", "open", data.Write("first.jsonl", DataFiles.Records(Before)))).Expect(0);

        await using (await HubServer.StartAsync(data: data.Folder))
        {
            var publishing = HubProcess.Begin(data.Folder, "publish", "--provider", "open", data.Write("second.jsonl", DataFiles.Records(4_000, Before)));
            await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Resources") > Before, "the second file is under way");
            var backup = (await HubProcess.RunAsync(data.Folder, "backup", copy)).Expect(0);
            Assert.Contains("hub.db", backup.Output, StringComparison.Ordinal);
            (await publishing.EndAsync()).Expect(0);
            Assert.Contains("BACKUP_EXISTS", (await HubCommand.RunAsync(data.Folder, "backup", copy)).Expect(2).Errors, StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        Assert.Equal([copy], Directory.GetFiles(other.Folder));
        var kept = other.Number("SELECT COUNT(*) FROM Resources")!.Value;
        Assert.InRange(kept, Before, Before + 4_000);
        // whole chunks: each with its run, its versions and its outbox rows
        Assert.Equal(kept, other.Number("SELECT SUM(Created) FROM PublishRuns"));
        Assert.Equal(kept, other.Number("SELECT COUNT(*) FROM ResourceVersions"));

        await using var restored = await HubServer.StartAsync(data: other.Folder, seed: null!);
        await DataFiles.UntilAsync(() => other.Number("SELECT COUNT(*) FROM Outbox") == 0, "the index is in step");
        var found = await restored.QueryAsync("{ resources { totalCount } provider(slug: \"open\") { resourceCount } viewer { role } }", key: key);
        Assert.Equal(kept, found.GetProperty("resources").GetProperty("totalCount").GetInt32());
        Assert.Equal("PROVIDER", found.GetProperty("viewer").GetProperty("role").GetString());
    }

    [Fact]
    public async Task There_is_nothing_to_migrate_and_a_folder_without_a_hub_has_nothing_to_back_up()
    {
        using var data = new DataFiles();
        Assert.Contains("NOTHING_TO_BACK_UP", (await HubCommand.RunAsync(data.Folder, "backup", Path.Combine(data.Folder, "copy.db"))).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("Ran ", (await HubCommand.RunAsync(data.Folder, "migrate")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", (await HubCommand.RunAsync(data.Folder, "migrate")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_a_hub_that_is_ready_from_one_that_is_not_there()
    {
        using var data = new DataFiles();
        await using (var hub = await HubServer.StartAsync(data: data.Folder))
            Assert.Contains("Healthy", (await HubCommand.RunAsync(data.Folder, "health", hub.Http.BaseAddress!.ToString())).Expect(0).Output, StringComparison.Ordinal);
        (await HubProcess.RunAsync(data.Folder, "health", "http://127.0.0.1:1")).Expect(2);
    }
}
