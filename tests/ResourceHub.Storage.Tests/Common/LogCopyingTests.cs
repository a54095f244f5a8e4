using Microsoft.EntityFrameworkCore;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Groups;

namespace ResourceHub.Storage.Tests.Common;

public sealed class LogCopyingTests
{
    [Fact]
    public async Task A_long_log_is_copied_into_the_file_and_begins_anew()
    {
        using var database = new TestDatabase();
        using var gate = new WriterGate(null, TimeProvider.System);
        // while a connection is open SQLite does not end the log by itself, whatever other tests do to the pools
        await using var open = await database.Contexts.CreateDbContextAsync();
        await open.Database.OpenConnectionAsync();
        await AddAsync(database, new string('x', 20_000_000));
        var before = await PagesAsync(database);

        await new LogCopying(database.Contexts, gate).CopyAsync();
        await AddAsync(database, "short");

        Assert.InRange(before, 4_000, long.MaxValue);
        Assert.InRange(await PagesAsync(database), 1, 100);
    }

    static Task AddAsync(TestDatabase database, string name)
        => database.Writer.WriteAsync((db, _) => Task.FromResult(db.Add(new GroupRow { Id = Guid.NewGuid(), OrganizationId = Guid.NewGuid(), ExternalId = "g", Name = name })), CancellationToken.None);

    /// <summary>The pages of the log.</summary>
    static async Task<long> PagesAsync(TestDatabase database)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? row.GetInt64(1) : 0;
    }
}
