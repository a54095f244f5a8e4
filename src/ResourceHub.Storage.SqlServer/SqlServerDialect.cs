using System.Data;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Conversions;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.SqlServer;

/// <summary>
/// SQL Server: many writers, on many replicas. No lock hints: units of work take turns by updating a row, or their rows guard themselves by unique keys,
/// version columns and conditional updates, which hold under READ COMMITTED with and without snapshots.
/// </summary>
public sealed class SqlServerDialect : IStoreDialect
{
    // a statement takes 2,100 parameters and VALUES 1,000 rows
    const int MostParameters = 2_000;
    const int MostRows = 512;

    const int DuplicateKeyInIndex = 2601;
    const int DuplicateKey = 2627;
    const int ForeignKey = 547;
    const int Deadlock = 1205;
    const int SnapshotConflict = 3960;

    /// <inheritdoc/>
    public string Name => "SQL Server";

    /// <inheritdoc/>
    public bool OneWriter => false;

    /// <inheritdoc/>
    public IsolationLevel Isolation => IsolationLevel.ReadCommitted;

    /// <summary>Identifiers as 16 bytes in network order: uniqueidentifier sorts by its last bytes first, and version 7 identifiers are to sort by time.</summary>
    public void Configure(ModelConfigurationBuilder conventions)
        => conventions.Properties<Guid>().HaveConversion<BigEndianGuidConverter>().HaveColumnType("binary(16)");

    /// <inheritdoc/>
    public void Configure(ModelBuilder model) => SqlServerModel.Adapt(model);

    /// <summary>Raises the turn's number: the row stays locked until the transaction ends, and whoever wants the turn waits for that.</summary>
    public async Task TakeTurnAsync(HubDbContext db, int turn, CancellationToken cancellationToken)
    {
        var taken = await db.Set<WriteTurnRow>().Where(t => t.Id == turn).ExecuteUpdateAsync(set => set.SetProperty(t => t.Taken, t => t.Taken + 1), cancellationToken);
        if (taken != 1)
            throw new InvalidOperationException($"The database has no turn {turn}; resourcehub migrate makes them.");
    }

    /// <inheritdoc/>
    public bool IsConflict(Exception problem) => problem switch
    {
        DbUpdateConcurrencyException => true,
        SqlException sql => sql.Number is DuplicateKeyInIndex or DuplicateKey or ForeignKey or Deadlock or SnapshotConflict,
        { InnerException: { } inner } => IsConflict(inner),
        _ => false,
    };

    /// <inheritdoc/>
    public int RowsPerStatement(int columns) => Math.Min(MostRows, MostParameters / columns);

    /// <inheritdoc/>
    public string InsertStatement(RowTable table, int rows)
    {
        var sql = new StringBuilder("SET NOCOUNT OFF;\nINSERT INTO ").Append(table.Name).Append(" (").AppendJoin(", ", table.Columns.Select(c => c.Name)).Append(")\nVALUES ");
        return AppendRows(sql, table, rows).Append(';').ToString();
    }

    /// <inheritdoc/>
    public string UpdateStatement(RowTable table, int rows, string? counter)
    {
        var sql = new StringBuilder("SET NOCOUNT OFF;\nUPDATE [t] SET ")
            .AppendJoin(", ", table.Columns.Where(c => !c.IsKey).Select(c => $"[t].{c.Name} = [v].{c.Name}"))
            .Append("\nFROM ").Append(table.Name).Append(" AS [t]\nINNER JOIN (VALUES ");
        AppendRows(sql, table, rows).Append(") AS [v] (").AppendJoin(", ", table.Columns.Select(c => c.Name)).Append(")\n    ON ");
        var conditions = table.Columns.Where(c => c.IsKey).Select(c => $"[t].{c.Name} = [v].{c.Name}")
            .Concat(table.Columns.Where(c => c.Property == counter).Select(c => $"[t].{c.Name} = [v].{c.Name} - 1"));
        return sql.AppendJoin(" AND ", conditions).Append(';').ToString();
    }

    static StringBuilder AppendRows(StringBuilder sql, RowTable table, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            if (row > 0)
                sql.Append(",\n    ");
            sql.Append('(').AppendJoin(", ", Enumerable.Range(0, table.Columns.Count).Select(column => table.Parameter(row, column))).Append(')');
        }
        return sql;
    }
}
