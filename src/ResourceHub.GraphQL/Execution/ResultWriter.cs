using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Writes an answer as UTF-8 straight from the result tree.</summary>
internal static partial class ResultWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1_000,
    };

    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_errors = JsonEncodedText.Encode("errors");

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    [ThreadStatic]
    private static ResponseBuffer? t_buffer;

    /// <summary>Writes the answer, or where it is larger than allowed an error in its place.</summary>
    public static void Write(GraphQLResult result, IBufferWriter<byte> output)
    {
        if (result.MaxBytes == long.MaxValue)
        {
            WriteUnbounded(result, output);
            return;
        }

        // written apart first, since what an output has cannot be taken back
        var buffer = WriteApart(result);
        output.Write(buffer.Written);
        Return(buffer);
    }

    /// <summary>Writes the answer, or the error in its place, into memory of its own; to be given back with <see cref="Return"/>.</summary>
    public static ResponseBuffer WriteApart(GraphQLResult result)
    {
        var buffer = t_buffer ?? new ResponseBuffer();
        t_buffer = null;
        buffer.MaxBytes = result.MaxBytes;
        try
        {
            WriteUnbounded(result, buffer);
        }
        catch (ResponseTooLargeException)
        {
            t_writer = null;
            buffer.Clear();
            buffer.MaxBytes = long.MaxValue;
            WriteUnbounded(ResponseBuffer.Refuse(result), buffer);
        }

        return buffer;
    }

    public static void Return(ResponseBuffer buffer)
    {
        buffer.Clear();
        t_buffer = buffer;
    }

    private static void WriteUnbounded(GraphQLResult result, IBufferWriter<byte> output)
    {
        if (result is { HasData: true, Errors.Count: 0, Payload: null, Extensions: null })
        {
            WriteData(result.Data, output);
            return;
        }

        var writer = t_writer ?? new Utf8JsonWriter(output, s_options);
        t_writer = null;
        writer.Reset(output);
        writer.WriteStartObject();
        WriteErrors(writer, result.Errors);
        if (result.HasData)
        {
            writer.WritePropertyName(s_data);
            WriteValue(writer, result.Data);
        }

        if (result.Payload is { } payload)
        {
            WritePayload(writer, payload);
        }

        if (result.Extensions is { Count: > 0 } extensions)
        {
            writer.WriteStartObject("extensions"u8);
            foreach (var (name, value) in extensions)
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        t_writer = writer;
    }

    /// <summary>Writes errors alone, as a list.</summary>
    public static void WriteErrors(IReadOnlyList<IError> errors, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, s_options);
        writer.WriteStartArray();
        foreach (var error in errors)
        {
            WriteError(writer, error);
        }

        writer.WriteEndArray();
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<IError> errors)
    {
        if (errors.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(s_errors);
        foreach (var error in errors)
        {
            WriteError(writer, error);
        }

        writer.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter writer, IError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0)
        {
            writer.WriteStartArray("locations"u8);
            foreach (var location in error.Locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line"u8, location.Line);
                writer.WriteNumber("column"u8, location.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            WritePath(writer, "path"u8, path.ToList());
        }

        if (error.Code is not null || error.Extensions.Count > 0)
        {
            writer.WriteStartObject("extensions"u8);
            if (error.Code is not null)
            {
                writer.WriteString("code"u8, error.Code);
            }

            foreach (var (name, value) in error.Extensions)
            {
                if (name != "code" || error.Code is null)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, value);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter writer, ReadOnlySpan<byte> property, IReadOnlyList<object> path)
    {
        writer.WriteStartArray(property);
        foreach (var segment in path)
        {
            if (segment is int index)
            {
                writer.WriteNumberValue(index);
            }
            else
            {
                writer.WriteStringValue((string)segment);
            }
        }

        writer.WriteEndArray();
    }
}
