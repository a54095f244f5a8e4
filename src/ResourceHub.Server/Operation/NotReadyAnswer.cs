using ResourceHub.Server.Hosting;
using ResourceHub.Server.Providers;

namespace ResourceHub.Server.Operation;

/// <summary>Answers requests for data with 503 while the hub starts: its tables may not be there yet, and half a seed would be a wrong answer.</summary>
internal sealed class NotReadyAnswer(RequestDelegate next, Readiness readiness)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (readiness.IsReady || !(context.Request.Path.StartsWithSegments(HubGraphQL.Path) || context.Request.Path.StartsWithSegments(UploadEndpoints.Root)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        return context.Response.WriteAsJsonAsync(new
        {
            errors = new[] { new { message = "The hub is starting; /health/ready says when it is ready.", extensions = new { code = "STARTING" } } },
        }, context.RequestAborted);
    }
}
