using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>The embedded store, as a start that migrates it leaves it.</summary>
internal sealed class SqliteTestStore : ITestStore
{
    // migrated once and copied for each test: its file is complete when its last connection is closed
    static readonly Lazy<byte[]> Migrated = new(Migrate);

    public SqliteTestStore() => File.WriteAllBytes(DatabaseFile, Migrated.Value);

    /// <summary>The data folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;

    /// <summary>The database.</summary>
    public string DatabaseFile => Path.Combine(Folder, "hub.db");

    public IStoreDialect Dialect { get; } = new SqliteDialect();

    public void Configure(DbContextOptionsBuilder options) => HubDatabase.Configure(options, DatabaseFile);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
        var services = new ServiceCollection();
        HubDatabase.Add(services, folder);
        using (var provider = services.BuildServiceProvider())
            provider.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        SqliteConnection.ClearAllPools();
        var file = File.ReadAllBytes(Path.Combine(folder, "hub.db"));
        Directory.Delete(folder, recursive: true);
        return file;
    }
}
