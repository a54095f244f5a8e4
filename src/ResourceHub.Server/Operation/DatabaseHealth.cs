using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResourceHub.Core.Catalog;

namespace ResourceHub.Server.Operation;

/// <summary>Whether the database answers a small read. Without it the hub can do nothing, so it is Unhealthy; asked at most every few seconds, however many ask the hub.</summary>
internal sealed class DatabaseHealth(ICatalogStore store, Readiness readiness, TimeProvider clock) : IHealthCheck, IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    readonly SemaphoreSlim _asking = new(1, 1);
    (long At, HealthCheckResult Result)? _known;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // a first start makes the tables
        if (!readiness.IsReady)
            return HealthCheckResult.Healthy();
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_known is not { } known || clock.GetElapsedTime(known.At) >= Fresh)
                _known = known = (clock.GetTimestamp(), await AskAsync(cancellationToken));
            return known.Result;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            // the embedded database answers on the thread that asks
            await Task.Run(() => store.ReadResolvedVersionAsync(cancellationToken), cancellationToken).WaitAsync(Longest, clock, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer in time.");
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // its message may name the server and the login
            return HealthCheckResult.Unhealthy($"The database does not answer ({problem.GetType().Name}).");
        }
    }
}
