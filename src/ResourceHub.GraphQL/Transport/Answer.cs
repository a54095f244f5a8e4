using System.Buffers;
using Microsoft.AspNetCore.Http;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Writes the answer to one HTTP request in the form that its client wants.</summary>
internal readonly struct Answer(HttpContext context, GraphQLServerOptions options, ResponseFormat format, ResponseFormat incremental)
{
    public Task RefuseAsync(int status, string message, string code) => WriteAsync(new GraphQLResult(new GraphQLError(message, code)), status);

    public Task WriteAsync(GraphQLRequest request, GraphQLResult result)
    {
        if (result.Subsequent is not null && incremental == ResponseFormat.Multipart)
        {
            return MultipartWriter.WriteAsync(context, result.Sequence!);
        }

        if (format == ResponseFormat.EventStream)
        {
            return EventStreamWriter.WriteAsync(context, result.Sequence is null ? result : null, result.Sequence);
        }

        if (result.RefusedMethod)
        {
            context.Response.Headers.Allow = "POST";
        }

        if (CachedAnswer.Applies(context, request, result, options))
        {
            return CachedAnswer.WriteAsync(context, options, result, format);
        }

        return WriteAsync(result, ResponseStatus.Of(result, format, options.HttpStatusRules));
    }

    /// <summary>The answers of a batch, in order: a list, whose status is 200 whatever became of each.</summary>
    public async Task WriteAsync(GraphQLResult[] results)
    {
        var output = Begin(StatusCodes.Status200OK);
        for (var i = 0; i < results.Length; i++)
        {
            output.Write(i == 0 ? "["u8 : ","u8);
            results[i].WriteTo(output);
        }

        output.Write("]"u8);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async Task WriteAsync(GraphQLResult result, int status)
    {
        WriteWhole(result, Begin(status));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>The length is known before the first byte, so nothing goes out in chunks.</summary>
    private void WriteWhole(GraphQLResult result, IBufferWriter<byte> output)
    {
        var buffer = ResultWriter.WriteApart(result);
        context.Response.ContentLength = buffer.Written.Length;
        output.Write(buffer.Written);
        ResultWriter.Return(buffer);
    }

    private IBufferWriter<byte> Begin(int status)
    {
        var response = context.Response;
        ResponseStatus.Apply(response, status);
        response.ContentType = MediaTypes.ContentType(ResponseStatus.FormatOf(format, status, options.HttpStatusRules));
        response.Headers.CacheControl = CachedAnswer.NotKept;
        return response.BodyWriter;
    }
}
