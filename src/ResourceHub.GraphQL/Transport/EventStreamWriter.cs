using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Answers with an event stream of its own, the distinct connections mode of the GraphQL over SSE protocol.</summary>
internal static class EventStreamWriter
{
    public static async Task WriteAsync(HttpContext context, GraphQLResult? single, IAsyncEnumerable<GraphQLResult>? events)
    {
        await using var stream = new EventStream(context);
        try
        {
            await stream.OpenAsync();
            if (single is not null)
            {
                await stream.NextAsync(null, single);
            }
            else
            {
                await foreach (var result in events!.WithCancellation(stream.Ended))
                {
                    await stream.NextAsync(null, result);
                }
            }

            await stream.CompleteAsync(null);
        }
        catch (OperationCanceledException) when (stream.Ended.IsCancellationRequested)
        {
            // the client went away or the server stops: the client sees a stream without its end, and may come again
        }
    }
}
