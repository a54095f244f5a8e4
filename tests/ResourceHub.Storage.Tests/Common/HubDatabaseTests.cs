using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Tests.Common;

/// <summary>Migrations that meet what a killed process, a full disk or a second process left them.</summary>
public sealed class HubDatabaseTests : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    readonly string _folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;
    readonly List<ServiceProvider> _processes = [];

    string File => Path.Combine(_folder, "hub.db");

    string Copy => File + ".before-migration";

    [Fact]
    public async Task A_migration_that_was_killed_half_way_goes_back_to_its_copy()
    {
        await MigrateAsync();
        Run("INSERT INTO Organizations (Id, Slug, Name) VALUES (x'01', 'school', 'School')");
        Run($"VACUUM INTO '{Copy}'");
        // what a migration that changes tables one by one leaves when it is killed
        Run("PRAGMA foreign_keys = OFF; DROP TABLE Organizations; CREATE TABLE half_done (x INTEGER)");

        Assert.Equal(0, await MigrateAsync());

        Assert.Equal(1, Number("SELECT COUNT(*) FROM Organizations WHERE Slug = 'school'"));
        Assert.Equal(0, Number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'half_done'"));
        Assert.False(System.IO.File.Exists(Copy));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_data_as_it_was_and_so_does_the_next_one()
    {
        await MigrateAsync();
        Run("INSERT INTO Organizations (Id, Slug, Name) VALUES (x'01', 'school', 'School')");
        // the first migration runs again and meets its own tables
        Run("DELETE FROM __EFMigrationsHistory");
        System.IO.File.WriteAllText(Copy + ".part", "a copy that was killed");

        for (var start = 0; start < 2; start++)
        {
            await Assert.ThrowsAnyAsync<Exception>(MigrateAsync);
            Assert.Equal(1, Number("SELECT COUNT(*) FROM Organizations WHERE Slug = 'school'"));
            Assert.True(System.IO.File.Exists(Copy));
        }
    }

    [Fact]
    public async Task The_lock_row_of_a_killed_process_holds_nobody_up()
    {
        Run("CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00')");

        Assert.True(await MigrateAsync() > 0);
        Assert.Equal(0, Number("SELECT COUNT(*) FROM __EFMigrationsLock"));
    }

    [Fact]
    public async Task Of_two_processes_that_migrate_at_once_one_does_it_and_both_go_on()
    {
        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(MigrateAsync)));

        Assert.Single(ran, count => count > 0);
        Assert.Equal(ran.Max(), Number("SELECT COUNT(*) FROM __EFMigrationsHistory"));
    }

    [Fact]
    public async Task Nothing_pending_costs_no_copy_and_no_lock()
    {
        await MigrateAsync();
        using var held = FileLock.TryAcquire(File + ".migrate-lock");
        Assert.NotNull(held);

        Assert.Equal(0, await MigrateAsync());
    }

    public void Dispose()
    {
        _processes.ForEach(p => p.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What each start does, with nothing of an earlier one in memory.</summary>
    Task<int> MigrateAsync()
    {
        var services = new ServiceCollection();
        HubDatabase.Add(services, _folder);
        var process = services.BuildServiceProvider();
        lock (_processes)
            _processes.Add(process);
        return process.GetRequiredService<HubDatabase>().MigrateAsync(CancellationToken.None).WaitAsync(Longest);
    }

    void Run(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    long Number(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        return connection;
    }
}
