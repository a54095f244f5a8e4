using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>The embedded store, migrated as a start migrates it.</summary>
internal sealed class SqliteTestStore : ITestStore
{
    /// <summary>The data folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;

    /// <summary>The database.</summary>
    public string File => Path.Combine(Folder, "hub.db");

    public SqliteTestStore()
    {
        var services = new ServiceCollection();
        HubDatabase.Add(services, Folder);
        using var provider = services.BuildServiceProvider();
        using var db = provider.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContext();
        if (db.Database.GetMigrations().Any() && !db.Database.HasPendingModelChanges())
            provider.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        else
            db.Database.EnsureCreated();
    }

    public IStoreDialect Dialect { get; } = new SqliteDialect();

    public void Configure(DbContextOptionsBuilder options) => HubDatabase.Configure(options, File);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
