using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.SqlServer;

/// <summary>The hub's database on a SQL Server, shared by every replica. It is migrated by command, before the replicas are replaced.</summary>
public sealed class SqlServerDatabase(IDbContextFactory<HubDbContext> contexts) : IHubDatabase
{
    const int CommandSeconds = 60;
    const int DatabaseExists = 1801;
    const int NoSuchDatabase = 4060;
    const int MostTries = 10;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // an index of a large table takes longer than any request may
    static readonly TimeSpan MigrationTime = TimeSpan.FromHours(1);

    /// <summary>Registers contexts, writer and database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">A connection string of Microsoft.Data.SqlClient.</param>
    public static void Add(IServiceCollection services, string connectionString)
    {
        services.AddPooledDbContextFactory<HubDbContext>(options => Configure(options, connectionString));
        services.AddSingleton<IStoreDialect, SqlServerDialect>();
        services.AddSingleton<HubWriter>();
        services.AddSingleton<IHubDatabase, SqlServerDatabase>();
    }

    /// <summary>What is wrong with a connection string; null where nothing is.</summary>
    public static string? ProblemOf(string connectionString)
    {
        try
        {
            var read = new SqlConnectionStringBuilder(connectionString);
            return read.DataSource.Length == 0 ? "it names no Server" : read.InitialCatalog.Length == 0 ? "it names no Database" : null;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or KeyNotFoundException)
        {
            return problem.Message;
        }
    }

    /// <inheritdoc/>
    public async Task<int> PrepareAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await OpensAsync(db, cancellationToken))
            throw Pending($"The server has no database {NameOf(db)}, or has it and this login may not open it.");
        string[] pending = [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
        return pending.Length == 0
            ? 0
            : throw Pending($"The database lacks {pending.Length} migration{(pending.Length == 1 ? "" : "s")} of this version ({string.Join(", ", pending)}).");
    }

    /// <inheritdoc/>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(MigrationTime);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await OpensAsync(db, cancellationToken);
                var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
                if (pending > 0)
                    await db.Database.MigrateAsync(cancellationToken);
                return pending;
            }
            catch (SqlException problem) when (problem.Number == DatabaseExists && attempt < MostTries)
            {
                // another process makes it at this moment; EF itself has them take turns once it is there
                await Task.Delay(Pause, cancellationToken);
            }
            catch (SqlException problem) when (problem.Number == DatabaseExists)
            {
                throw new HubException("DATABASE_CLOSED", $"The server has a database {NameOf(db)}, but this login cannot open it: make a user of it there.");
            }
        }
    }

    /// <inheritdoc/>
    public Task<long> BackupAsync(string path, CancellationToken cancellationToken)
        => throw new HubException("BACKUP_BY_SERVER", "The data is on SQL Server; back it up there (BACKUP DATABASE). The index is rebuilt from it by: resourcehub reindex");

    /// <summary>Never surely alone: what a replica that was killed held is free when its lease ends.</summary>
    public bool EnterAsServer() => false;

    internal static void Configure(DbContextOptionsBuilder options, string connectionString)
        => options.UseDialect(new SqlServerDialect()).UseSqlServer(
            connectionString,
            server => server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.FullName).CommandTimeout(CommandSeconds).ExecutionStrategy(dependencies => new SqlServerExecution(dependencies)));

    /// <summary>Whether the database is there and opens. A login that is refused is a failure at once: the provider's own look would try it for a minute, which locks accounts.</summary>
    static Task<bool> OpensAsync(HubDbContext db, CancellationToken cancellationToken) => db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
    {
        var connection = db.GetService<IRelationalConnection>();
        try
        {
            await connection.OpenAsync(token, errorsExpected: true);
            await connection.CloseAsync();
            return true;
        }
        catch (SqlException problem) when (problem.Number == NoSuchDatabase)
        {
            return false;
        }
    }, cancellationToken);

    static HubException Pending(string why) => new("MIGRATIONS_PENDING", why + " Run this first, once: resourcehub migrate");

    static string NameOf(HubDbContext db) => db.Database.GetDbConnection().Database;
}
