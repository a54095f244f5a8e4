using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>URL: an absolute http or https URL.</summary>
internal sealed class UrlScalar() : ScalarType<Uri>("URL")
{
    public override Uri ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw Invalid(value, "an absolute http or https URL such as \"https://example.org/page\"");

    public override object Serialize(Uri value) => value.IsAbsoluteUri ? value.AbsoluteUri : value.OriginalString;

    internal override object? SerializeObject(object value) => value is string or JsonElement { ValueKind: JsonValueKind.String } ? value : base.SerializeObject(value);

    public override bool CanSerialize(Type type) => type == typeof(string) || type == typeof(JsonElement) || base.CanSerialize(type);

    public override bool CanParseTo(Type type) => type == typeof(string) || base.CanParseTo(type);

    public override object ConvertTo(object value, Type type) => type == typeof(string) ? ((Uri)value).AbsoluteUri : value;
}

/// <summary>LanguageTag: a tag in the form of BCP 47 (RFC 5646 section 2.1); whether its subtags are registered is not asked.</summary>
internal sealed partial class LanguageTagScalar() : ScalarType<string>("LanguageTag")
{
    public override string ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Form().IsMatch(value.GetString()!)
            ? value.GetString()!
            : throw Invalid(value, "a language tag such as \"en\" or \"es-MX\"");

    public override object Serialize(string value) => value;

    internal override object? SerializeObject(object value) => value is JsonElement { ValueKind: JsonValueKind.String } ? value : base.SerializeObject(value);

    public override bool CanSerialize(Type type) => type == typeof(JsonElement) || base.CanSerialize(type);

    [GeneratedRegex(
        """
        ^(?:
          (?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})
          (?:-[a-z]{4})?
          (?:-(?:[a-z]{2}|\d{3}))?
          (?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*
          (?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*
          (?:-x(?:-[a-z\d]{1,8})+)?
          | x(?:-[a-z\d]{1,8})+
          | i-[a-z]{3,8} | sgn-(?:be-fr|be-nl|ch-de) | en-gb-oed | art-lojban | cel-gaulish | no-bok | no-nyn
          | zh-(?:guoyu|hakka|min|min-nan|xiang)
        )$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}

/// <summary>JSON: any JSON value, written as it came.</summary>
internal sealed class JsonScalar() : ScalarType<JsonElement>("JSON")
{
    public override JsonElement ParseValue(JsonElement value) => value.Clone();

    public override JsonElement ParseLiteral(ValueNode value) => LiteralJson.ToJson(value);

    public override object Serialize(JsonElement value) => value;

    internal override object? SerializeObject(object value) => value switch
    {
        JsonElement or JsonNode or RawJson => value,
        JsonDocument document => document.RootElement,
        _ => JsonSerializer.SerializeToElement(value),
    };

    public override bool CanSerialize(Type type) => true;

    public override bool CanParseTo(Type type) =>
        base.CanParseTo(type) || typeof(JsonNode).IsAssignableFrom(type) || type == typeof(RawJson);

    public override object ConvertTo(object value, Type type)
    {
        var element = (JsonElement)value;
        if (type == typeof(RawJson))
        {
            return new RawJson(JsonSerializer.SerializeToUtf8Bytes(element));
        }

        if (!typeof(JsonNode).IsAssignableFrom(type))
        {
            return value;
        }

        return element.Deserialize<JsonNode>() is { } node && type.IsInstanceOfType(node)
            ? node
            : throw new InvalidValueException($"A JSON {element.ValueKind} cannot stand here: expected a {type.Name}.");
    }
}

/// <summary>A scalar that the SDL names and nobody implements: any value passes as it is.</summary>
internal sealed class OpaqueScalar(string name) : ScalarType<object>(name)
{
    public override object ParseValue(JsonElement value) => value.Clone();

    public override object ParseLiteral(ValueNode value) => LiteralJson.ToJson(value);

    public override object Serialize(object value) => value;

    public override bool CanSerialize(Type type) => true;
}
