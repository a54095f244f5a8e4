using ResourceHub.Core;
using ResourceHub.Core.Access;

namespace ResourceHub.Server.Access;

/// <summary>Reads the key of a request, from a header only: <c>Authorization: Bearer rh_…</c> or <c>X-Api-Key: rh_…</c>.</summary>
internal sealed class KeyAuthentication(RequestDelegate next)
{
    /// <summary>The header for clients that cannot set Authorization.</summary>
    public const string Header = "X-Api-Key";

    const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context, Authenticate authenticate, CallerAccessor accessor)
    {
        try
        {
            if (KeyOf(context.Request.Headers[Header], context.Request.Headers.Authorization) is { } key)
                accessor.Caller = await authenticate.RunAsync(key, context.RequestAborted);
        }
        catch (HubException problem)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await context.Response.WriteAsJsonAsync(new
            {
                errors = new[] { new { message = problem.Message, extensions = new { code = problem.Code } } },
            }, context.RequestAborted);
            return;
        }
        await next(context);
    }

    /// <summary>The key that one of the two headers gives; null for none.</summary>
    /// <exception cref="HubException"><c>UNAUTHENTICATED</c>: Authorization is of another kind.</exception>
    public static string? KeyOf(string? own, string? authorization)
    {
        if (own is not null)
            return own.Trim();
        if (string.IsNullOrEmpty(authorization))
            return null;
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : throw new HubException("UNAUTHENTICATED", $"Authorization must be \"Bearer\" and an API key; {Header} works too.");
    }
}
