using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Operation;

/// <summary>Answers GraphQL with 503 and the code STARTING until the start is over: half a seed is no answer.</summary>
internal sealed class StartingResponse(RequestDelegate next, Readiness readiness)
{
    const int RetryAfterSeconds = 2;

    public Task InvokeAsync(HttpContext context)
    {
        if (readiness.IsReady || !context.Request.Path.StartsWithSegments(HubGraphQL.Path, StringComparison.Ordinal))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(new
        {
            errors = new[] { new { message = "The hub is starting; /health/ready says when it is ready.", extensions = new { code = "STARTING" } } },
        });
    }
}
