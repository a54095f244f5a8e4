using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ResourceHub.GraphQL.Transport;

/// <summary>What form an answer can take, and which of them a client wants.</summary>
internal enum ResponseFormat
{
    /// <summary>application/json: 200 for every well-formed request, as clients from before the specification expect.</summary>
    Json,

    /// <summary>application/graphql-response+json: the status tells whether execution began.</summary>
    GraphQLResponse,

    /// <summary>text/event-stream, for subscriptions.</summary>
    EventStream,

    /// <summary>multipart/mixed, for answers in several parts.</summary>
    Multipart,

    /// <summary>Nothing that the client accepts.</summary>
    None,
}

internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Multipart = "multipart/mixed";

    /// <param name="request">The request with its Accept header.</param>
    /// <param name="incremental">The form for an answer in several parts; none where the client takes none.</param>
    public static ResponseFormat Negotiate(HttpRequest request, out ResponseFormat incremental)
    {
        incremental = ResponseFormat.None;
        var accept = request.Headers.Accept;
        if (accept.Count == 0)
        {
            return ResponseFormat.Json;
        }

        // what clients send as a rule needs no parsing
        if (accept.Count == 1 && accept[0] is Json or "*/*")
        {
            return ResponseFormat.Json;
        }

        if (accept.Count == 1 && accept[0] is GraphQLResponse)
        {
            return ResponseFormat.GraphQLResponse;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var wanted))
        {
            return ResponseFormat.None;
        }

        var best = ResponseFormat.None;
        var bestQuality = 0d;
        foreach (var type in wanted)
        {
            var format = FormatOf(type);
            var quality = type.Quality ?? 1;
            if (format == ResponseFormat.Multipart)
            {
                // only an answer in several parts takes this form where another will do
                incremental = quality > 0 ? format : incremental;
                continue;
            }

            // of equals the first that the client names wins
            if (format != ResponseFormat.None && quality > bestQuality)
            {
                (best, bestQuality) = (format, quality);
            }
        }

        incremental = best == ResponseFormat.EventStream ? best : incremental;
        return best == ResponseFormat.None ? incremental : best;
    }

    /// <summary>Whether a request's content type is JSON, spelled as clients spell it as a rule.</summary>
    public static bool IsUsualJson(string? contentType) => contentType is Json or Json + "; charset=utf-8";

    /// <summary>Whether a media type says UTF-8, in quotes or without, or nothing.</summary>
    public static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    public static string ContentType(ResponseFormat format) => format switch
    {
        ResponseFormat.GraphQLResponse => GraphQLResponse + "; charset=utf-8",
        ResponseFormat.EventStream => EventStream,
        _ => Json + "; charset=utf-8",
    };

    private static ResponseFormat FormatOf(MediaTypeHeaderValue type)
    {
        if (!IsUtf8(type))
        {
            return ResponseFormat.None;
        }

        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            GraphQLResponse => ResponseFormat.GraphQLResponse,
            Json or "application/*" or "*/*" => ResponseFormat.Json,
            EventStream => ResponseFormat.EventStream,
            // clients that name a version of the format mean an older one
            Multipart when !type.Parameters.Any(p => p.Name.Equals("deferSpec", StringComparison.OrdinalIgnoreCase)) => ResponseFormat.Multipart,
            _ => ResponseFormat.None,
        };
    }
}
