using System.Text.Json;

namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>Reads the properties of one JSON-LD record, whatever their form, and collects what is wrong with them.</summary>
internal sealed class RecordReader
{
    static readonly string[] Prefixes = ["schema:", "sdo:", "lrmi:", "https://schema.org/", "http://schema.org/", "http://purl.org/dcx/lrmi-terms/"];

    readonly Dictionary<string, JsonProperty> _members = new(StringComparer.Ordinal);

    public RecordReader(JsonElement record)
    {
        foreach (var member in record.EnumerateObject())
            if (member.Value.ValueKind != JsonValueKind.Null)
                _members[Bare(member.Name)] = member;
    }

    public List<UserError> Errors { get; } = [];

    public List<UserError> Warnings { get; } = [];

    /// <summary>The values of a property: of an array each, of anything else that one; empty where the record has none.</summary>
    public IEnumerable<LdValue> Values(string property)
    {
        if (!_members.TryGetValue(property, out var member))
            yield break;
        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            // JSON-LD lists and sets wrap an array
            if (member.Value.ValueKind == JsonValueKind.Object && (member.Value.TryGetProperty("@list", out var inner) || member.Value.TryGetProperty("@set", out inner)) && inner.ValueKind == JsonValueKind.Array)
                foreach (var value in Items(member.Name, inner))
                    yield return value;
            else
                yield return new(member.Name, -1, member.Value);
            yield break;
        }
        foreach (var value in Items(member.Name, member.Value))
            yield return value;
    }

    /// <summary>The first value of a property that is a text.</summary>
    public (string Text, LdValue Value)? Text(string property, params string[] members)
    {
        foreach (var value in Values(property))
            if (value.Name(members) is { } text)
                return (text, value);
        return null;
    }

    public void Error(string code, string message, params string[] path) => Errors.Add(new(code, message, path));

    public void Warn(string code, string message, params string[] path) => Warnings.Add(new(code, message, path));

    /// <summary>The distinct texts of a property, at most <see cref="RecordLimits.List"/> of at most <see cref="RecordLimits.Term"/> characters.</summary>
    /// <param name="property">The property.</param>
    /// <param name="split">Whether a text holds several, with commas between.</param>
    /// <param name="members">What names the thing where the value is an object.</param>
    public IReadOnlyList<string> List(string property, bool split, params string[] members)
    {
        List<string>? texts = null;
        foreach (var value in Values(property))
        {
            if (value.Name(members) is not { } name)
                continue;
            foreach (var text in split && name.Contains(',', StringComparison.Ordinal) ? name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [name])
            {
                if (texts?.Count == RecordLimits.List)
                {
                    Warn("TOO_MANY", $"{property} has more than {RecordLimits.List} values; the rest was left out.", value.Property);
                    return texts;
                }
                if (text.Length > RecordLimits.Term)
                    Warn("TOO_LONG", $"A value of {property} has {text.Length} characters; it may have {RecordLimits.Term} and was left out.", value.Path);
                else if (texts is null)
                    texts = [text];
                else if (!texts.Contains(text))
                    texts.Add(text);
            }
        }
        return texts ?? (IReadOnlyList<string>)[];
    }

    /// <summary>The distinct terms of a property as the vocabulary has them; an unknown one is <paramref name="other"/>, with a warning.</summary>
    public IReadOnlyList<T> Terms<T>(string property, Dictionary<string, T> terms, T? other = null) where T : struct, Enum
    {
        List<T>? found = null;
        foreach (var value in Values(property))
            foreach (var term in Split(value, "name", "termCode", "educationalRole", "audienceType", "@id", "url"))
                if ((Find(terms, term) ?? Unknown(property, term[0], value, other)) is { } known && !(found ??= []).Contains(known))
                    found.Add(known);
        found?.Sort();
        return found ?? (IReadOnlyList<T>)[];
    }

    /// <summary>An address; an invalid one is an error, which rejects the record.</summary>
    public string? Url(string property)
    {
        foreach (var value in Values(property))
        {
            if (value.Name("url", "contentUrl", "@id") is not { } text)
                continue;
            if (WebAddress.TryParse(text, out var url))
                return url;
            Error("INVALID_URL", $"{property} is \"{PlainText.Cut(text, 80)}\"; it must be an absolute http or https address.", value.Path);
            return null;
        }
        return null;
    }

    public T? Unknown<T>(string property, string term, LdValue value, T? instead) where T : struct
    {
        if (Warnings.Count < RecordLimits.List)
            Warn("TERM_UNKNOWN", instead is null
                ? $"{property} \"{PlainText.Cut(term, 80)}\" is no term that the hub knows; it stands in jsonLd only."
                : $"{property} \"{PlainText.Cut(term, 80)}\" is no term that the hub knows; it counts as {instead.ToString()!.ToUpperInvariant()}.", value.Path);
        return instead;
    }

    // one entry per term: the names under which an object may be known, or each of a text's comma-separated terms
    static IEnumerable<string[]> Split(LdValue value, params string[] members)
    {
        var names = value.Names(members).ToArray();
        if (names.Length != 1 || !names[0].Contains(',', StringComparison.Ordinal))
            return names.Length == 0 ? [] : [names];
        return names[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => new[] { t });
    }

    static T? Find<T>(Dictionary<string, T> terms, string[] names) where T : struct, Enum
    {
        foreach (var name in names)
            if (Vocabulary.TryFind(terms, name, out var value))
                return value;
        return null;
    }

    static IEnumerable<LdValue> Items(string name, JsonElement array)
    {
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Null)
                yield return new(name, index, item);
            index++;
        }
    }

    static string Bare(string name)
    {
        if (name is "id" or "type")
            return "@" + name;
        if (name.Contains(':', StringComparison.Ordinal))
            foreach (var prefix in Prefixes)
                if (name.StartsWith(prefix, StringComparison.Ordinal))
                    return name[prefix.Length..];
        return name;
    }
}
