using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Writes answers as Server-Sent Events, the distinct connections mode of the GraphQL over SSE protocol.</summary>
internal static class EventStreamWriter
{
    public static async Task WriteAsync(HttpContext context, GraphQLResult? single, IAsyncEnumerable<GraphQLResult>? events)
    {
        context.Response.ContentType = MediaTypes.EventStream;
        context.Response.Headers.CacheControl = "no-cache";
        var output = context.Response.BodyWriter;
        await output.FlushAsync(context.RequestAborted);
        try
        {
            if (single is not null)
            {
                await WriteNextAsync(output, single, context.RequestAborted);
            }
            else
            {
                await foreach (var result in events!.WithCancellation(context.RequestAborted))
                {
                    await WriteNextAsync(output, result, context.RequestAborted);
                }
            }

            output.Write("event: complete\ndata:\n\n"u8);
            await output.FlushAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // the client went away, which ends the stream
        }
    }

    private static async Task WriteNextAsync(PipeWriter output, GraphQLResult result, CancellationToken cancellationToken)
    {
        output.Write("event: next\ndata: "u8);
        result.WriteTo(output);
        output.Write("\n\n"u8);
        await output.FlushAsync(cancellationToken);
    }
}
