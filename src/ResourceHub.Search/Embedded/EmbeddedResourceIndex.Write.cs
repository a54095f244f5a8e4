using Microsoft.Data.Sqlite;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

public sealed partial class EmbeddedResourceIndex
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<IndexRefusal>> ApplyAsync(IReadOnlyList<IndexChange> changes, CancellationToken cancellationToken)
    {
        EnsureUsable();
        if (changes.Count == 0)
            return [];
        await WriteAsync(
            (connection, transaction) =>
            {
                using var live = new DocumentTable(connection, "");
                // a rebuild that is under way, here or in another process, must not lose what arrives meanwhile
                using var rebuilt = Text(connection, transaction, "SELECT rebuild FROM meta") is null ? null : new DocumentTable(connection, "_new");
                var number = SearchSchema.Scalar(connection, transaction, "SELECT change FROM meta");
                foreach (var change in changes)
                {
                    if (live.Put(change, number + 1, transaction))
                        number++;
                    if (rebuilt is not null && rebuilt.Put(change, number + 1, transaction))
                        number++;
                }
                SearchSchema.Execute(connection, transaction, $"UPDATE meta SET change = {number}");
                return 0;
            },
            cancellationToken);
        return [];
    }

    /// <inheritdoc/>
    public Task ShowAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One write at a time in this process; SQLite's own lock sees to other processes.</summary>
    async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer ??= SearchSchema.Open(_path, readOnly: false);
            using var transaction = _writer.BeginTransaction(deferred: false);
            var result = write(_writer, transaction);
            transaction.Commit();
            return result;
        }
        catch (SqliteException e)
        {
            CloseWriter();
            if (!IsCorruption(e))
                throw;
            _broken = IndexState.Corrupt;
            throw Unavailable("the index is damaged and waits to be rebuilt");
        }
        finally
        {
            _writing.Release();
        }
    }

    void CloseWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }

    static string? Text(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
