using ResourceHub.Server.Tests.Common;

namespace ResourceHub.Server.Tests.Faults;

/// <summary>kill -9 in the middle of import-framework.</summary>
public sealed class KilledImportTests
{
    static readonly string[] Tables = ["frameworks", "framework_packages", "skills", "skill_associations"];

    [Fact]
    public async Task A_framework_is_wholly_there_or_not_at_all()
    {
        const int Skills = 4_000;
        using var data = new DataFiles();
        (await HubCommand.RunAsync(data.Folder, "orgs", "create", "school")).Expect(0);
        var file = data.Write("framework.case.json", [DataFiles.Framework(Skills)]);

        await using (var killed = HubProcess.Begin(data.Folder, "import-framework", file))
        {
            await DataFiles.UntilAsync(() => data.IsBeingWritten(), "the import writes");
            await killed.KillAsync();
        }

        AssertWholeOrNothing(data, Skills);
        (await HubCommand.RunAsync(data.Folder, "import-framework", file)).Expect(0);
        Assert.Equal([1, 1, Skills, 2 * Skills - 1], data.Counts(Tables).Values);

        // a second import that changes everything: the first one stands, or the new one, never a mixture
        var other = data.Write("changed.case.json", [DataFiles.Framework(Skills, "Another title").Replace("Do thing", "Do the other thing", StringComparison.Ordinal).Replace("2026-01-01", "2026-02-01", StringComparison.Ordinal)]);
        await using (var killed = HubProcess.Begin(data.Folder, "import-framework", other))
        {
            await DataFiles.UntilAsync(() => data.IsBeingWritten(), "the import writes");
            await killed.KillAsync();
        }
        var changed = data.Number("SELECT COUNT(*) FROM skills WHERE Statement LIKE 'Do the other thing%'");
        Assert.Contains(changed, new long?[] { 0, Skills });
        Assert.Equal(changed == 0 ? 0 : 1, data.Number("SELECT COUNT(*) FROM frameworks WHERE Title = 'Another title'"));
        Assert.Equal([1, 1, Skills, 2 * Skills - 1], data.Counts(Tables).Values);
    }

    static void AssertWholeOrNothing(DataFiles data, int skills)
    {
        var counts = data.Counts(Tables).Values.ToArray();
        Assert.True(counts.All(c => c == 0) || counts.SequenceEqual([1, 1, skills, 2 * skills - 1]), string.Join(' ', counts));
    }
}
