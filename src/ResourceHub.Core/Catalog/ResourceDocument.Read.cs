using System.Globalization;
using System.Text.Json;

namespace ResourceHub.Core.Catalog;

// by hand, as it is written: every list of resources reads dozens, in half the time that the serializer takes
public static partial class ResourceDocument
{
    const int LongestName = 64;

    delegate T Reader<T>(ref Utf8JsonReader json);

    /// <summary>Reads a resource; the caller adds its identity and versions.</summary>
    /// <exception cref="JsonException">It is no document.</exception>
    public static LearningResource Read(ReadOnlySpan<byte> utf8)
    {
        string? url = null, name = null, description = null, publisher = null, creditText = null, thumbnailUrl = null;
        IReadOnlyList<string> about = [], interestLevel = [], inLanguage = [], creator = [], feature = [], hazard = [], format = [], keywords = [], isPartOf = [], isBasedOn = [];
        IReadOnlyList<LearningResourceType> type = [];
        IReadOnlyList<EducationalUse> use = [];
        IReadOnlyList<GradeLevel> level = [];
        IReadOnlyList<TextComplexity> complexity = [];
        IReadOnlyList<AccessMode> mode = [];
        IReadOnlyList<IReadOnlyList<AccessMode>> sufficient = [];
        IReadOnlyList<Audience> audience = [];
        IReadOnlyList<Alignment> alignments = [];
        IReadOnlyList<UnresolvedAlignment> unresolved = [];
        IReadOnlyList<Guid> frameworks = [];
        AgeRange? ages = null;
        TimeSpan? time = null;
        License? license = null;
        InteractivityType? interactivity = null;
        DateTimeOffset? modified = null;
        bool? isFree = null;
        int? position = null;
        var timeIsEstimated = false;
        var json = new Utf8JsonReader(utf8);
        json.Read();
        Span<char> member = stackalloc char[LongestName];
        while (NextMember(ref json, member) is >= 0 and var length)
        {
            switch (member[..length])
            {
                case "url": url = json.GetString(); break;
                case "name": name = json.GetString(); break;
                case "description": description = json.GetString(); break;
                case "about": about = Texts(ref json); break;
                case "learningResourceType": type = Names<LearningResourceType>(ref json); break;
                case "educationalUse": use = Names<EducationalUse>(ref json); break;
                case "educationalLevel": level = List(ref json, static (ref Utf8JsonReader json) => new GradeLevel(json.GetInt32())); break;
                case "typicalAgeRange": ages = ReadAges(ref json); break;
                case "textComplexity": complexity = List(ref json, ReadComplexity); break;
                case "interestLevel": interestLevel = Texts(ref json); break;
                case "inLanguage": inLanguage = Texts(ref json); break;
                case "timeRequired": time = TimeSpan.ParseExact(json.GetString()!, "c", CultureInfo.InvariantCulture); break;
                case "timeIsEstimated": timeIsEstimated = json.GetBoolean(); break;
                case "license": license = ReadLicense(ref json); break;
                case "creator": creator = Texts(ref json); break;
                case "publisher": publisher = json.GetString(); break;
                case "creditText": creditText = json.GetString(); break;
                case "isAccessibleForFree": isFree = json.GetBoolean(); break;
                case "accessMode": mode = Names<AccessMode>(ref json); break;
                case "accessModeSufficient": sufficient = List(ref json, Names<AccessMode>); break;
                case "accessibilityFeature": feature = Texts(ref json); break;
                case "accessibilityHazard": hazard = Texts(ref json); break;
                case "encodingFormat": format = Texts(ref json); break;
                case "interactivityType": interactivity = Name<InteractivityType>(ref json); break;
                case "audience": audience = Names<Audience>(ref json); break;
                case "keywords": keywords = Texts(ref json); break;
                case "thumbnailUrl": thumbnailUrl = json.GetString(); break;
                case "alignments": alignments = List(ref json, ReadAlignment); break;
                case "unresolvedAlignments": unresolved = List(ref json, ReadUnresolved); break;
                case "isPartOf": isPartOf = Texts(ref json); break;
                case "isBasedOn": isBasedOn = Texts(ref json); break;
                case "position": position = json.GetInt32(); break;
                case "dateModified": modified = json.GetDateTimeOffset(); break;
                case "frameworks": frameworks = List(ref json, static (ref Utf8JsonReader json) => json.GetGuid()); break;
                default: json.Skip(); break;
            }
        }
        return new()
        {
            Url = url,
            Name = name ?? throw new JsonException("A document without a name."),
            Description = description,
            About = about,
            LearningResourceType = type,
            EducationalUse = use,
            EducationalLevel = level,
            TypicalAgeRange = ages,
            TextComplexity = complexity,
            InterestLevel = interestLevel,
            InLanguage = inLanguage,
            TimeRequired = time,
            TimeIsEstimated = timeIsEstimated,
            License = license,
            Creator = creator,
            Publisher = publisher,
            CreditText = creditText,
            IsAccessibleForFree = isFree,
            AccessMode = mode,
            AccessModeSufficient = sufficient,
            AccessibilityFeature = feature,
            AccessibilityHazard = hazard,
            EncodingFormat = format,
            InteractivityType = interactivity,
            Audience = audience,
            Keywords = keywords,
            ThumbnailUrl = thumbnailUrl,
            Alignments = alignments,
            UnresolvedAlignments = unresolved,
            IsPartOf = isPartOf,
            IsBasedOn = isBasedOn,
            Position = position,
            DateModified = modified,
            Frameworks = frameworks,
        };
    }

    static AgeRange ReadAges(ref Utf8JsonReader json)
    {
        int? min = null, max = null;
        Span<char> member = stackalloc char[LongestName];
        while (NextMember(ref json, member) is >= 0 and var length)
        {
            switch (member[..length])
            {
                case "min": min = json.GetInt32(); break;
                case "max": max = json.GetInt32(); break;
                default: json.Skip(); break;
            }
        }
        return new(min, max);
    }

    static TextComplexity ReadComplexity(ref Utf8JsonReader json)
    {
        string? name = null, label = null;
        double? value = null;
        Span<char> member = stackalloc char[LongestName];
        while (NextMember(ref json, member) is >= 0 and var length)
        {
            switch (member[..length])
            {
                case "name": name = json.GetString(); break;
                case "value": value = json.GetDouble(); break;
                case "label": label = json.GetString(); break;
                default: json.Skip(); break;
            }
        }
        return new(name!, value, label);
    }

    static License ReadLicense(ref Utf8JsonReader json)
    {
        string? url = null, name = null;
        IReadOnlyList<LicensePermission>? allows = null;
        Span<char> member = stackalloc char[LongestName];
        while (NextMember(ref json, member) is >= 0 and var length)
        {
            switch (member[..length])
            {
                case "url": url = json.GetString(); break;
                case "name": name = json.GetString(); break;
                case "allows": allows = Names<LicensePermission>(ref json); break;
                default: json.Skip(); break;
            }
        }
        return new(url!, name, allows);
    }

    static Alignment ReadAlignment(ref Utf8JsonReader json)
    {
        AlignmentRole role = default;
        Guid skill = default;
        string? given = null;
        Span<char> member = stackalloc char[LongestName];
        while (NextMember(ref json, member) is >= 0 and var length)
        {
            switch (member[..length])
            {
                case "role": role = Name<AlignmentRole>(ref json); break;
                case "skill": skill = json.GetGuid(); break;
                case "ref": given = json.GetString(); break;
                default: json.Skip(); break;
            }
        }
        return new(role, skill, given!);
    }

    static UnresolvedAlignment ReadUnresolved(ref Utf8JsonReader json)
    {
        AlignmentRole role = default;
        string? given = null, reason = null, code = null;
        IReadOnlyList<string>? names = null, path = null;
        Span<char> member = stackalloc char[LongestName];
        while (NextMember(ref json, member) is >= 0 and var length)
        {
            switch (member[..length])
            {
                case "role": role = Name<AlignmentRole>(ref json); break;
                case "ref": given = json.GetString(); break;
                case "reason": reason = json.GetString(); break;
                case "code": code = json.GetString(); break;
                case "names": names = Texts(ref json); break;
                case "path": path = Texts(ref json); break;
                default: json.Skip(); break;
            }
        }
        var read = new UnresolvedAlignment(role, given!, reason!);
        return read with { Code = code ?? read.Code, Names = names ?? read.Names, Path = path ?? read.Path };
    }

    /// <summary>Goes to the value of an object's next member; the length of the member's name, -1 at the end of the object.</summary>
    static int NextMember(ref Utf8JsonReader json, scoped Span<char> name)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName)
            return -1;
        // a longer one is none that this version knows
        var length = json.ValueSpan.Length <= LongestName ? json.CopyString(name) : 0;
        json.Read();
        return length;
    }

    static IReadOnlyList<string> Texts(ref Utf8JsonReader json) => List(ref json, static (ref Utf8JsonReader json) => json.GetString()!);

    static IReadOnlyList<T> Names<T>(ref Utf8JsonReader json) where T : struct, Enum => List(ref json, Name<T>);

    static T Name<T>(ref Utf8JsonReader json) where T : struct, Enum
    {
        Span<char> name = stackalloc char[LongestName];
        return Enum.Parse<T>(name[..json.CopyString(name)]);
    }

    static IReadOnlyList<T> List<T>(ref Utf8JsonReader json, Reader<T> read)
    {
        List<T>? list = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            (list ??= []).Add(read(ref json));
        return list is null ? [] : list;
    }
}
