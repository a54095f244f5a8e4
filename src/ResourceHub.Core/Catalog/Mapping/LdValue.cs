using System.Text.Json;

namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>One value of a property of a JSON-LD record, with its place there.</summary>
/// <param name="Property">The property as the record spells it.</param>
/// <param name="Index">The place in the property's array; −1 where the property is no array.</param>
/// <param name="Json">The value.</param>
internal readonly record struct LdValue(string Property, int Index, JsonElement Json)
{
    /// <summary>The place in the record's own terms.</summary>
    public string[] Path => Index < 0 ? [Property] : [Property, Index.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    /// <summary>The value as text: a text, a number or truth value as written, or <c>@value</c> of an object.</summary>
    public string? Text => TextOf(Json);

    /// <summary>The texts that may name the thing: of an object those of its members, in the order given.</summary>
    public IEnumerable<string> Names(params string[] members)
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            if (Text is { Length: > 0 } text)
                yield return text;
            yield break;
        }
        foreach (var member in members)
            if (Json.TryGetProperty(member, out var value) && FirstText(value) is { Length: > 0 } text)
                yield return text;
        if (Json.TryGetProperty("@value", out var own) && TextOf(own) is { Length: > 0 } plain)
            yield return plain;
    }

    /// <summary>The first of <see cref="Names"/>; null for none.</summary>
    public string? Name(params string[] members) => Names(members).FirstOrDefault();

    static string? FirstText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return TextOf(value);
        foreach (var item in value.EnumerateArray())
            if (TextOf(item) is { Length: > 0 } text)
                return text;
        return null;
    }

    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PlainText.Clean(value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("@value", out var own) && own.ValueKind != JsonValueKind.Object => TextOf(own),
        _ => null,
    };
}
