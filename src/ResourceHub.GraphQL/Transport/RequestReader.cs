using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ResourceHub.GraphQL.Transport;

/// <summary>A request that could not be read, and the HTTP status that says so: 422 where it is JSON, but no request.</summary>
internal sealed class RequestFormatException(int status, string message) : Exception(message)
{
    public int Status => status;
}

/// <summary>Reads the parameters of GraphQL over HTTP from a body or a query string.</summary>
internal static class RequestReader
{
    /// <summary>One request, or several where batches are taken.</summary>
    public static Task<RequestBody> ReadPostAsync(HttpRequest request, GraphQLServerOptions options, CancellationToken cancellationToken) =>
        ReadPostAsync(request, options.MaxRequestBodySize, options.AllowBatching ? options.MaxBatchSize : 0, cancellationToken);

    /// <summary>One request, where there is no place for more answers than one.</summary>
    public static async Task<GraphQLRequest> ReadSingleAsync(HttpRequest request, GraphQLServerOptions options, CancellationToken cancellationToken) =>
        (await ReadPostAsync(request, options.MaxRequestBodySize, 0, cancellationToken)).Single!;

    private static async Task<RequestBody> ReadPostAsync(HttpRequest request, long maxBytes, int maxBatch, CancellationToken cancellationToken)
    {
        if (!MediaTypes.IsUsualJson(request.ContentType)
            && (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
                || !MediaTypes.IsUtf8(type)))
        {
            throw new RequestFormatException(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8.");
        }

        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await ReadAsync(reader, maxBytes, cancellationToken);
            if (read.Buffer.Length > maxBytes)
            {
                throw TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                try
                {
                    return ParseBody(read.Buffer, maxBatch);
                }
                finally
                {
                    reader.AdvanceTo(read.Buffer.End);
                }
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // the server's own limit came first
            throw TooLarge(maxBytes);
        }
    }

    public static GraphQLRequest ReadGet(IQueryCollection query)
    {
        var request = new GraphQLRequest(Text(query, "query") ?? "")
        {
            DocumentId = Text(query, "documentId"),
            OperationName = Text(query, "operationName"),
            Variables = ParseParameter(query, "variables"),
            Extensions = ParseParameter(query, "extensions"),
        };
        return HasDocument(request) ? request : throw Malformed("The parameter query is missing.");
    }

    /// <summary>One request of a JSON object, on whose start the reader stands; it ends on the object's end.</summary>
    public static GraphQLRequest ReadRequest(ref Utf8JsonReader reader)
    {
        byte[]? document = null;
        string? operationName = null, documentId = null, relayId = null;
        JsonElement? variables = null, extensions = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                document = ReadDocument(ref reader);
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                operationName = ReadName(ref reader, "operationName");
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                variables = ReadMap(ref reader, "variables");
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                extensions = ReadMap(ref reader, "extensions");
            }
            else if (reader.ValueTextEquals("documentId"u8))
            {
                documentId = ReadName(ref reader, "documentId");
            }
            else if (reader.ValueTextEquals("doc_id"u8))
            {
                // as Relay's own network layers call it
                relayId = ReadName(ref reader, "doc_id");
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        var request = new GraphQLRequest(document ?? ReadOnlyMemory<byte>.Empty)
        {
            DocumentId = documentId ?? (document is null ? relayId : null),
            OperationName = operationName,
            Variables = variables,
            Extensions = extensions,
        };
        return document is not null || HasDocument(request) ? request : throw Malformed("The parameter query is missing.");
    }

    /// <summary>The request that a JSON object is; no batch.</summary>
    public static GraphQLRequest ParseBody(ReadOnlySequence<byte> body) => ParseBody(body, 0).Single!;

    private static RequestBody ParseBody(ReadOnlySequence<byte> body, int maxBatch)
    {
        if (body.IsEmpty)
        {
            throw new RequestFormatException(StatusCodes.Status400BadRequest, "The request has no body.");
        }

        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 128 });
            reader.Read();
            var parsed = reader.TokenType switch
            {
                JsonTokenType.StartObject => new RequestBody(ReadRequest(ref reader)),
                JsonTokenType.StartArray when maxBatch > 0 => new RequestBody(ReadBatch(ref reader, maxBatch)),
                JsonTokenType.StartArray => throw Malformed("The body must be one JSON object; no batch is taken here."),
                _ => throw Malformed("The body must be one JSON object."),
            };
            return reader.Read() ? throw Malformed("The body goes on after its JSON value.") : parsed;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new RequestFormatException(StatusCodes.Status400BadRequest, "The body is not valid JSON.");
        }
    }

    private static List<BatchEntry> ReadBatch(ref Utf8JsonReader reader, int most)
    {
        var entries = new List<BatchEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Malformed("Each request of a batch must be a JSON object.");
            }

            if (entries.Count == most)
            {
                throw Malformed($"The batch has more than {most} requests; that is the limit.");
            }

            var start = reader;
            try
            {
                entries.Add(new BatchEntry(ReadRequest(ref reader), null));
            }
            catch (RequestFormatException e)
            {
                // what is wrong with one request is its own answer; the others go on
                reader = start;
                reader.Skip();
                entries.Add(new BatchEntry(null, e));
            }
        }

        return entries.Count > 0 ? entries : throw Malformed("The batch has no requests.");
    }

    private static bool HasDocument(GraphQLRequest request) =>
        !request.Document.IsEmpty || request.DocumentId is not null
        || (request.Extensions is { } extensions && extensions.TryGetProperty("persistedQuery", out _));

    private static string? Text(IQueryCollection query, string parameter) =>
        query.TryGetValue(parameter, out var text) && text.Count > 0 && text[0]?.Length > 0 ? text[0] : null;

    private static byte[] ReadDocument(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Malformed("The parameter query must be a string.");
        }

        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var bytes = new byte[length];
        var written = reader.CopyString(bytes);
        return written == length ? bytes : bytes[..written];
    }

    private static string? ReadName(ref Utf8JsonReader reader, string parameter)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString() is { Length: > 0 } name ? name : null,
            _ => throw Malformed($"The parameter {parameter} must be a string."),
        };
    }

    private static JsonElement? ReadMap(ref Utf8JsonReader reader, string parameter)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.StartObject => WellFormed(JsonElement.ParseValue(ref reader), parameter),
            _ => throw Malformed($"The parameter {parameter} must be an object."),
        };
    }

    private static JsonElement? ParseParameter(IQueryCollection query, string parameter)
    {
        if (!query.TryGetValue(parameter, out var text) || text.Count == 0 || string.IsNullOrEmpty(text[0]))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text[0]!, new JsonDocumentOptions { MaxDepth = 128 });
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Object => WellFormed(document.RootElement.Clone(), parameter),
                _ => throw Malformed($"The parameter {parameter} must be a JSON object."),
            };
        }
        catch (JsonException)
        {
            throw new RequestFormatException(StatusCodes.Status400BadRequest, $"The parameter {parameter} is not valid JSON.");
        }
    }

    /// <summary>What is read later as text must be text: JSON can spell half a surrogate pair, and bytes need not be UTF-8.</summary>
    private static JsonElement WellFormed(JsonElement value, string parameter) => JsonText.IsWellFormed(value) ? value
        : throw new RequestFormatException(StatusCodes.Status400BadRequest, $"The parameter {parameter} has text that is not well-formed Unicode.");

    private static RequestFormatException Malformed(string message) => new(StatusCodes.Status422UnprocessableEntity, message);

    private static RequestFormatException TooLarge(long maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {maxBytes} bytes; that is the limit.");
}
