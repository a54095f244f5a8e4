using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace ResourceHub.Core;

/// <summary>
/// One spelling for equal JSON values: members sorted by name (ordinal), no blanks, strings escaped in one way, after RFC 8785.
/// Numbers keep the spelling they came with, so that nothing of a sender's precision is lost.
/// </summary>
public static class CanonicalJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    public static byte[] GetBytes(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, value);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The SHA-256 of the canonical bytes, 32 bytes.</summary>
    public static byte[] Hash(JsonElement value) => SHA256.HashData(GetBytes(value));

    static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(value.GetString());
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
