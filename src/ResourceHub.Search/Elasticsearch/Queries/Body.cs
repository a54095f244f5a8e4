using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ResourceHub.Search.Elasticsearch.Queries;

/// <summary>Writes request bodies.</summary>
static class Body
{
    static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return buffer.WrittenMemory;
    }

    /// <summary>A writer that lines of JSON are written with, one after the other, into one buffer.</summary>
    public static Utf8JsonWriter Writer(IBufferWriter<byte> buffer) => new(buffer, Options);

    /// <summary>Ends a line.</summary>
    public static void EndLine(this Utf8JsonWriter json, IBufferWriter<byte> buffer)
    {
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(Valid(value));
        json.WriteEndArray();
    }

    /// <summary>The text with what is no valid UTF-16 replaced, which JSON cannot hold.</summary>
    public static string Valid(string text)
        => text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    public static void WriteObject(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> content)
    {
        json.WriteStartObject(name);
        content(json);
        json.WriteEndObject();
    }
}
