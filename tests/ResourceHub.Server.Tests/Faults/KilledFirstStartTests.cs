using System.Diagnostics;
using System.Text.Json;
using ResourceHub.Server.Seed;

namespace ResourceHub.Server.Tests.Faults;

/// <summary>kill -9 in the middle of the first start: while it migrates, while it loads skills and resources, while it loads the class.</summary>
public sealed class KilledFirstStartTests
{
    static readonly string[] Tables =
    [
        "frameworks", "skills", "skill_associations", "skill_aliases", "Organizations", "Providers", "Resources", "ResourceVersions", "ResourceSkills",
        "Learners", "LearnerStates", "Groups", "GroupMembers", "Evidence", "EvidenceSkills", "RecordProblems", "Outbox",
    ];

    [Fact]
    public async Task The_next_start_completes_the_demo_as_if_nothing_had_happened()
    {
        using var undisturbed = new DataFiles();
        var expected = await DemoAsync(undisturbed);
        using var data = new DataFiles();

        await KillAsync(data, () => File.Exists(data.Database), "the migration begins");
        await KillAsync(data, () => data.Number("SELECT COUNT(*) FROM Resources") > 0, "resources are in");
        await KillAsync(data, () => data.Number("SELECT COUNT(*) FROM Evidence") > 0, "evidence is in");
        Assert.False(SeedState.Read(data.Folder)!.Complete);

        Assert.Equal(expected, await DemoAsync(data));
        Assert.Equal(DemoKeys.Read(data.Folder).Count, data.Number("SELECT COUNT(*) FROM ApiKeys WHERE Demo AND RevokedAt IS NULL"));
        Assert.Empty(DemoKeys.Read(data.Folder).Values.Intersect(DemoKeys.Read(undisturbed.Folder).Values));

        var clock = Stopwatch.StartNew();
        await using (var killed = await HubProcess.StartAsync(data.Folder, seed: null))
            await killed.KillAsync();
        await using var restarted = await HubProcess.StartAsync(data.Folder, seed: null);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    static async Task KillAsync(DataFiles data, Func<bool> isThere, string what)
    {
        await using var hub = HubProcess.Launch(data.Folder, seed: null);
        await DataFiles.UntilAsync(isThere, what);
        await hub.KillAsync();
    }

    /// <summary>Starts without being disturbed; what is in then.</summary>
    static async Task<string> DemoAsync(DataFiles data)
    {
        await using var hub = await HubProcess.StartAsync(data.Folder, seed: null);
        Assert.True(SeedState.Read(data.Folder)!.Complete);
        await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Outbox") == 0, "the index has caught up");
        foreach (var key in DemoKeys.Read(data.Folder).Values)
            Assert.NotEqual("ANONYMOUS", (await hub.QueryAsync("{ viewer { role } }", key: key)).GetProperty("viewer").GetProperty("role").GetString());
        var found = await hub.QueryAsync("""{ resources { totalCount } providers { nodes { slug resourceCount alignedCount } } }""");
        return string.Join('\n', data.Counts(Tables).Select(c => $"{c.Key}: {c.Value}").Append(found.ToString()));
    }
}
