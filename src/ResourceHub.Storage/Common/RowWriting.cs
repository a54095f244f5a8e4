using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResourceHub.Storage.Common;

/// <summary>
/// Writes many rows of one table with one prepared statement, inside the context's transaction. The change tracker costs several times
/// as much, which counts where tens of thousands of records come in at once. Columns and conversions are those of the model.
/// </summary>
internal static class RowWriting
{
    /// <summary>Inserts the rows.</summary>
    public static Task InsertRowsAsync<TRow>(this HubDbContext db, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) where TRow : class
        => WriteAsync(db, rows, (table, columns, sql) =>
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)))}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter))})", cancellationToken);

    /// <summary>Updates the rows by their primary keys.</summary>
    public static Task UpdateRowsAsync<TRow>(this HubDbContext db, IReadOnlyList<TRow> rows, CancellationToken cancellationToken) where TRow : class
        => WriteAsync(db, rows, (table, columns, sql) =>
            $"UPDATE {table} SET {Pairs(columns.Where(c => !c.IsKey), ", ", sql)} WHERE {Pairs(columns.Where(c => c.IsKey), " AND ", sql)}", cancellationToken);

    static string Pairs(IEnumerable<Column> columns, string between, ISqlGenerationHelper sql)
        => string.Join(between, columns.Select(c => $"{sql.DelimitIdentifier(c.Name)} = {c.Parameter}"));

    static async Task WriteAsync<TRow>(HubDbContext db, IReadOnlyList<TRow> rows, Func<string, Column[], ISqlGenerationHelper, string> statement, CancellationToken cancellationToken)
        where TRow : class
    {
        if (rows.Count == 0)
            return;
        var entity = db.Model.FindEntityType(typeof(TRow)) ?? throw new InvalidOperationException($"{typeof(TRow).Name} is not in the model.");
        var sql = db.GetService<ISqlGenerationHelper>();
        var columns = entity.GetProperties().Select((p, i) => new Column(p, i)).ToArray();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = statement(sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema()), columns, sql);
        var parameters = columns.Select(c => c.Add(command)).ToArray();
        await command.PrepareAsync(cancellationToken);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = columns[i].ValueOf(row);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    sealed class Column(IProperty property, int index)
    {
        readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();
        readonly IClrPropertyGetter _getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName();

        public string Parameter { get; } = $"@p{index}";

        public bool IsKey { get; } = property.IsPrimaryKey();

        public DbParameter Add(DbCommand command)
        {
            var parameter = _mapping.CreateParameter(command, Parameter, null, true);
            command.Parameters.Add(parameter);
            return parameter;
        }

        public object ValueOf(object row)
        {
            var value = _getter.GetClrValue(row);
            return (value is not null && _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
