using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;
using ResourceHub.Storage.SqlServer;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>A database on the server that RESOURCEHUB_TEST_SQLSERVER names, made by the migrations; emptied after a test and used again, dropped by <see cref="SharedStoresFramework"/>.</summary>
internal sealed class SqlServerTestStore : ITestStore
{
    public const string Variable = "RESOURCEHUB_TEST_SQLSERVER";

    static readonly ConcurrentBag<string> Free = [];
    static readonly ConcurrentBag<SqlServerTestStore> Made = [];
    static readonly Lock Making = new();
    static int _made;

    readonly string _connection;

    SqlServerTestStore(string connection) => _connection = connection;

    public IStoreDialect Dialect { get; } = new SqlServerDialect();

    /// <summary>The server's connection string; null where there is none.</summary>
    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    /// <summary>An empty database; skips the test where there is no server.</summary>
    public static SqlServerTestStore Take()
    {
        Skip.If(Server is null, $"SQL Server: not run ({Variable} names no server)");
        if (Free.TryTake(out var kept))
            return new(kept);
        var builder = new SqlConnectionStringBuilder(Server);
        var prefix = builder.InitialCatalog.Length > 0 ? builder.InitialCatalog : "resourcehub_test";
        builder.InitialCatalog = string.Create(CultureInfo.InvariantCulture, $"{prefix}_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}");
        var store = new SqlServerTestStore(builder.ConnectionString);
        Made.Add(store);
        // a server copies one database at a time from its template
        lock (Making)
        {
            using var db = store.Open();
            db.Database.Migrate();
        }
        return store;
    }

    /// <summary>Drops every database that this run made.</summary>
    public static void DropAll()
    {
        SqlConnection.ClearAllPools();
        while (Made.TryTake(out var store))
        {
            using var db = store.Open();
            db.Database.EnsureDeleted();
        }
    }

    public void Configure(DbContextOptionsBuilder options) => SqlServerDatabase.Configure(options, _connection);

    public void Dispose()
    {
        using (var db = Open())
            foreach (var entity in DependentsFirst(db.Model))
#pragma warning disable EF1002 // the name of a table of the model
                db.Database.ExecuteSqlRaw($"DELETE FROM [{entity.GetTableName()}]");
#pragma warning restore EF1002
        Free.Add(_connection);
    }

    /// <summary>The tables that hold data, those that refer to others before what they refer to.</summary>
    static IEnumerable<IEntityType> DependentsFirst(IModel model)
    {
        var left = model.GetEntityTypes().Where(e => e.ClrType != typeof(WriteTurnRow)).ToList();
        while (left.Count > 0)
        {
            var next = left.First(e => !left.Any(other => other != e && other.GetForeignKeys().Any(k => k.PrincipalEntityType == e)));
            left.Remove(next);
            yield return next;
        }
    }

    HubDbContext Open()
    {
        var options = new DbContextOptionsBuilder<HubDbContext>();
        Configure(options);
        return new(options.Options);
    }
}
