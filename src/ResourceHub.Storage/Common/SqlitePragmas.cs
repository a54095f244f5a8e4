using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResourceHub.Storage.Common;

/// <summary>Settings of each connection: what is committed survives a power cut (FULL), foreign keys hold, a busy file is waited for, and the log is copied into the file by <see cref="LogCopying"/>, not by whoever commits.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    const string Sql = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 15000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000; PRAGMA wal_autocheckpoint = 20000;";

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
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
