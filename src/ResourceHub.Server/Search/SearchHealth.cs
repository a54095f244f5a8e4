using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResourceHub.Core;
using ResourceHub.Core.Search;

namespace ResourceHub.Server.Search;

/// <summary>Whether search answers. Without it the hub works on, so it is Degraded and not Unhealthy; what changes meanwhile is indexed later.</summary>
internal sealed class SearchHealth(IResourceIndex index, TimeProvider clock) : IHealthCheck
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var status = await index.GetStatusAsync(cancellationToken).WaitAsync(Longest, clock, cancellationToken);
            return status.Advice is { } advice ? HealthCheckResult.Degraded(advice)
                : status.NeedsRebuild ? HealthCheckResult.Degraded("The index is not there yet; it is being made from the database.")
                : HealthCheckResult.Healthy();
        }
        catch (HubException problem)
        {
            return HealthCheckResult.Degraded(problem.Message);
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Degraded("The search server does not answer in time.");
        }
    }
}
