using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;
using ResourceHub.Storage.SqlServer;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>SQL Server's provider and dialect over a connection that translates what it is sent and runs it on a SQLite file.</summary>
internal sealed class TsqlTestStore : Common.ITestStore
{
    readonly string _folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;

    public TsqlTestStore()
    {
        using var connection = Connect();
        connection.Open();
        foreach (var batch in Script().Split("\nGO", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            using var command = connection.CreateCommand();
            command.CommandText = batch;
            command.ExecuteNonQuery();
        }
        Log.Clear();
    }

    public IStoreDialect Dialect { get; } = new SqlServerDialect();

    public TsqlLog Log { get; } = new();

    public void Configure(DbContextOptionsBuilder options)
        => options.UseDialect(Dialect).UseSqlServer(Connect(), contextOwnsConnection: true);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What makes the tables.</summary>
    public static string Script()
    {
        var options = new DbContextOptionsBuilder<HubDbContext>();
        SqlServerDatabase.Configure(options, "Server=none;Database=none");
        using var db = new HubDbContext(options.Options);
        return db.Database.GenerateCreateScript().ReplaceLineEndings("\n");
    }

    TsqlConnection Connect() => new(Path.Combine(_folder, "hub.db"), Log);
}
