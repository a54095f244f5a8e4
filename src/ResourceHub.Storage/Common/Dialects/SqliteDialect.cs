using System.Data;
using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common.Conversions;

namespace ResourceHub.Storage.Common.Dialects;

/// <summary>SQLite: one writer at a time, so that a unit of work never meets another's write.</summary>
public sealed class SqliteDialect : IStoreDialect
{
    /// <inheritdoc/>
    public string Name => "SQLite";

    /// <inheritdoc/>
    public bool OneWriter => true;

    /// <summary>The provider's Serializable is BEGIN IMMEDIATE.</summary>
    public IsolationLevel Isolation => IsolationLevel.Serializable;

    /// <inheritdoc/>
    public void Configure(ModelConfigurationBuilder conventions) => conventions.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();

    /// <inheritdoc/>
    public void Configure(ModelBuilder model)
    {
        // the model as the features state it is SQLite's
    }

    /// <summary>Nothing to wait for: the transaction has the file's one write lock.</summary>
    public Task TakeTurnAsync(HubDbContext db, int turn, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public bool IsConflict(Exception problem) => false;

    /// <inheritdoc/>
    public int RowsPerStatement(int columns) => 1;

    /// <inheritdoc/>
    public string InsertStatement(RowTable table, int rows)
        => $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => table.Parameter(0, i)))})";

    /// <inheritdoc/>
    public string UpdateStatement(RowTable table, int rows, string? counter)
    {
        var columns = table.Columns.Select((c, i) => (Column: c, Parameter: table.Parameter(0, i))).ToArray();
        var where = columns.Where(c => c.Column.IsKey).Select(c => $"{c.Column.Name} = {c.Parameter}")
            .Concat(columns.Where(c => c.Column.Property == counter).Select(c => $"{c.Column.Name} = {c.Parameter} - 1"));
        return $"UPDATE {table.Name} SET {string.Join(", ", columns.Where(c => !c.Column.IsKey).Select(c => $"{c.Column.Name} = {c.Parameter}"))} WHERE {string.Join(" AND ", where)}";
    }
}
