using System.Text.Json;
using ResourceHub.Server.Seed;
using ResourceHub.Server.Tests.Common;

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
        using var undisturbed = new DataFiles(await DemoHub.CopyAsync());
        var keys = DemoKeys.Read(undisturbed.Folder);
        Assert.Equal(["ADMIN_KEY", "LEARNER_KEY", "PROVIDER_KEY", "SERVICE_KEY", "TEACHER_KEY"], keys.Keys.Order(StringComparer.Ordinal));
        string expected;
        await using (var hub = await HubServer.StartAsync(seed: null!, data: undisturbed.Folder))
            expected = await DemoAsync(undisturbed, hub.QueryAsync);
        using var data = new DataFiles();

        await KillAsync(data, () => File.Exists(data.Database), "the migration begins");
        await KillAsync(data, () => data.Number("SELECT COUNT(*) FROM Resources") > 0, "resources are in");
        await KillAsync(data, () => data.Number("SELECT COUNT(*) FROM Evidence") > 0, "evidence is in");
        Assert.False(SeedState.Read(data.Folder)!.Complete);

        await using (var completed = await HubProcess.StartAsync(data.Folder, seed: null))
            Assert.Equal(expected, await DemoAsync(data, completed.QueryAsync));
        Assert.Equal(DemoKeys.Read(data.Folder).Count, data.Number("SELECT COUNT(*) FROM ApiKeys WHERE Demo AND RevokedAt IS NULL"));
        Assert.Empty(DemoKeys.Read(data.Folder).Values.Intersect(keys.Values));

        // killed once more when it was complete: the next start has nothing to load
        await using var restarted = await HubServer.StartAsync(seed: null!, data: data.Folder);
        Assert.StartsWith("ResourceHub ", restarted.Terminal, StringComparison.Ordinal);
    }

    static async Task KillAsync(DataFiles data, Func<bool> isThere, string what)
    {
        await using var hub = HubProcess.Launch(data.Folder, seed: null);
        await DataFiles.UntilAsync(isThere, what);
        await hub.KillAsync();
    }

    /// <summary>What a hub with the whole demo has in it.</summary>
    static async Task<string> DemoAsync(DataFiles data, Func<string, object?, string?, Task<JsonElement>> query)
    {
        Assert.True(SeedState.Read(data.Folder)!.Complete);
        await DataFiles.UntilAsync(() => data.Number("SELECT COUNT(*) FROM Outbox") == 0, "the index has caught up");
        foreach (var key in DemoKeys.Read(data.Folder).Values)
            Assert.NotEqual("ANONYMOUS", (await query("{ viewer { role } }", null, key)).GetProperty("viewer").GetProperty("role").GetString());
        var found = await query("{ resources { totalCount } providers { nodes { slug resourceCount alignedCount } } }", null, null);
        return string.Join('\n', data.Counts(Tables).Select(c => $"{c.Key}: {c.Value}").Append(found.ToString()));
    }
}
