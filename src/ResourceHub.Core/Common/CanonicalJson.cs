using System.Buffers;
using System.Runtime.InteropServices;
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
    public static byte[] GetBytes(JsonElement value) => Write(value).WrittenSpan.ToArray();

    /// <summary>The SHA-256 of the canonical bytes, 32 bytes.</summary>
    public static byte[] Hash(JsonElement value) => SHA256.HashData(Write(value).WrittenSpan);

    static ArrayBufferWriter<byte> Write(JsonElement value)
    {
        // mostly as long as it came
        var buffer = new ArrayBufferWriter<byte>(JsonMarshal.GetRawUtf8Value(value).Length + 64);
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(writer, value);
        writer.Flush();
        return buffer;
    }

    static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteMembers(writer, value);
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
    static void WriteMembers(Utf8JsonWriter writer, JsonElement value)
    {
        var count = value.GetPropertyCount();
        var names = new string[count];
        var values = new JsonElement[count];
        var order = new int[count];
        var at = 0;
        foreach (var member in value.EnumerateObject())
        {
            order[at] = at;
            names[at] = member.Name;
            values[at++] = member.Value;
        }
        // of equal names the first comes first
        order.AsSpan().Sort((a, b) => string.CompareOrdinal(names[a], names[b]) is not 0 and var byName ? byName : a.CompareTo(b));
        foreach (var member in order)
        {
            writer.WritePropertyName(names[member]);
            Write(writer, values[member]);
        }
    }
}
