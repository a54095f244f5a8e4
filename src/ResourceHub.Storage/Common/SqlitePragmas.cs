using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace ResourceHub.Storage.Common;

/// <summary>
/// Settings of each connection: foreign keys hold, a busy file is waited for, and whoever commits neither waits for the disk nor copies the log into the file. <see cref="LogFlush"/> brings what is
/// committed to the disk before it is answered, so that it survives a power cut, and <see cref="LogCopying"/> copies.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    const string Sql = "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 15000; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 20000;";

    // a connection of the pool keeps them: they are said once, not each time that it is used again
    static readonly ConditionalWeakTable<sqlite3, object> Said = [];

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    static void Apply(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || !Said.TryAdd(handle, Said))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
