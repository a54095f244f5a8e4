using System.Text.Json;

namespace ResourceHub.GraphQL.Execution;

internal static partial class ResultWriter
{
    private static void WritePayload(Utf8JsonWriter writer, IncrementalPayload payload)
    {
        if (payload.Pending.Count > 0)
        {
            writer.WriteStartArray("pending"u8);
            foreach (var part in payload.Pending)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, part.Id);
                WritePath(writer, "path"u8, part.Path?.ToList() ?? []);
                if (part.Label is not null)
                {
                    writer.WriteString("label"u8, part.Label);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (payload.Incremental.Count > 0)
        {
            writer.WriteStartArray("incremental"u8);
            foreach (var part in payload.Incremental)
            {
                WriteIncremental(writer, part);
            }

            writer.WriteEndArray();
        }

        if (payload.Completed.Count > 0)
        {
            writer.WriteStartArray("completed"u8);
            foreach (var part in payload.Completed)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, part.Id);
                WriteErrors(writer, part.Errors);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteBoolean("hasNext"u8, payload.HasNext);
    }

    private static void WriteIncremental(Utf8JsonWriter writer, IncrementalPart part)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, part.Id);
        if (part.SubPath is { Count: > 0 } path)
        {
            WritePath(writer, "subPath"u8, path);
        }

        WriteErrors(writer, part.Errors);
        if (part.Items is { } items)
        {
            writer.WriteStartArray("items"u8);
            foreach (var item in items)
            {
                WriteValue(writer, item);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WritePropertyName(s_data);
            WriteValue(writer, part.Data);
        }

        writer.WriteEndObject();
    }
}
