using Microsoft.Data.Sqlite;

namespace ResourceHub.Search.Embedded;

/// <summary>The tables of search.db, and how its connections are opened.</summary>
static class SearchSchema
{
    /// <summary>Grows with each change of tables, of <see cref="DocumentCodec"/> or of what documents hold; another version asks for a rebuild.</summary>
    public const int Version = 2;

    /// <summary>bm25 weights of name, keywords, description, skills, provider.</summary>
    public const string Weights = "10.0, 5.0, 3.0, 2.0, 1.0";

    // change numbers are one rising series over both documents tables, so that a reader can ask for what it has not seen
    const string Meta = """
        CREATE TABLE meta(
            id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, generation INTEGER NOT NULL, change INTEGER NOT NULL,
            content TEXT, rebuild TEXT);
        """;

    /// <summary>One row per resource; facts are null where it was removed. The texts of the FTS table are not kept in it: highlights read them here.</summary>
    public static string Documents(string suffix) => $"""
        CREATE TABLE doc{suffix}(
            change INTEGER PRIMARY KEY, resource BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, outbox BLOB,
            facts BLOB, name TEXT, description TEXT, keywords TEXT, skills TEXT, provider TEXT);
        CREATE VIRTUAL TABLE text{suffix} USING fts5(
            name, keywords, description, skills, provider,
            content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2');
        """;

    /// <summary>Opens a connection; creates the file where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="readOnly">Refuse to write through it.</param>
    /// <param name="first">What to do before that, such as making temporary tables.</param>
    public static SqliteConnection Open(string path, bool readOnly, string? first = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA busy_timeout = 10000; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;");
            if (first is not null)
                Execute(connection, first);
            if (readOnly)
                Execute(connection, "PRAGMA query_only = 1; PRAGMA cache_size = -4000;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Creates what is missing. Two processes that start at once agree: the second finds what the first made.</summary>
    public static void Create(string path)
    {
        var isNew = !File.Exists(path);
        using var connection = Open(path, readOnly: false);
        if (isNew && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Execute(connection, "PRAGMA journal_mode = WAL;");
        if (Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'meta'") > 0)
            return;
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Scalar(connection, transaction, "SELECT count(*) FROM sqlite_master WHERE name = 'meta'") == 0)
            Execute(connection, transaction, $"{Meta}{Documents("")} INSERT INTO meta VALUES (1, {Version}, 1, 0, NULL, NULL);");
        transaction.Commit();
    }

    public static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(path + suffix);
    }

    public static void Execute(SqliteConnection connection, string sql) => Execute(connection, null, sql);

    public static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Scalar(SqliteConnection connection, string sql) => Scalar(connection, null, sql);

    public static long Scalar(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }
}
