using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResourceHub.Core.Catalog;

/// <summary>What the hub made of a record, as UTF-8 JSON: how a store keeps it in one column. Identity and versions stand beside it.</summary>
public static partial class ResourceDocument
{
    /// <summary>Reads a resource; the caller adds its identity and versions.</summary>
    public static LearningResource Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.Default.LearningResource)!;

    /// <summary>SHA-256 of a document.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> document) => SHA256.HashData(document);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UseStringEnumConverter = true,
        Converters = [typeof(GradeLevelConverter)])]
    [JsonSerializable(typeof(LearningResource))]
    internal sealed partial class Context : JsonSerializerContext;

    sealed class GradeLevelConverter : JsonConverter<GradeLevel>
    {
        public override GradeLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, GradeLevel value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
    }
}
