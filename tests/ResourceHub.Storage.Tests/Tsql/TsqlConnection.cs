using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>A connection that takes T-SQL, notes it and runs its translation on SQLite.</summary>
internal sealed class TsqlConnection(string path, TsqlLog log) : DbConnection
{
    readonly SqliteConnection _inner = new($"Data Source={path};Default Timeout=30");

    public SqliteConnection Inner => _inner;

    [AllowNull]
    public override string ConnectionString { get => "Server=none;Database=none"; set { } }

    public override string Database => "none";

    public override string DataSource => "none";

    public override string ServerVersion => "16.0";

    public override ConnectionState State => _inner.State;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open()
    {
        _inner.Open();
        _inner.CreateFunction("from_base64", (string text) => Convert.FromBase64String(text), isDeterministic: true);
        using var pragmas = _inner.CreateCommand();
        pragmas.CommandText = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 15000;";
        pragmas.ExecuteNonQuery();
    }

    public override void Close() => _inner.Close();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        => isolationLevel == IsolationLevel.ReadCommitted
            ? new TsqlTransaction(this, _inner.BeginTransaction(IsolationLevel.Serializable))
            : throw new NotSupportedException($"{isolationLevel} is not what the hub asks a server for.");

    protected override DbCommand CreateDbCommand() => new TsqlCommand(this, log);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Its transactions.</summary>
internal sealed class TsqlTransaction(TsqlConnection connection, SqliteTransaction inner) : DbTransaction
{
    public SqliteTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => inner.Commit();

    public override void Rollback() => inner.Rollback();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Its commands.</summary>
internal sealed class TsqlCommand(TsqlConnection connection, TsqlLog log) : DbCommand
{
    readonly SqliteCommand _inner = connection.Inner.CreateCommand();
    string _text = "";

    [AllowNull]
    public override string CommandText { get => _text; set => _text = value ?? ""; }

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => _inner.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => _inner.Cancel();

    public override int ExecuteNonQuery() => Translated().ExecuteNonQuery();

    public override object? ExecuteScalar() => Translated().ExecuteScalar();

    public override void Prepare() => throw new NotSupportedException("What is sent to a server is not prepared.");

    protected override DbParameter CreateDbParameter() => _inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        => _text.Contains("MERGE ", StringComparison.Ordinal) ? ExecuteEach() : Translated().ExecuteReader();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A batch with a MERGE in it, statement by statement.</summary>
    DataTableReader ExecuteEach()
    {
        Translated();
        var results = new List<DataTable>();
        foreach (var statement in TsqlTranslator.Split(_text))
        {
            if (TsqlTranslator.InsertsOf(statement.Trim()) is { } inserts)
            {
                var table = new DataTable { Columns = { { "key", typeof(long) }, { "_Position", typeof(int) } } };
                foreach (var insert in inserts)
                {
                    _inner.CommandText = insert;
                    table.Rows.Add((long)_inner.ExecuteScalar()!, table.Rows.Count);
                }
                results.Add(table);
                continue;
            }
            _inner.CommandText = TsqlTranslator.Translate(statement);
            if (_inner.CommandText == "SELECT 1")
                continue;
            using var reader = _inner.ExecuteReader();
            if (reader.FieldCount == 0)
                continue;
            // OUTPUT 1: a row for each that was changed
            var found = new DataTable { Columns = { { "changed", typeof(int) } } };
            while (reader.Read())
                found.Rows.Add(reader.GetInt32(0));
            results.Add(found);
        }
        return new([.. results]);
    }

    SqliteCommand Translated()
    {
        log.Add(_text, _inner.Parameters.Count);
        if (_inner.Parameters.Count > TsqlRules.MostParameters)
            throw new InvalidOperationException($"SQL Server takes {TsqlRules.MostParameters} parameters; here are {_inner.Parameters.Count}.");
        _inner.CommandText = TsqlTranslator.Translate(_text);
        _inner.Transaction = (DbTransaction as TsqlTransaction)?.Inner;
        return _inner;
    }
}
