using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.Core;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.SqlServer;

namespace ResourceHub.Storage.Tests.SqlServer;

/// <summary>The client and the provider, as the hub sets them up, with a server that lets nobody in.</summary>
public sealed class SqlServerConnectionTests
{
    const int NoSuchDatabase = 4060;
    const int WrongPassword = 18456;

    [Fact]
    public async Task Where_the_database_is_not_there_a_start_says_so_and_what_makes_it()
    {
        await using var server = new RefusingServer(NoSuchDatabase, "Cannot open database \"hub\" requested by the login. The login failed.");
        await using var services = Services(server);

        var refused = await Assert.ThrowsAsync<HubException>(() => services.GetRequiredService<IHubDatabase>().PrepareAsync(default));

        Assert.Equal("MIGRATIONS_PENDING", refused.Code);
        Assert.Contains("no database hub, or has it and this login may not open it", refused.Message, StringComparison.Ordinal);
        Assert.Contains("resourcehub migrate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_at_once_and_not_repeated()
    {
        await using var server = new RefusingServer(WrongPassword, "Login failed for user 'hub'.");
        await using var services = Services(server);
        var database = services.GetRequiredService<IHubDatabase>();

        foreach (var work in new[] { database.PrepareAsync, database.MigrateAsync })
        {
            var problem = await Assert.ThrowsAsync<SqlException>(() => work(default));
            Assert.Equal(WrongPassword, problem.Number);
            Assert.DoesNotContain("not-so-secret", problem.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal(2, server.Logins);
    }

    [Fact]
    public void Contexts_that_are_set_up_one_by_one_share_what_the_provider_keeps()
    {
        // of more than twenty sets of its services the provider makes an error
        for (var i = 0; i < 30; i++)
        {
            var options = new DbContextOptionsBuilder<HubDbContext>();
            SqlServerDatabase.Configure(options, $"Server=none;Database=none{i}");
            using var db = new HubDbContext(options.Options);
            Assert.IsType<SqlServerExecution>(db.Database.CreateExecutionStrategy());
        }
    }

    [Fact]
    public async Task What_was_given_up_is_told_from_what_failed()
    {
        await using var server = new RefusingServer(WrongPassword, "Login failed for user 'hub'.");
        await using var services = Services(server);
        await using var db = await services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync();
        using var patience = new CancellationTokenSource();
        Task FailAsync(bool givenUp) => db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            // what the client says of a command that was cancelled is an error of the server, too
            if (givenUp)
                await patience.CancelAsync();
            await db.Database.OpenConnectionAsync(CancellationToken.None);
        }, patience.Token);

        await Assert.ThrowsAsync<SqlException>(() => FailAsync(givenUp: false));
        var problem = await Assert.ThrowsAsync<OperationCanceledException>(() => FailAsync(givenUp: true));
        Assert.Equal(patience.Token, problem.CancellationToken);
        Assert.IsType<SqlException>(problem.InnerException);
    }

    static ServiceProvider Services(RefusingServer server)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        SqlServerDatabase.Add(services, server.ConnectionString);
        return services.BuildServiceProvider();
    }
}
