using ResourceHub.Core;
using ResourceHub.Core.Search;

namespace ResourceHub.Server.Search;

/// <summary>Reads the index into memory when the server starts, so that the first search need not.</summary>
internal sealed class IndexWarmup(IResourceIndex index, ILogger<IndexWarmup> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        async () =>
        {
            try
            {
                var found = await index.SearchManyAsync([new IndexQuery { Filter = new(), WantsTotal = true }], stoppingToken);
                log.LogInformation("The index holds {Resources} resources", found[0].Total);
            }
            catch (HubException problem)
            {
                log.LogWarning("{Problem}", problem.Message);
            }
        },
        stoppingToken);
}
