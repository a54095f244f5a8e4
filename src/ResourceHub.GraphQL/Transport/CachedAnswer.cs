using System.Buffers;
using Microsoft.AspNetCore.Http;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Transport;

/// <summary>
/// Answers GET so that caches can keep what @cacheControl allows: Cache-Control, a validator and 304 where the client has it. Whatever came
/// with a credential, has errors or changes something is kept by nobody.
/// </summary>
internal static class CachedAnswer
{
    /// <summary>For what belongs to one caller or moment.</summary>
    public const string NotKept = "private, no-store";

    private static readonly string[] s_varies = ["Accept", "GraphQL-Cost"];

    /// <summary>Whether the answer has a validator and may be kept.</summary>
    public static bool Applies(HttpContext context, GraphQLRequest request, GraphQLResult result, GraphQLServerOptions options)
    {
        if (result.Cache is null || result.Errors.Count > 0 || request.IsPrivate || !request.QueriesOnly || request.CostReport != CostReport.None || result.Subsequent is not null)
        {
            return false;
        }

        foreach (var header in options.CredentialHeaders)
        {
            if (context.Request.Headers.ContainsKey(header))
            {
                return false;
            }
        }

        return true;
    }

    public static async Task WriteAsync(HttpContext context, GraphQLServerOptions options, GraphQLResult result, ResponseFormat format)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        result.WriteTo(buffer);
        var response = context.Response;
        var tag = EntityTag.Of(buffer.WrittenSpan);
        response.Headers.ETag = tag;
        response.Headers.CacheControl = HeaderOf(result.Cache!.Value);
        response.Headers.Append("Vary", string.Join(", ", [.. s_varies, .. options.CredentialHeaders]));
        if (EntityTag.Matches(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = MediaTypes.ContentType(format);
        response.ContentLength = buffer.WrittenCount;
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    // what nobody said anything about may only be kept by its client, and asked for again each time
    private static string HeaderOf(CachePolicy policy) =>
        policy.MaxAge == 0 ? "private, no-cache" : $"{(policy.IsPrivate ? "private" : "public")}, max-age={policy.MaxAge}";
}
