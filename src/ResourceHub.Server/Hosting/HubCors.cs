using ResourceHub.Server.Access;

namespace ResourceHub.Server.Hosting;

/// <summary>CORS as configured; no other origin by default.</summary>
internal static class HubCors
{
    public static void UseHubCors(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<CorsSettings>().Origins;
        if (origins.Count == 0)
            return;
        app.UseCors(policy =>
        {
            if (origins.Contains("*"))
                policy.AllowAnyOrigin();
            else
                policy.WithOrigins([.. origins]);
            policy.WithMethods("GET", "POST", "PUT", "DELETE").WithHeaders("Content-Type", "Accept", "Authorization", KeyAuthentication.Header, "GraphQL-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name", "X-GraphQL-Event-Stream-Token").SetPreflightMaxAge(TimeSpan.FromHours(1));
        });
    }
}
