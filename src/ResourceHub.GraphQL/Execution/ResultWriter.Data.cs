using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResourceHub.GraphQL.Execution;

internal static partial class ResultWriter
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_part;

    /// <summary>An answer that has data and nothing else: most of them.</summary>
    private static void WriteData(ObjectResult? data, IBufferWriter<byte> buffer)
    {
        var output = new JsonOutput(buffer);
        output.WriteRaw("{\"data\":"u8);
        WriteValue(ref output, data);
        output.WriteByte((byte)'}');
        output.Flush();
    }

    private static void WriteValue(ref JsonOutput output, object? value)
    {
        switch (value)
        {
            case null: output.WriteRaw("null"u8); break;
            case string text: output.WriteString(text); break;
            case ObjectResult map: WriteObject(ref output, map); break;
            case ListResult list: WriteList(ref output, list); break;
            case int number: output.WriteNumber(number); break;
            case bool flag: output.WriteRaw(flag ? "true"u8 : "false"u8); break;
            case double number: WriteDouble(ref output, number); break;
            case long number: output.WriteNumber(number); break;
            case float number: output.WriteNumber(number); break;
            case decimal number: output.WriteNumber(number); break;
            case RawJson raw: output.WriteRaw(raw.Utf8.Span); break;
            default: WriteOther(ref output, value); break;
        }
    }

    private static void WriteObject(ref JsonOutput output, ObjectResult map)
    {
        var fields = map.Selections.Fields;
        var values = map.Values;
        if (fields.Length == 0)
        {
            output.WriteRaw("{}"u8);
            return;
        }

        output.WriteByte((byte)'{');
        output.WriteRaw(fields[0].JsonName.AsSpan(1));
        WriteValue(ref output, values[0]);
        for (var i = 1; i < fields.Length; i++)
        {
            output.WriteRaw(fields[i].JsonName);
            WriteValue(ref output, values[i]);
        }

        output.WriteByte((byte)'}');
    }

    private static void WriteList(ref JsonOutput output, ListResult list)
    {
        var isFirst = true;
        output.WriteByte((byte)'[');
        foreach (var item in list.Items)
        {
            if (!isFirst)
            {
                output.WriteByte((byte)',');
            }

            isFirst = false;
            WriteValue(ref output, item);
        }

        output.WriteByte((byte)']');
    }

    /// <summary>Whole numbers without an exponent as far as a double holds them exactly.</summary>
    private static void WriteDouble(ref JsonOutput output, double number)
    {
        if (number == Math.Truncate(number) && Math.Abs(number) < 1e15)
        {
            output.WriteNumber((long)number);
        }
        else
        {
            output.WriteNumber(number);
        }
    }

    private static void WriteOther(ref JsonOutput output, object value)
    {
        var part = t_part ?? new ArrayBufferWriter<byte>();
        t_part = null;
        using (var writer = new Utf8JsonWriter(part, s_options))
        {
            switch (value)
            {
                case JsonElement json: json.WriteTo(writer); break;
                case JsonNode json: json.WriteTo(writer); break;
                default: JsonSerializer.Serialize(writer, value, value.GetType()); break;
            }
        }

        output.WriteRaw(part.WrittenSpan);
        part.ResetWrittenCount();
        t_part = part;
    }

    /// <summary>A value within an answer that says more than data.</summary>
    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var output = new JsonOutput(buffer);
        WriteValue(ref output, value);
        output.Flush();
        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }
}
