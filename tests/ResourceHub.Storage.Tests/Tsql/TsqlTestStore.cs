using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;
using ResourceHub.Storage.SqlServer;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>SQL Server's provider and dialect over a connection that translates what it is sent and runs it on a SQLite file.</summary>
internal sealed class TsqlTestStore : Common.ITestStore
{
    // made once and copied for each test: its file is complete when its last connection is closed
    static readonly Lazy<byte[]> Made = new(Make);

    readonly string _folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;

    public TsqlTestStore() => File.WriteAllBytes(FileIn(_folder), Made.Value);

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

    static byte[] Make()
    {
        var folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
        using (var connection = new TsqlConnection(FileIn(folder), new()))
        {
            connection.Open();
            foreach (var batch in Script().Split("\nGO", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                using var command = connection.CreateCommand();
                command.CommandText = batch;
                command.ExecuteNonQuery();
            }
        }
        SqliteConnection.ClearAllPools();
        var file = File.ReadAllBytes(FileIn(folder));
        Directory.Delete(folder, recursive: true);
        return file;
    }

    static string FileIn(string folder) => Path.Combine(folder, "hub.db");

    TsqlConnection Connect() => new(FileIn(_folder), Log);
}
