using ResourceHub.Core.Skills;
using ResourceHub.Server.Operation;
using ResourceHub.Storage.Common;

namespace ResourceHub.Server.Hosting;

/// <summary>What a start does before the hub is ready. The server listens meanwhile, so that /health/live answers.</summary>
internal sealed class Startup(HubDatabase database, ISkillGraphProvider graphs, HubOptions options, Readiness readiness, ILogger<Startup> log)
{
    public async Task RunAsync(Banner banner, CancellationToken cancellationToken)
    {
        readiness.Doing("migrating the database");
        if (await database.MigrateAsync(cancellationToken) is > 0 and var migrations)
            log.LogInformation("Ran {Migrations} migrations", migrations);
        DataFolder.Restrict(options.DataFolder);
        await graphs.RefreshAsync(cancellationToken);
        readiness.Done();
        banner.Show();
    }
}
