using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>A database of its own for one test, on a real file, gone afterwards.</summary>
public sealed class TestDatabase : IDisposable
{
    readonly ServiceProvider _services;

    public TestDatabase()
    {
        Folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
        var services = new ServiceCollection();
        HubDatabase.Add(services, Folder);
        _services = services.BuildServiceProvider();
        using var db = Contexts.CreateDbContext();
        if (db.Database.GetMigrations().Any() && !db.Database.HasPendingModelChanges())
            _services.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        else
            db.Database.EnsureCreated();
    }

    public string Folder { get; }

    public IDbContextFactory<HubDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<HubDbContext>>();

    public HubWriter Writer => _services.GetRequiredService<HubWriter>();

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
