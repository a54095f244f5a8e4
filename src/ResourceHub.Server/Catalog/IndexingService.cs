using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Server.Operation;

namespace ResourceHub.Server.Catalog;

/// <summary>Keeps the index in step with the database while the hub runs.</summary>
internal sealed class IndexingService(IndexWorker worker, Readiness readiness, TimeProvider clock, ILogger<IndexingService> log) : BackgroundService
{
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // off the thread that starts the host
        await Task.Yield();
        string? said = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // a first start still makes the tables
                if (readiness.IsReady)
                {
                    await worker.RunOnceAsync(stoppingToken);
                    if (said is not null)
                        log.LogInformation("The index takes changes again");
                    said = null;
                }
                await worker.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (HubException problem) when (problem.Code is "SEARCH_UNAVAILABLE" or "REBUILD_ABANDONED")
            {
                // once for as long as it lasts
                if (said != problem.Message)
                    log.LogWarning("Changes wait for the index: {Problem}", said = problem.Message);
                await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception problem)
            {
                log.LogError(problem, "Could not bring changes into the index; trying again");
                await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
