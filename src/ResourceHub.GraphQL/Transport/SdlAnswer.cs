using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Answers GET ?sdl with the schema's SDL, or with 304 where the client has it.</summary>
internal static class SdlAnswer
{
    public static async Task WriteAsync(HttpContext context, RequestExecutor executor)
    {
        var response = context.Response;
        if (!executor.Options.AllowSchemaRequests)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.Headers.ETag = executor.SdlETag;
        response.Headers.CacheControl = "no-cache";
        if (EntityTag.Matches(context.Request, executor.SdlETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/graphql; charset=utf-8";
        response.GetTypedHeaders().ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = "schema.graphql" };
        await response.WriteAsync(executor.Schema.ToSdl(), context.RequestAborted);
    }
}
