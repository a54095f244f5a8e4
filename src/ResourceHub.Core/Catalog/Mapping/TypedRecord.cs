using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResourceHub.Core.Access;

namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>Writes a typed record as schema.org JSON-LD, so that one mapper judges both forms and <c>jsonLd</c> has every resource.</summary>
internal static class TypedRecord
{
    /// <summary>The record as JSON-LD; what was not given is left out.</summary>
    public static JsonElement ToJsonLd(ResourceInput input)
    {
        var json = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "LearningResource", ["@id"] = input.ExternalId, ["name"] = input.Name };
        Set("url", input.Url);
        Set("description", input.Description);
        Set("about", List(input.About));
        Set("learningResourceType", Terms(input.LearningResourceType));
        Set("educationalUse", Terms(input.EducationalUse));
        Set("educationalLevel", List(input.EducationalLevel?.SelectMany(band => band.Levels()).Select(level => level.Code)));
        Set("typicalAgeRange", input.TypicalAgeRange);
        Set("textComplexity", List(input.TextComplexity?.Select(Measure)));
        Set("interestLevel", List(input.InterestLevel));
        Set("inLanguage", List(input.InLanguage));
        Set("timeRequired", input.TimeRequired is { } time ? System.Xml.XmlConvert.ToString(time) : null);
        Set("license", input.License);
        Set("creator", List(input.Creator));
        Set("publisher", input.Publisher);
        Set("creditText", input.CreditText);
        Set("isAccessibleForFree", input.IsAccessibleForFree);
        Set("accessMode", Terms(input.AccessMode));
        Set("accessModeSufficient", List(input.AccessModeSufficient?.Select(set => (JsonNode)new JsonObject { ["@type"] = "ItemList", ["itemListElement"] = Terms(set) })));
        Set("accessibilityFeature", List(input.AccessibilityFeature));
        Set("accessibilityHazard", List(input.AccessibilityHazard));
        Set("encodingFormat", List(input.EncodingFormat));
        Set("interactivityType", input.InteractivityType is { } type ? Term(type) : null);
        Set("audience", List(input.Audience?.Select(a => (JsonNode)new JsonObject { ["@type"] = "EducationalAudience", ["educationalRole"] = Term(a) })));
        Set("keywords", List(input.Keywords));
        Set("thumbnailUrl", input.ThumbnailUrl);
        Set("teaches", List(input.Teaches));
        Set("assesses", List(input.Assesses));
        Set("competencyRequired", List(input.CompetencyRequired));
        Set("isPartOf", List(input.IsPartOf));
        Set("isBasedOn", List(input.IsBasedOn));
        Set("position", input.Position);
        Set("dateModified", input.DateModified?.ToString("O", CultureInfo.InvariantCulture));
        return JsonSerializer.SerializeToElement(json);

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
                json[name] = value;
        }
    }

    /// <summary>A place in the JSON-LD in the typed input's terms.</summary>
    public static UserError InOwnTerms(UserError error)
        => error.Path.Count > 0 && error.Path[0] == "@id" ? error with { Path = ["externalId", .. error.Path.Skip(1)] } : error;

    static JsonNode Measure(TextComplexity measure)
    {
        var json = new JsonObject { ["name"] = measure.Name };
        if (measure.Value is { } value)
            json["value"] = value;
        if (measure.Label is { } label)
            json["label"] = label;
        return json;
    }

    static JsonArray? List(IEnumerable<string>? texts) => texts is null ? null : new([.. texts.Select(t => (JsonNode)t)]);

    static JsonArray? List(IEnumerable<JsonNode>? nodes) => nodes is null ? null : new([.. nodes]);

    static JsonArray? Terms<T>(IEnumerable<T>? values) where T : struct, Enum => List(values?.Select(Term));

    // LRMI writes its terms in words: LESSON_PLAN is "lesson plan"
    static string Term<T>(T value) where T : struct, Enum => value.ToWire().Replace('_', ' ').ToLowerInvariant();
}
