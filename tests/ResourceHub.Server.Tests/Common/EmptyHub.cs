using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Storage.Common;

namespace ResourceHub.Server.Tests.Common;

/// <summary>A database with the hub's tables and nothing in them: migrated once, which takes longer than the rest of a start, and copied for whoever needs it.</summary>
internal static class EmptyHub
{
    static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    /// <summary>A data folder with it, which the caller deletes.</summary>
    public static async Task<string> CopyAsync()
    {
        var copy = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(copy, "hub.db"), await Migrated.Value);
        return copy;
    }

    static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
        var services = new ServiceCollection();
        HubDatabase.Add(services, folder);
        await using (var provider = services.BuildServiceProvider())
            await provider.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None);
        // the file is complete when its last connection is closed
        SqliteConnection.ClearAllPools();
        var file = await File.ReadAllBytesAsync(Path.Combine(folder, "hub.db"));
        Directory.Delete(folder, recursive: true);
        return file;
    }
}
