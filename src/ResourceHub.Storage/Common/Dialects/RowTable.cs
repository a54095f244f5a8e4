using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResourceHub.Storage.Common.Dialects;

/// <summary>A table whose rows are written without the change tracker: its names, quoted as the store quotes them.</summary>
public sealed class RowTable
{
    RowTable(string name, IReadOnlyList<RowColumn> columns) => (Name, Columns) = (name, columns);

    /// <summary>The quoted name.</summary>
    public string Name { get; }

    /// <summary>The columns in the order of the model.</summary>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The name of a value's parameter.</summary>
    /// <param name="row">The row of the statement, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public string Parameter(int row, int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@p{row * Columns.Count + column}");

    /// <summary>The table of a row; to insert it without what the store gives it.</summary>
    internal static RowTable Of(HubDbContext db, Type row, bool inserting)
    {
        var entity = db.Model.FindEntityType(row) ?? throw new InvalidOperationException($"{row.Name} is not in the model.");
        var sql = db.GetService<ISqlGenerationHelper>();
        return new(sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema()), [.. entity.GetProperties().Where(p => !inserting || !IsGiven(p)).Select(p => new RowColumn(p, sql))]);
    }

    static bool IsGiven(IProperty property) => property is { ValueGenerated: ValueGenerated.OnAdd } && property.ClrType == typeof(long);
}
