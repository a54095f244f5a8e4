using System.Buffers;
using System.Text.Json;

namespace ResourceHub.Core.Catalog;

// by hand, byte for byte what the serializer would write: it needs longer to get ready than a small publish takes in all
public static partial class ResourceDocument
{
    const int UsualLength = 1024;

    /// <summary>Writes a resource; equal resources give equal bytes. What has its default value is left out.</summary>
    public static byte[] Write(LearningResource resource)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualLength);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        WriteMembers(json, resource);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    static void WriteMembers(Utf8JsonWriter json, LearningResource resource)
    {
        Text(json, "url"u8, resource.Url);
        Text(json, "name"u8, resource.Name);
        Text(json, "description"u8, resource.Description);
        Texts(json, "about"u8, resource.About);
        Names(json, "learningResourceType"u8, resource.LearningResourceType);
        Names(json, "educationalUse"u8, resource.EducationalUse);
        List(json, "educationalLevel"u8, resource.EducationalLevel, static (json, level) => json.WriteNumberValue(level.Number));
        if (resource.TypicalAgeRange is { } ages)
        {
            json.WriteStartObject("typicalAgeRange"u8);
            Number(json, "min"u8, ages.Min);
            Number(json, "max"u8, ages.Max);
            json.WriteEndObject();
        }
        List(json, "textComplexity"u8, resource.TextComplexity, Write);
        Texts(json, "interestLevel"u8, resource.InterestLevel);
        Texts(json, "inLanguage"u8, resource.InLanguage);
        Text(json, "timeRequired"u8, resource.TimeRequired?.ToString("c", System.Globalization.CultureInfo.InvariantCulture));
        if (resource.TimeIsEstimated)
            json.WriteBoolean("timeIsEstimated"u8, true);
        if (resource.License is { } license)
            Write(json, license);
        Texts(json, "creator"u8, resource.Creator);
        Text(json, "publisher"u8, resource.Publisher);
        Text(json, "creditText"u8, resource.CreditText);
        if (resource.IsAccessibleForFree is { } free)
            json.WriteBoolean("isAccessibleForFree"u8, free);
        Names(json, "accessMode"u8, resource.AccessMode);
        List(json, "accessModeSufficient"u8, resource.AccessModeSufficient, Names);
        Texts(json, "accessibilityFeature"u8, resource.AccessibilityFeature);
        Texts(json, "accessibilityHazard"u8, resource.AccessibilityHazard);
        Texts(json, "encodingFormat"u8, resource.EncodingFormat);
        Text(json, "interactivityType"u8, resource.InteractivityType?.ToString());
        Names(json, "audience"u8, resource.Audience);
        Texts(json, "keywords"u8, resource.Keywords);
        Text(json, "thumbnailUrl"u8, resource.ThumbnailUrl);
        List(json, "alignments"u8, resource.Alignments, Write);
        List(json, "unresolvedAlignments"u8, resource.UnresolvedAlignments, Write);
        Texts(json, "isPartOf"u8, resource.IsPartOf);
        Texts(json, "isBasedOn"u8, resource.IsBasedOn);
        Number(json, "position"u8, resource.Position);
        if (resource.DateModified is { } modified)
            json.WriteString("dateModified"u8, modified);
        List(json, "frameworks"u8, resource.Frameworks, static (json, framework) => json.WriteStringValue(framework));
    }

    static void Write(Utf8JsonWriter json, TextComplexity complexity)
    {
        json.WriteStartObject();
        Text(json, "name"u8, complexity.Name);
        if (complexity.Value is { } value)
            json.WriteNumber("value"u8, value);
        Text(json, "label"u8, complexity.Label);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, License license)
    {
        json.WriteStartObject("license"u8);
        Text(json, "url"u8, license.Url);
        Text(json, "name"u8, license.Name);
        if (license.Allows is { } allows)
            Names(json, "allows"u8, allows);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Alignment alignment)
    {
        json.WriteStartObject();
        Role(json, alignment.Role);
        if (alignment.Skill != Guid.Empty)
            json.WriteString("skill"u8, alignment.Skill);
        Text(json, "ref"u8, alignment.Ref);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, UnresolvedAlignment alignment)
    {
        json.WriteStartObject();
        Role(json, alignment.Role);
        Text(json, "ref"u8, alignment.Ref);
        Text(json, "reason"u8, alignment.Reason);
        Text(json, "code"u8, alignment.Code);
        Texts(json, "names"u8, alignment.Names);
        Texts(json, "path"u8, alignment.Path);
        json.WriteEndObject();
    }

    static void Role(Utf8JsonWriter json, AlignmentRole role) => Text(json, "role"u8, role == default ? null : role.ToString());

    static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    static void Texts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values) => List(json, name, values, static (json, text) => json.WriteStringValue(text));

    static void Names<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> values) where T : struct, Enum
    {
        json.WritePropertyName(name);
        Names(json, values);
    }

    static void Names<T>(Utf8JsonWriter json, IReadOnlyList<T> values) where T : struct, Enum
    {
        json.WriteStartArray();
        for (var i = 0; i < values.Count; i++)
            json.WriteStringValue(values[i].ToString());
        json.WriteEndArray();
    }

    static void List<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < values.Count; i++)
            write(json, values[i]);
        json.WriteEndArray();
    }
}
