using ResourceHub.Core.Effects;
using ResourceHub.Server.Operation;

namespace ResourceHub.Server.Effects;

/// <summary>Measures effectiveness where that is due, once for all replicas, and keeps what ranking reads of it up to date.</summary>
internal sealed class EffectService(MeasureEffectiveness measure, ObservedEffects observed, Readiness readiness, TimeProvider clock, ILogger<EffectService> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
            return;
        try
        {
            if (await measure.RunDueAsync(cancellationToken))
                log.LogInformation("Measured the effectiveness of resources");
            await observed.RefreshAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "Could not measure the effectiveness of resources; trying again");
        }
    }
}
