using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ResourceHub.Server.Tests.Faults;

/// <summary>A data folder that is looked into from outside, as the operating system left it.</summary>
internal sealed class DataFiles(string? folder = null) : IDisposable
{
    public string Folder { get; } = folder ?? Directory.CreateTempSubdirectory("resourcehub-faults-").FullName;

    public string Database => Path.Combine(Folder, "hub.db");

    public string SearchFile => Path.Combine(Folder, "search.db");

    /// <summary>A file beside the data.</summary>
    public string Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(Directory.CreateDirectory(Folder + "-input").FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>A number that the database answers; null where its file or table is not there yet.</summary>
    public long? Number(string sql)
    {
        try
        {
            using var connection = Open(SqliteOpenMode.ReadOnly);
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>How many rows tables have.</summary>
    public Dictionary<string, long?> Counts(params string[] tables) => tables.ToDictionary(t => t, t => Number($"SELECT COUNT(*) FROM \"{t}\""));

    /// <summary>Whether somebody is in the middle of a write.</summary>
    public bool IsBeingWritten()
    {
        try
        {
            using var connection = Open(SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand();
            command.CommandTimeout = 1;
            command.CommandText = "PRAGMA busy_timeout = 0";
            command.ExecuteNonQuery();
            // step by hand: the client's own retry would wait for the lock
            var result = SQLitePCL.raw.sqlite3_exec(connection.Handle!, "BEGIN IMMEDIATE");
            if (result == SQLitePCL.raw.SQLITE_OK)
                SQLitePCL.raw.sqlite3_exec(connection.Handle!, "ROLLBACK");
            return result == SQLitePCL.raw.SQLITE_BUSY;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Waits until something is so; fails at the deadline.</summary>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <summary>Waits until something is so; fails at the deadline.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!await isSo())
        {
            Assert.False(deadline.IsCancellationRequested, $"It did not happen in time: {what}.");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    /// <summary>Records of a provider, aligned to made-up skills of <see cref="Framework"/>.</summary>
    public static IEnumerable<string> Records(int count, int from = 0, string words = "") => Enumerable.Range(from, count).Select(i => JsonSerializer.Serialize(Record(i, words)));

    /// <summary>One record.</summary>
    public static Dictionary<string, object> Record(int number, string words = "") => new()
    {
        ["@id"] = string.Create(CultureInfo.InvariantCulture, $"r{number:D5}"),
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"Resource {number} number{number} {words}"),
        ["url"] = string.Create(CultureInfo.InvariantCulture, $"https://open.example/{number}"),
        ["learningResourceType"] = "worksheet",
        ["teaches"] = string.Create(CultureInfo.InvariantCulture, $"X.{number % 40}"),
    };

    /// <summary>A CASE package: a chain of skills X.0, X.1, …, each before the next.</summary>
    public static string Framework(int skills, string title = "Made for tests")
    {
        static string Id(int kind, int number) => new Guid(kind, 0, 0, BitConverter.GetBytes((long)number)).ToString();
        return JsonSerializer.Serialize(new
        {
            CFDocument = new { identifier = Id(1, 0), uri = "https://open.example/framework", title, creator = "Tests", lastChangeDateTime = "2026-01-01T00:00:00Z" },
            CFItems = Enumerable.Range(0, skills).Select(i => new
            {
                identifier = Id(2, i),
                uri = $"https://open.example/item/{i}",
                fullStatement = $"Do thing {i} of the made-up framework",
                humanCodingScheme = $"X.{i}",
                CFItemType = "Standard",
                educationLevel = new[] { "04" },
                lastChangeDateTime = "2026-01-01T00:00:00Z",
            }),
            CFAssociations = Enumerable.Range(0, skills).Select(i => new
            {
                identifier = Id(3, i),
                uri = $"https://open.example/child/{i}",
                associationType = "isChildOf",
                originNodeURI = new { identifier = Id(2, i), uri = $"https://open.example/item/{i}", title = "item" },
                destinationNodeURI = new { identifier = Id(1, 0), uri = "https://open.example/framework", title },
                lastChangeDateTime = "2026-01-01T00:00:00Z",
            }).Concat(Enumerable.Range(0, skills - 1).Select(i => new
            {
                identifier = Id(4, i),
                uri = $"https://open.example/precedes/{i}",
                associationType = "precedes",
                originNodeURI = new { identifier = Id(2, i), uri = $"https://open.example/item/{i}", title = "item" },
                destinationNodeURI = new { identifier = Id(2, i + 1), uri = $"https://open.example/item/{i + 1}", title = "item" },
                lastChangeDateTime = "2026-01-01T00:00:00Z",
            })),
        });
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var folder in new[] { Folder, Folder + "-input" })
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
    }

    SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        return connection;
    }
}
