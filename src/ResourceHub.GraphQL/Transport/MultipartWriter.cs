using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL.Transport;

/// <summary>
/// Writes an answer that comes in several parts as multipart/mixed, after the GraphQL over HTTP working group's proposal for incremental
/// delivery (https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md).
/// </summary>
internal static class MultipartWriter
{
    public static async Task WriteAsync(HttpContext context, IAsyncEnumerable<GraphQLResult> parts)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaTypes.Multipart + "; boundary=\"-\"";
        response.Headers.CacheControl = CachedAnswer.NotKept;
        // a proxy that buffers would keep the parts
        response.Headers["X-Accel-Buffering"] = "no";
        var output = response.BodyWriter;
        try
        {
            await foreach (var part in parts.WithCancellation(context.RequestAborted))
            {
                output.Write("\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
                part.WriteTo(output);
                await output.FlushAsync(context.RequestAborted);
            }

            output.Write("\r\n-----\r\n"u8);
            await output.FlushAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // the client went away, which ends the run
        }
    }
}
