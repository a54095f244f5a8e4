using Microsoft.EntityFrameworkCore;

namespace ResourceHub.Storage.Tests.Common;

public sealed class HubWriterTests
{
    [Fact]
    public async Task A_write_that_fails_keeps_nothing()
    {
        using var database = new TestDatabase();
        await database.Writer.WriteAsync((db, token) => db.Database.ExecuteSqlRawAsync("CREATE TABLE t (v INTEGER)", token), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Writer.WriteAsync(async (db, token) =>
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO t VALUES (1)", token);
            throw new InvalidOperationException("broken half way");
        }, CancellationToken.None));

        await using var reader = await database.Contexts.CreateDbContextAsync();
        Assert.Equal(0, await reader.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM t").SingleAsync());
    }

    [Fact]
    public async Task Writers_from_many_tasks_stand_in_line_and_lose_no_update()
    {
        using var database = new TestDatabase();
        await database.Writer.WriteAsync((db, token) => db.Database.ExecuteSqlRawAsync("CREATE TABLE t (v INTEGER); INSERT INTO t VALUES (0)", token), CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => database.Writer.WriteAsync(async (db, token) =>
        {
            var value = await db.Database.SqlQueryRaw<int>("SELECT v AS \"Value\" FROM t").SingleAsync(token);
            await db.Database.ExecuteSqlAsync($"UPDATE t SET v = {value + 1}", token);
        }, CancellationToken.None))));

        await using var reader = await database.Contexts.CreateDbContextAsync();
        Assert.Equal(40, await reader.Database.SqlQueryRaw<int>("SELECT v AS \"Value\" FROM t").SingleAsync());
    }
}
