using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResourceHub.Core;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.Common;

/// <summary>The embedded database: one file, hub.db, in the data folder.</summary>
public sealed class HubDatabase(string dataFolder, IDbContextFactory<HubDbContext> contexts) : IHubDatabase, IDisposable
{
    const int MostServers = 16;
    FileLock? _serving;

    /// <summary>The file.</summary>
    public string Path { get; } = FileIn(dataFolder);

    /// <summary>Registers contexts, writer and database of a data folder.</summary>
    public static void Add(IServiceCollection services, string dataFolder)
    {
        services.AddPooledDbContextFactory<HubDbContext>(options => Configure(options, FileIn(dataFolder)));
        services.AddSingleton<IStoreDialect, SqliteDialect>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new HubWriter(
            provider.GetRequiredService<IDbContextFactory<HubDbContext>>(), provider.GetRequiredService<IStoreDialect>(),
            provider.GetRequiredService<TimeProvider>(), new WriterLine(FileIn(dataFolder)), LogFlush.Of(FileIn(dataFolder))));
        services.AddSingleton(provider => new HubDatabase(dataFolder, provider.GetRequiredService<IDbContextFactory<HubDbContext>>()));
        services.AddSingleton<IHubDatabase>(provider => provider.GetRequiredService<HubDatabase>());
    }

    /// <inheritdoc/>
    public Task<int> PrepareAsync(CancellationToken cancellationToken) => MigrateAsync(cancellationToken);

    /// <summary>
    /// Brings the file to the newest migration. Skipped when nothing is pending. Only one process migrates (a lock of the operating
    /// system beside the file); the file is copied first; a copy of a migration that was killed is what the next start goes back to.
    /// </summary>
    /// <returns>How many migrations ran.</returns>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (File.Exists(Path) && !File.Exists(CopyPath) && await IsCurrentAsync(db, cancellationToken))
            return 0;
        using var fileLock = await FileLock.AcquireAsync(Path + ".migrate-lock", cancellationToken);
        RestoreAfterKill();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (pending == 0)
            return 0;
        CopyBeforeMigration();
        await UseWriteAheadLogAsync(db, cancellationToken);
        // a killed process leaves EF's own lock row behind; under the file lock nobody else can hold it
        await ClearMigrationLockAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        File.Delete(CopyPath);
        return pending;
    }

    /// <inheritdoc/>
    public Task<long> BackupAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
            throw new HubException("NOTHING_TO_BACK_UP", $"There is no {Path}.");
        if (File.Exists(path))
            throw new HubException("BACKUP_EXISTS", $"{path} is there already; a backup never replaces another.");
        var unfinished = path + ".part";
        File.Delete(unfinished);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.Run(() =>
        {
            // whoever may read the copy may read the keys' hashes and every learner's evidence
            if (!OperatingSystem.IsWindows())
                using (File.Create(unfinished))
                    File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Copy(unfinished);
            File.Move(unfinished, path);
            return new FileInfo(path).Length;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public bool EnterAsServer()
    {
        var alone = true;
        for (var place = 0; place < MostServers; place++)
        {
            var path = $"{Path}.server-{place}";
            if (_serving is not null && !File.Exists(path))
                continue;
            var held = FileLock.TryAcquire(path);
            if (held is null)
                alone = false;
            else if (_serving is null)
                _serving = held;
            else
                held.Dispose();
        }
        return alone;
    }

    /// <inheritdoc/>
    public void Dispose() => _serving?.Dispose();

    internal static void Configure(DbContextOptionsBuilder options, string path)
    {
        ConfigureStore(options, path);
        // the model as the ef tool wrote it down: building it anew takes a third of a short command's time
        options.UseModel(CompiledModel.HubDbContextModel.Instance);
    }

    /// <summary>The same with the model as the code states it.</summary>
    internal static void ConfigureStore(DbContextOptionsBuilder options, string path)
        => options.UseDialect(new SqliteDialect())
            .UseSqlite(
                new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30 }.ToString(),
                // a list is one parameter: five hundred of them are a statement that is written, parsed and bound anew each time
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new SqlitePragmas());

    string CopyPath => Path + ".before-migration";

    static string FileIn(string dataFolder) => System.IO.Path.Combine(dataFolder, "hub.db");

    void RestoreAfterKill()
    {
        if (!File.Exists(CopyPath))
            return;
        SqliteConnection.ClearAllPools();
        File.Delete(Path + "-wal");
        File.Delete(Path + "-shm");
        File.Move(CopyPath, Path, overwrite: true);
    }

    void CopyBeforeMigration()
    {
        if (!File.Exists(Path) || new FileInfo(Path).Length == 0)
            return;
        var unfinished = CopyPath + ".part";
        File.Delete(unfinished);
        Copy(unfinished);
        File.Move(unfinished, CopyPath);
    }

    /// <summary>All pages as of one moment; the copy stands by itself, without a journal beside it.</summary>
    void Copy(string target)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
    }

    // EF's own question builds the model of its history table first, which a command that is over in half a second would notice
    static async Task<bool> IsCurrentAsync(HubDbContext db, CancellationToken cancellationToken)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                applied.Add(reader.GetString(0));
        }
        catch (SqliteException)
        {
            // no such table yet, or something that the migration will say better
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return db.Database.GetMigrations().All(applied.Contains);
    }

    static Task UseWriteAheadLogAsync(HubDbContext db, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);

    static async Task ClearMigrationLockAsync(HubDbContext db, CancellationToken cancellationToken)
    {
        var exists = await db.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }
}
