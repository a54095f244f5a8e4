using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ResourceHub.Storage.Tests.Common;

public sealed class SqlitePragmasTests
{
    [Fact]
    public async Task A_connection_has_its_settings_when_it_is_new_and_when_the_pool_gives_it_again()
    {
        using var database = new TestDatabase();
        object? before = null;
        var again = false;
        // other tests empty all pools now and then
        for (var use = 0; use < 100 && !again; use++)
        {
            await using var db = await database.Contexts.CreateDbContextAsync();
            await db.Database.OpenConnectionAsync();
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            Assert.Equal([1L, 1L, 15000L, 20000L], new[] { "foreign_keys", "synchronous", "busy_timeout", "wal_autocheckpoint" }.Select(name => Value(connection, name)));
            again = ReferenceEquals(before, connection.Handle);
            before = connection.Handle;
        }

        Assert.True(again);
    }

    static long Value(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (long)command.ExecuteScalar()!;
    }
}
