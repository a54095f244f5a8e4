using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Common.Dialects;

namespace ResourceHub.Storage.SqlServer;

/// <summary>The hub's database on a SQL Server, shared by every replica. It is migrated by command, before the replicas are replaced.</summary>
public sealed class SqlServerDatabase(IDbContextFactory<HubDbContext> contexts) : IHubDatabase
{
    const int MostRetries = 6;
    const int CommandSeconds = 60;
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // beside what the client's own list calls passing: lost a race for a row, a lock or a version of it
    static readonly int[] AlsoPassing = [1205, 1222, 3960];

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
        string[] pending = [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
        return pending.Length == 0
            ? 0
            : throw new HubException("MIGRATIONS_PENDING",
                $"The database lacks {pending.Length} migration{(pending.Length == 1 ? "" : "s")} of this version ({string.Join(", ", pending)}). Run this first, once: resourcehub migrate");
    }

    /// <inheritdoc/>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (pending > 0)
            await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <inheritdoc/>
    public Task<long> BackupAsync(string path, CancellationToken cancellationToken)
        => throw new HubException("BACKUP_BY_SERVER", "The data is on SQL Server; back it up there (BACKUP DATABASE). The index is rebuilt from it by: resourcehub reindex");

    /// <summary>Never surely alone: what a replica that was killed held is free when its lease ends.</summary>
    public bool EnterAsServer() => false;

    internal static void Configure(DbContextOptionsBuilder options, string connectionString)
        => options.UseDialect(new SqlServerDialect()).UseSqlServer(
            connectionString,
            server => server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.FullName).CommandTimeout(CommandSeconds).EnableRetryOnFailure(MostRetries, LongestPause, AlsoPassing));
}
