using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ResourceHub.Server.Operation;

/// <summary>Whether the hub has finished starting: migrated, seeded, its index in step.</summary>
internal sealed class Readiness : IHealthCheck
{
    volatile string _doing = "starting";

    /// <summary>True once everything that a start does is done.</summary>
    public bool IsReady => _doing.Length == 0;

    /// <summary>Says what the start is doing.</summary>
    public void Doing(string what) => _doing = what;

    /// <summary>The start is over.</summary>
    public void Done() => _doing = "";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult(IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(_doing));
}
