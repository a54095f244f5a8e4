using System.Globalization;
using System.Text.Json;

namespace ResourceHub.Core.Skills.Case;

/// <summary>Reads a CFPackage property by property, and goes on after an error so that one try shows all that is wrong.</summary>
internal sealed class CasePackageReader
{
    const int MostErrors = 100;

    readonly List<UserError> _errors = [];

    public CasePackage Read(JsonElement package)
    {
        if (package.ValueKind != JsonValueKind.Object)
            throw new CasePackageException([new("PACKAGE_INVALID", $"A CFPackage is a JSON object with CFDocument, CFItems and CFAssociations; this is {Kind(package)}.", [])]);
        var document = package.TryGetProperty("CFDocument", out var found) && found.ValueKind == JsonValueKind.Object
            ? Document(found)
            : Wrong<CaseDocument>(["CFDocument"], "A CFPackage needs a CFDocument, an object with identifier, title and creator.");
        var items = List(package, "CFItems", Item);
        var associations = List(package, "CFAssociations", Association);
        if (_errors.Count > 0)
            throw new CasePackageException(_errors);
        return new(package, document!, items, associations);
    }

    CaseDocument? Document(JsonElement value)
    {
        string[] path = ["CFDocument"];
        var identifier = Identifier(value, path);
        var title = Required(value, "title", path);
        var creator = Required(value, "creator", path);
        return identifier is null || title is null || creator is null ? null : new(identifier.Value, title, creator)
        {
            Uri = Text(value, "uri", path),
            Publisher = Text(value, "publisher", path),
            Subject = Texts(value, "subject", path),
            Language = Text(value, "language", path),
            Version = Text(value, "version", path),
            AdoptionStatus = Text(value, "adoptionStatus", path),
            License = License(value, path),
            LastChange = DateTimeOffset.TryParse(Text(value, "lastChangeDateTime", path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null,
        };
    }

    CaseItem? Item(JsonElement value, string[] path)
    {
        var identifier = Identifier(value, path);
        var statement = Required(value, "fullStatement", path);
        return identifier is null || statement is null ? null : new(identifier.Value, statement, CanonicalJson.Hash(value))
        {
            Uri = Text(value, "uri", path),
            Code = NullIfEmpty(Text(value, "humanCodingScheme", path)),
            AbbreviatedStatement = NullIfEmpty(Text(value, "abbreviatedStatement", path)),
            Type = NullIfEmpty(Text(value, "CFItemType", path)) ?? TitleOf(value, "CFItemTypeURI"),
            EducationLevel = Levels(Texts(value, "educationLevel", path)),
            Subject = Texts(value, "subject", path),
            Emphasis = value.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object
                && extensions.TryGetProperty("emphasis", out var emphasis) && emphasis.ValueKind == JsonValueKind.String ? emphasis.GetString() : null,
        };
    }

    CaseAssociation? Association(JsonElement value, string[] path)
    {
        var identifier = Identifier(value, path);
        var type = Required(value, "associationType", path);
        var origin = Link(value, "originNodeURI", path);
        var destination = Link(value, "destinationNodeURI", path);
        int? sequence = null;
        if (value.TryGetProperty("sequenceNumber", out var number) && number.ValueKind != JsonValueKind.Null)
        {
            if (number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var parsed))
                sequence = parsed;
            else
                Wrong<object>([.. path, "sequenceNumber"], $"sequenceNumber is a whole number; this is {Kind(number)}.");
        }
        return identifier is null || type is null || origin is null || destination is null ? null : new(identifier.Value, type, origin, destination, sequence);
    }

    CaseLink? Link(JsonElement value, string name, string[] path)
    {
        path = [.. path, name];
        // early packages wrote the bare address
        if (value.TryGetProperty(name, out var link) && link.ValueKind == JsonValueKind.String)
            return FromAddress(link.GetString()!, null);
        if (link.ValueKind != JsonValueKind.Object)
            return Wrong<CaseLink>(path, $"A CFAssociation needs {name}, an object with title, identifier and uri.");
        var identifier = Text(link, "identifier", path);
        var uri = Text(link, "uri", path);
        var title = Text(link, "title", path);
        if (identifier is null && uri is null)
            return Wrong<CaseLink>(path, $"{name} names no node: it has neither identifier nor uri.");
        return Guid.TryParse(identifier, out var guid) ? new(guid, uri ?? "", title) : FromAddress(uri ?? identifier!, title);
    }

    /// <summary>The node's identifier is the last part of a CASE address.</summary>
    static CaseLink FromAddress(string uri, string? title)
        => new(Guid.TryParse(uri.AsSpan(uri.LastIndexOf('/') + 1), out var guid) ? guid : null, uri, title);

    List<T> List<T>(JsonElement package, string name, Func<JsonElement, string[], T?> read)
        where T : class
    {
        var list = new List<T>();
        if (!package.TryGetProperty(name, out var array) || array.ValueKind == JsonValueKind.Null)
            return list;
        if (array.ValueKind != JsonValueKind.Array)
        {
            Wrong<T>([name], $"{name} is an array; this is {Kind(array)}.");
            return list;
        }
        var index = 0;
        foreach (var value in array.EnumerateArray())
        {
            string[] path = [name, index.ToString(CultureInfo.InvariantCulture)];
            index++;
            if (_errors.Count >= MostErrors)
                break;
            var one = value.ValueKind == JsonValueKind.Object ? read(value, path) : Wrong<T>(path, $"Each of {name} is an object; this is {Kind(value)}.");
            if (one is not null)
                list.Add(one);
        }
        return list;
    }

    Guid? Identifier(JsonElement value, string[] path)
    {
        path = [.. path, "identifier"];
        if (!value.TryGetProperty("identifier", out var found) || found.ValueKind != JsonValueKind.String)
            return Missing(found.ValueKind == JsonValueKind.Undefined ? "there is none" : $"this is {Kind(found)}");
        return Guid.TryParse(found.GetString(), out var guid) ? guid : Missing($"\"{Short(found.GetString()!)}\" is not one");

        Guid? Missing(string what)
        {
            Wrong<object>(path, $"identifier is a GUID in CASE, such as 63a15ed5-c315-5cc4-aeab-c77a9c25c962; {what}.");
            return null;
        }
    }

    string? Required(JsonElement value, string name, string[] path)
        => Text(value, name, path) is { } text ? text
            : _errors.Count > 0 && _errors[^1].Path.SequenceEqual([.. path, name]) ? null
            : Wrong<string>([.. path, name], $"{name} is missing; CASE requires it, a string.");

    string? Text(JsonElement value, string name, string[] path)
    {
        if (!value.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
            return null;
        return found.ValueKind == JsonValueKind.String ? found.GetString() : Wrong<string>([.. path, name], $"{name} is a string; this is {Kind(found)}.");
    }

    IReadOnlyList<string> Texts(JsonElement value, string name, string[] path)
    {
        if (!value.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
            return [];
        if (found.ValueKind == JsonValueKind.String)
            return [found.GetString()!];
        if (found.ValueKind == JsonValueKind.Array && found.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            return [.. found.EnumerateArray().Select(v => v.GetString()!)];
        Wrong<object>([.. path, name], $"{name} is an array of strings; this is {Kind(found)}.");
        return [];
    }

    string? License(JsonElement document, string[] path)
    {
        if (!document.TryGetProperty("licenseURI", out var link) || link.ValueKind == JsonValueKind.Null)
            return null;
        if (link.ValueKind == JsonValueKind.String)
            return link.GetString();
        return link.ValueKind == JsonValueKind.Object ? Text(link, "uri", [.. path, "licenseURI"]) : Wrong<string>([.. path, "licenseURI"], $"licenseURI is a link; this is {Kind(link)}.");
    }

    static IReadOnlyList<GradeLevel> Levels(IReadOnlyList<string> texts)
        => texts.Count == 0 ? [] : [.. texts.SelectMany(t => GradeBand.TryParse(t, out var band) ? band.Levels() : []).Distinct().Order()];

    static string? TitleOf(JsonElement value, string name)
        => value.TryGetProperty(name, out var link) && link.ValueKind == JsonValueKind.Object
            && link.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? NullIfEmpty(title.GetString()) : null;

    static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";

    static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    T? Wrong<T>(string[] path, string message)
        where T : class
    {
        if (_errors.Count < MostErrors)
            _errors.Add(new("PACKAGE_INVALID", message, path));
        return null;
    }
}
