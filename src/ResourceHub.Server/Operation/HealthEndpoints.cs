using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResourceHub.Server.Search;

namespace ResourceHub.Server.Operation;

/// <summary>/health/live: the process answers. /health/ready: it can do its work; 503 until then.</summary>
internal static class HealthEndpoints
{
    public static void AddHubHealth(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>().AddSingleton<DatabaseHealth>();
        services.AddHealthChecks().AddCheck<Readiness>("start").AddCheck<DatabaseHealth>("database").AddCheck<SearchHealth>("search");
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    static Task WriteAsync(HttpContext context, HealthReport report)
        => context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), description = e.Value.Description }),
        });
}
