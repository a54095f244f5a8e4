using System.Data;
using Microsoft.EntityFrameworkCore;

namespace ResourceHub.Storage.Common.Dialects;

/// <summary>What differs between the stores: everything else is one code over one model.</summary>
public interface IStoreDialect
{
    /// <summary>The store's name, for people.</summary>
    string Name { get; }

    /// <summary>Whether the store has one writer at a time; the process's own writers then stand in line in memory.</summary>
    bool OneWriter { get; }

    /// <summary>The isolation of a unit of work.</summary>
    IsolationLevel Isolation { get; }

    /// <summary>How values are kept in columns.</summary>
    void Configure(ModelConfigurationBuilder conventions);

    /// <summary>Adapts the finished model: collations, key sizes, tables of the store's own.</summary>
    void Configure(ModelBuilder model);

    /// <summary>Waits, inside an open transaction, until no other unit of work holds this turn; it is held until the transaction ends.</summary>
    Task TakeTurnAsync(HubDbContext db, int turn, CancellationToken cancellationToken);

    /// <summary>Whether the unit of work met another one's write: done again from the start, it sees what the other left.</summary>
    bool IsConflict(Exception problem);

    /// <summary>How many rows of so many columns one statement writes at most; 1: a statement is prepared and run row by row.</summary>
    int RowsPerStatement(int columns);

    /// <summary>A statement that inserts so many rows, with the parameters of <see cref="RowTable.Parameter"/>.</summary>
    string InsertStatement(RowTable table, int rows);

    /// <summary>
    /// A statement that updates so many rows by their primary keys. Where <paramref name="counter"/> names a column, a row is updated only while that
    /// column is one below its new value.
    /// </summary>
    string UpdateStatement(RowTable table, int rows, string? counter);
}
