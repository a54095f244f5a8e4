using System.Text.Json;

namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>
/// Reads schema.org/LRMI JSON-LD of any form into the hub's record: text or array, objects or text, with or without prefixes.
/// What the hub does not know survives in <see cref="MappedRecord.JsonLd"/>.
/// </summary>
internal sealed partial class JsonLdMapper(Vocabulary vocabulary)
{
    /// <summary>The mapper with the vocabulary that comes with the hub.</summary>
    public static JsonLdMapper Default { get; } = new(Vocabulary.Default);

    /// <summary>Reads one record; never throws for what it holds.</summary>
    public MappedRecord Map(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return MappedRecord.Rejected(UserError.At("INVALID_RECORD", "A record must be a JSON object, schema.org JSON-LD of one learning resource."));
        try
        {
            return MapObject(record);
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair: no text in Unicode, and no database keeps it
            return MappedRecord.Rejected(UserError.At("INVALID_JSON", "The record holds an escape such as \\ud83d without its other half, which is no text."));
        }
    }

    MappedRecord MapObject(JsonElement record)
    {
        var reader = new RecordReader(record);
        var externalId = ExternalId(reader);
        var name = Name(reader);
        var license = LicenseOf(reader);
        var types = Types(reader);
        var legacy = LegacyAlignments(reader);
        var skills = Skills(reader, legacy);
        var (time, estimated) = Time(reader, types);
        var resource = new LearningResource
        {
            Name = name ?? "",
            Url = reader.Url("url"),
            Description = LongText(reader, "description"),
            About = Distinct(reader.List("about", false, "name", "termCode", "@id", "url"), legacy.About),
            LearningResourceType = types,
            EducationalUse = reader.Terms("educationalUse", vocabulary.EducationalUses),
            EducationalLevel = Levels(reader, legacy),
            TypicalAgeRange = Ages(reader),
            TextComplexity = Complexity(reader, legacy),
            InterestLevel = reader.List("interestLevel", true, "name", "termCode"),
            InLanguage = Languages(reader),
            TimeRequired = time,
            TimeIsEstimated = estimated,
            License = license,
            Creator = Distinct(reader.List("creator", false, "name", "@id"), reader.List("author", false, "name", "@id")),
            Publisher = Short(reader, "publisher", "name", "legalName", "@id"),
            CreditText = LongText(reader, "creditText"),
            IsAccessibleForFree = Truth(reader, "isAccessibleForFree"),
            AccessMode = reader.Terms("accessMode", vocabulary.AccessModes),
            AccessModeSufficient = SufficientModes(reader),
            AccessibilityFeature = reader.List("accessibilityFeature", true, "name", "termCode"),
            AccessibilityHazard = reader.List("accessibilityHazard", true, "name", "termCode"),
            EncodingFormat = MediaTypes(reader),
            InteractivityType = Interactivity(reader),
            Audience = reader.Terms("audience", vocabulary.Audiences),
            Keywords = reader.List("keywords", true, "name", "termCode"),
            ThumbnailUrl = reader.Url("thumbnailUrl"),
            IsPartOf = Links(reader, "isPartOf"),
            IsBasedOn = Links(reader, "isBasedOn"),
            Position = WholeNumber(reader, "position"),
            DateModified = Instant(reader, "dateModified"),
        };
        if (resource.Url is null && reader.Errors.Count == 0)
            reader.Warn("URL_MISSING", "The record has no url; people can find the resource, but not open it.", "url");
        return new()
        {
            ExternalId = externalId,
            Resource = reader.Errors.Count == 0 ? resource : null,
            Skills = skills,
            JsonLd = Compact(record),
            ContentHash = CanonicalJson.Hash(record),
            Errors = reader.Errors,
            Warnings = reader.Errors.Count == 0 ? reader.Warnings : [],
        };
    }

    static string? ExternalId(RecordReader reader)
    {
        var found = reader.Text("@id") ?? reader.Text("identifier", "value", "@id", "name");
        if (found is not { } id)
        {
            reader.Error("ID_MISSING", "The record has neither @id nor identifier; it needs the provider's own id.", "@id");
            return null;
        }
        if (id.Text.Length <= RecordLimits.ExternalId)
            return id.Text;
        reader.Error("TOO_LONG", $"The id has {id.Text.Length} characters; it may have {RecordLimits.ExternalId}.", id.Value.Path);
        return null;
    }

    static string? Name(RecordReader reader)
    {
        var found = reader.Text("name") ?? reader.Text("headline") ?? reader.Text("title");
        if (found is not { } name)
            reader.Error("NAME_MISSING", "The record has no name; a resource needs a title that people can read.", "name");
        else if (name.Text.Length > RecordLimits.Name)
            reader.Error("TOO_LONG", $"The name has {name.Text.Length} characters; it may have {RecordLimits.Name}.", name.Value.Path);
        else
            return name.Text;
        return null;
    }

    static string? LongText(RecordReader reader, string property)
    {
        if (reader.Text(property, "name", "text") is not { } found)
            return null;
        if (found.Text.Length > RecordLimits.Text)
            reader.Warn("TOO_LONG", $"{property} has {found.Text.Length} characters; it was cut to {RecordLimits.Text}.", found.Value.Path);
        return PlainText.Cut(found.Text, RecordLimits.Text);
    }

    static string? Short(RecordReader reader, string property, params string[] members)
        => reader.List(property, false, members) is [var first, ..] ? first : null;

    static IReadOnlyList<string> Links(RecordReader reader, string property)
    {
        // a thing that has a name only is no link; it stays in jsonLd
        var links = reader.List(property, false, "@id", "identifier", "url");
        return links.Any(l => l.Length > RecordLimits.Term) ? [.. links.Where(l => l.Length <= RecordLimits.Term)] : links;
    }

    static IReadOnlyList<string> Distinct(IReadOnlyList<string> first, IReadOnlyList<string> second)
        => second.Count == 0 ? first : [.. first.Concat(second).Distinct(StringComparer.Ordinal).Take(RecordLimits.List)];

    static byte[] Compact(JsonElement record)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(record).Length + 64);
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
            record.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
