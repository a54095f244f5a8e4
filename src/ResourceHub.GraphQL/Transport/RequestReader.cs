using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ResourceHub.GraphQL.Transport;

/// <summary>A request that could not be read, and the HTTP status that says so.</summary>
internal sealed class RequestFormatException(int status, string message) : Exception(message)
{
    public int Status => status;
}

/// <summary>Reads the parameters of GraphQL over HTTP from a body or a query string.</summary>
internal static class RequestReader
{
    public static async Task<GraphQLRequest> ReadPostAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != MediaTypes.Json
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
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
                    return ParseBody(read.Buffer);
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
        if (!query.TryGetValue("query", out var document) || document.Count != 1 || string.IsNullOrEmpty(document[0]))
        {
            throw new RequestFormatException(StatusCodes.Status400BadRequest, "The parameter query is missing.");
        }

        return new GraphQLRequest(document[0]!)
        {
            OperationName = query.TryGetValue("operationName", out var name) && name.Count > 0 && name[0]?.Length > 0 ? name[0] : null,
            Variables = ParseParameter(query, "variables"),
            Extensions = ParseParameter(query, "extensions"),
        };
    }

    /// <summary>The request that a JSON object is.</summary>
    public static GraphQLRequest ParseBody(ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty)
        {
            throw new RequestFormatException(StatusCodes.Status400BadRequest, "The request has no body.");
        }

        byte[]? document = null;
        string? operationName = null;
        JsonElement? variables = null, extensions = null;
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 128 });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Malformed("The body must be one JSON object.");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("query"u8))
                {
                    document = ReadDocument(ref reader);
                }
                else if (reader.ValueTextEquals("operationName"u8))
                {
                    operationName = ReadName(ref reader);
                }
                else if (reader.ValueTextEquals("variables"u8))
                {
                    variables = ReadMap(ref reader, "variables");
                }
                else if (reader.ValueTextEquals("extensions"u8))
                {
                    extensions = ReadMap(ref reader, "extensions");
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            if (reader.Read())
            {
                throw Malformed("The body goes on after its JSON object.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Malformed("The body is not valid JSON.");
        }

        return new GraphQLRequest(document ?? throw Malformed("The parameter query is missing."))
        {
            OperationName = operationName,
            Variables = variables,
            Extensions = extensions,
        };
    }

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

    private static string? ReadName(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString() is { Length: > 0 } name ? name : null,
            _ => throw Malformed("The parameter operationName must be a string."),
        };
    }

    private static JsonElement? ReadMap(ref Utf8JsonReader reader, string parameter)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.StartObject => JsonElement.ParseValue(ref reader),
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
                JsonValueKind.Object => document.RootElement.Clone(),
                _ => throw Malformed($"The parameter {parameter} must be a JSON object."),
            };
        }
        catch (JsonException)
        {
            throw Malformed($"The parameter {parameter} is not valid JSON.");
        }
    }

    private static RequestFormatException Malformed(string message) => new(StatusCodes.Status400BadRequest, message);

    private static RequestFormatException TooLarge(long maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {maxBytes} bytes; that is the limit.");
}
