using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Common;

/// <summary>
/// Writes many rows of one table inside the context's transaction: with one prepared statement on SQLite, in sets on a server. The change tracker costs several times
/// as much, which counts where tens of thousands of records come in at once. Columns and conversions are those of the model.
/// </summary>
internal static class RowWriting
{
    /// <summary>Inserts the rows.</summary>
    public static Task InsertRowsAsync<TRow>(this HubDbContext db, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) where TRow : class
        => WriteAsync(db, rows, inserting: true, db.Dialect.InsertStatement, cancellationToken);

    /// <summary>Updates the rows by their primary keys.</summary>
    /// <param name="db">The context.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="counter">A property that must be one below its new value: somebody else's change in between is a conflict, not overwritten.</param>
    /// <exception cref="DbUpdateConcurrencyException">A row is not there, or was changed in between.</exception>
    public static async Task UpdateRowsAsync<TRow>(this HubDbContext db, IReadOnlyList<TRow> rows, CancellationToken cancellationToken, string? counter = null) where TRow : class
    {
        var written = await WriteAsync(db, rows, inserting: false, (table, count) => db.Dialect.UpdateStatement(table, count, counter), cancellationToken);
        if (written != rows.Count)
            throw new DbUpdateConcurrencyException($"Of {rows.Count} rows of {typeof(TRow).Name} {rows.Count - written} were changed by somebody else meanwhile.");
    }

    static async Task<int> WriteAsync<TRow>(HubDbContext db, IReadOnlyList<TRow> rows, bool inserting, Func<RowTable, int, string> statement, CancellationToken cancellationToken) where TRow : class
    {
        if (rows.Count == 0)
            return 0;
        var table = RowTable.Of(db, typeof(TRow), inserting);
        var most = db.Dialect.RowsPerStatement(table.Columns.Count);
        return most == 1
            ? await WriteEachAsync(db, table, rows, statement(table, 1), cancellationToken)
            : await WriteSetsAsync(db, table, rows, most, statement, cancellationToken);
    }

    static async Task<int> WriteEachAsync<TRow>(HubDbContext db, RowTable table, IReadOnlyList<TRow> rows, string statement, CancellationToken cancellationToken) where TRow : class
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = statement;
        var parameters = table.Columns.Select((c, i) => c.CreateParameter(command, table.Parameter(0, i), null)).ToArray();
        command.Parameters.AddRange(parameters);
        await command.PrepareAsync(cancellationToken);
        var written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = table.Columns[i].ValueOf(row);
            written += await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return written;
    }

    static async Task<int> WriteSetsAsync<TRow>(
        HubDbContext db, RowTable table, IReadOnlyList<TRow> rows, int most, Func<RowTable, int, string> statement, CancellationToken cancellationToken) where TRow : class
    {
        var written = 0;
        for (var done = 0; done < rows.Count;)
        {
            var count = Math.Min(most, Step(rows.Count - done));
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = statement(table, count);
            if (db.Database.GetCommandTimeout() is { } seconds)
                command.CommandTimeout = seconds;
            for (var row = 0; row < count; row++)
                for (var i = 0; i < table.Columns.Count; i++)
                    command.Parameters.Add(table.Columns[i].CreateParameter(command, table.Parameter(row, i), rows[done + row]));
            written += await command.ExecuteNonQueryAsync(cancellationToken);
            done += count;
        }
        return written;
    }

    /// <summary>So many rows or a few less: two leading bits (…, 128, 192, 256, …), so that texts are few and the server finds its plans again.</summary>
    static int Step(int rows)
    {
        var behind = Math.Max(0, System.Numerics.BitOperations.Log2((uint)rows) - 1);
        return rows >> behind << behind;
    }
}
