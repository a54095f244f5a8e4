using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Operation;
using ResourceHub.Server.Seed;
using ResourceHub.Storage.Common;

namespace ResourceHub.Server.Hosting;

/// <summary>What a start does before the hub is ready. The server listens meanwhile, so that /health/live answers.</summary>
internal sealed class Startup(
    IHubDatabase database, ISkillGraphProvider graphs, SeedLoader seed, IOutbox outbox, IndexWorker index, HubOptions options, Readiness readiness, ILogger<Startup> log)
{
    public async Task RunAsync(Banner banner, CancellationToken cancellationToken)
    {
        seed.Choose();
        readiness.Doing("migrating the database");
        if (await database.PrepareAsync(cancellationToken) is > 0 and var migrations)
            log.LogInformation("Ran {Migrations} migrations", migrations);
        DataFolder.Restrict(options.DataFolder);
        await graphs.RefreshAsync(cancellationToken);
        readiness.Doing("loading the seed");
        await seed.RunAsync(banner.Step, cancellationToken);
        readiness.Doing("bringing the index in step");
        // whoever held rows when it was killed holds them no more; beside other servers their leases say so
        if (database.EnterAsServer())
            await outbox.ReleaseAllAsync(cancellationToken);
        try
        {
            await index.RunOnceAsync(cancellationToken);
        }
        catch (HubException problem) when (problem.Code is "SEARCH_UNAVAILABLE" or "REBUILD_ABANDONED")
        {
            // everything but search works, and the index catches up later
            log.LogWarning("{Problem}", problem.Message);
            banner.Step(problem.Message);
        }
        DataFolder.Restrict(options.DataFolder);
        readiness.Done();
        banner.Ready();
    }
}
