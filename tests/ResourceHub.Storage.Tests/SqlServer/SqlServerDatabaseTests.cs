using Microsoft.EntityFrameworkCore;
using ResourceHub.Core;
using ResourceHub.Storage.SqlServer;
using ResourceHub.Storage.Tests.Common;

namespace ResourceHub.Storage.Tests.SqlServer;

/// <summary>What a start and the commands do with a database that they do not migrate themselves.</summary>
public sealed class SqlServerDatabaseTests : IDisposable
{
    readonly TestDatabase _database = new(StoreKind.Tsql);

    [Fact]
    public async Task A_server_does_not_start_on_a_database_that_lacks_migrations_and_says_what_to_run()
    {
        var database = new SqlServerDatabase(_database.Contexts);

        var refused = await Assert.ThrowsAsync<HubException>(() => database.PrepareAsync(default));

        Assert.Equal("MIGRATIONS_PENDING", refused.Code);
        Assert.Contains("resourcehub migrate", refused.Message, StringComparison.Ordinal);
        Assert.Contains("_Initial", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_starts_once_they_ran_and_also_where_a_newer_version_ran_more()
    {
        await using (var db = await _database.Contexts.CreateDbContextAsync())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE [__EFMigrationsHistory] ([MigrationId] nvarchar(150) NOT NULL, [ProductVersion] nvarchar(32) NOT NULL)");
            foreach (var migration in db.Database.GetMigrations().Append("29990101000000_OfANewerVersion"))
                await db.Database.ExecuteSqlAsync($"INSERT INTO [__EFMigrationsHistory] VALUES ({migration}, {"10"})");
        }
        var database = new SqlServerDatabase(_database.Contexts);

        Assert.Equal(0, await database.PrepareAsync(default));
        Assert.Equal(0, await database.MigrateAsync(default));
    }

    [Fact]
    public async Task Backups_are_the_servers_own()
        => Assert.Equal("BACKUP_BY_SERVER", (await Assert.ThrowsAsync<HubException>(() => new SqlServerDatabase(_database.Contexts).BackupAsync("copy.db", default))).Code);

    [Fact]
    public void A_replica_is_never_sure_to_be_the_only_one() => Assert.False(new SqlServerDatabase(_database.Contexts).EnterAsServer());

    public void Dispose() => _database.Dispose();
}
