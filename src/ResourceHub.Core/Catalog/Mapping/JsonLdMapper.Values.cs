using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResourceHub.Core.Catalog.Mapping;

// times, levels, ages, languages, licences: properties with a notation of their own
internal sealed partial class JsonLdMapper
{
    IReadOnlyList<LearningResourceType> Types(RecordReader reader)
    {
        var types = reader.Terms("learningResourceType", vocabulary.LearningResourceTypes, LearningResourceType.Other);
        if (types.Count > 0)
            return types;
        // the class says it where nothing else does; most classes say nothing, and that is no fault
        return [.. reader.Values("@type").SelectMany(v => v.Names()).Select(name => Vocabulary.TryFind(vocabulary.Types, name, out var type) ? type : (LearningResourceType?)null)
            .OfType<LearningResourceType>().Distinct().Order()];
    }

    (TimeSpan? Time, bool Estimated) Time(RecordReader reader, IReadOnlyList<LearningResourceType> types)
    {
        if (reader.Text("timeRequired", "name") is { } found)
        {
            if (!IsoDuration.TryParse(found.Text, out var time))
                reader.Error("INVALID_DURATION", $"timeRequired is \"{PlainText.Cut(found.Text, 40)}\"; it must be an ISO 8601 duration without years and months, such as PT45M or P7D.", found.Value.Path);
            else if (time > TimeSpan.Zero)
                return (time, false);
            else
                reader.Warn("VALUE_IGNORED", "timeRequired is zero, which says nothing; the usual time of the type stands instead.", found.Value.Path);
        }
        var estimate = vocabulary.Estimate(types);
        return (estimate, estimate is not null);
    }

    static GradeLevel[] Levels(RecordReader reader, Legacy legacy)
    {
        var levels = new SortedSet<GradeLevel>();
        foreach (var value in reader.Values("educationalLevel").Concat(legacy.Levels))
        {
            var names = value.Names("name", "termCode", "targetName", "@id", "url", "targetUrl").ToArray();
            if (names.Length > 0 && !names.Any(n => AddLevels(levels, n)))
                reader.Unknown<int>("educationalLevel", names[0], value, null);
        }
        return [.. levels];
    }

    static bool AddLevels(SortedSet<GradeLevel> levels, string text)
    {
        if (GradeBand.TryParse(text, out var band) || GradeBand.TryParse(text[(text.LastIndexOfAny(['/', '#']) + 1)..], out band))
        {
            levels.UnionWith(band.Levels());
            return true;
        }
        var parts = text.Split([',', ';', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !parts.All(p => GradeBand.TryParse(p, out _)))
            return false;
        foreach (var part in parts)
            AddLevels(levels, part);
        return true;
    }

    static AgeRange? Ages(RecordReader reader)
    {
        AgeRange? ages = null;
        foreach (var value in reader.Values("typicalAgeRange"))
        {
            if (value.Name("name") is not { } text)
                continue;
            if (TryParseAges(text, out var found))
                ages = ages is null ? found : new(Least(ages.Min, found.Min), Most(ages.Max, found.Max));
            else
                reader.Warn("VALUE_IGNORED", $"typicalAgeRange is \"{PlainText.Cut(text, 40)}\"; it should be years such as 8-10 or 12+.", value.Path);
        }
        return ages;

        // an open end stays open
        static int? Least(int? a, int? b) => a is null || b is null ? null : Math.Min(a.Value, b.Value);
        static int? Most(int? a, int? b) => a is null || b is null ? null : Math.Max(a.Value, b.Value);
    }

    static bool TryParseAges(string text, out AgeRange ages)
    {
        ages = new(null, null);
        if (AgeNotation().Match(text) is not { Success: true } match)
            return false;
        int? low = Number(match.Groups["low"]), high = Number(match.Groups["high"]);
        if (!match.Groups["dash"].Success)
            high = match.Groups["plus"].Success ? null : low;
        ages = new(low, high);
        return (low ?? high) is not null && (low ?? 0) <= (high ?? 120) && (high ?? 0) <= 120 && (low ?? 0) <= 120;

        static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    IReadOnlyList<string> Languages(RecordReader reader)
    {
        List<string>? tags = null;
        foreach (var value in reader.Values("inLanguage"))
        {
            var names = value.Names("alternateName", "identifier", "name", "@id").ToArray();
            if (names.Length == 0)
                continue;
            var tag = names.Select(LanguageOf).FirstOrDefault(t => t is not null);
            if (tag is null)
                reader.Unknown<int>("inLanguage", names[0], value, null);
            else if (!(tags ??= []).Contains(tag) && tags.Count < RecordLimits.List)
                tags.Add(tag);
        }
        return tags ?? (IReadOnlyList<string>)[];
    }

    string? LanguageOf(string text)
    {
        if (Vocabulary.TryFind(vocabulary.Languages, text, out var known))
            return known;
        if (!LanguageTag().IsMatch(text))
            return null;
        var parts = text.Replace('_', '-').Split('-');
        parts[0] = parts[0].ToLowerInvariant();
        // RFC 5646, section 2.1.1: regions upper case, scripts with a capital, the rest lower case
        for (var i = 1; i < parts.Length; i++)
            parts[i] = parts[i].Length switch
            {
                2 => parts[i].ToUpperInvariant(),
                4 when char.IsAsciiLetter(parts[i][0]) => char.ToUpperInvariant(parts[i][0]) + parts[i][1..].ToLowerInvariant(),
                _ => parts[i].ToLowerInvariant(),
            };
        return string.Join('-', parts);
    }

    License? LicenseOf(RecordReader reader)
    {
        foreach (var value in reader.Values("license"))
        {
            var names = value.Names("url", "@id", "name").ToArray();
            if (names.Length == 0)
                continue;
            if (names.Select(n => WebAddress.TryParse(n, out var url) ? url : vocabulary.LicenseUrl(n)).FirstOrDefault(u => u is not null) is { } found)
                return vocabulary.License(found);
            if (names.Any(n => Scheme().IsMatch(n)))
                reader.Error("INVALID_URL", $"license is \"{PlainText.Cut(names[0], 80)}\"; it must be the absolute http or https address of the licence.", value.Path);
            else
                reader.Unknown<int>("license", names[0], value, null);
            return null;
        }
        return null;
    }

    InteractivityType? Interactivity(RecordReader reader)
    {
        var types = reader.Terms("interactivityType", vocabulary.InteractivityTypes);
        return types.Count switch { 0 => null, 1 => types[0], _ => InteractivityType.Mixed };
    }

    IReadOnlyList<IReadOnlyList<AccessMode>> SufficientModes(RecordReader reader)
    {
        var sets = new List<IReadOnlyList<AccessMode>>();
        foreach (var value in reader.Values("accessModeSufficient"))
        {
            var known = new SortedSet<AccessMode>();
            var complete = true;
            foreach (var text in ModesOf(value.Json))
            {
                if (Vocabulary.TryFind(vocabulary.AccessModes, text, out var mode))
                    known.Add(mode);
                else
                {
                    // a set without one of its modes would promise too much
                    complete = false;
                    reader.Unknown<int>("accessModeSufficient", text, value, null);
                }
            }
            if (complete && known.Count > 0 && sets.Count < RecordLimits.List && !sets.Any(s => s.SequenceEqual(known)))
                sets.Add([.. known]);
        }
        return sets;
    }

    // a text with commas, an array, or an ItemList is one set
    static IEnumerable<string> ModesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(ModesOf),
        JsonValueKind.Object when value.TryGetProperty("itemListElement", out var items) => ModesOf(items),
        JsonValueKind.Object when value.TryGetProperty("item", out var item) => ModesOf(item),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => ModesOf(name),
        _ => [],
    };

    IReadOnlyList<string> MediaTypes(RecordReader reader)
    {
        List<string>? types = null;
        foreach (var property in (string[])["encodingFormat", "encoding", "associatedMedia"])
            foreach (var value in reader.Values(property))
            {
                if (value.Name("encodingFormat", "fileFormat") is not { } text || (property != "encodingFormat" && value.Json.ValueKind != JsonValueKind.Object))
                    continue;
                var bare = text.Split(';')[0].Trim().ToLowerInvariant();
                var type = MediaType().IsMatch(bare) ? bare : vocabulary.MediaTypes.GetValueOrDefault(Vocabulary.Plain(text));
                if (type is null)
                    reader.Unknown<int>("encodingFormat", text, value, null);
                else if (!(types ??= []).Contains(type) && types.Count < RecordLimits.List)
                    types.Add(type);
            }
        return types ?? (IReadOnlyList<string>)[];
    }

    static bool? Truth(RecordReader reader, string property)
    {
        if (reader.Text(property) is not { } found)
            return null;
        switch (Vocabulary.Plain(found.Text[(found.Text.LastIndexOf('/') + 1)..]))
        {
            case "true" or "yes" or "1":
                return true;
            case "false" or "no" or "0":
                return false;
            default:
                reader.Warn("VALUE_IGNORED", $"{property} is \"{PlainText.Cut(found.Text, 40)}\"; it should be true or false.", found.Value.Path);
                return null;
        }
    }

    static int? WholeNumber(RecordReader reader, string property)
    {
        if (reader.Text(property) is not { } found)
            return null;
        if (int.TryParse(found.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        reader.Warn("VALUE_IGNORED", $"{property} is \"{PlainText.Cut(found.Text, 40)}\"; it should be a whole number.", found.Value.Path);
        return null;
    }

    static DateTimeOffset? Instant(RecordReader reader, string property)
    {
        if (reader.Text(property) is not { } found)
            return null;
        // a day alone is its beginning in UTC
        if (IsoDay().IsMatch(found.Text) && DateTimeOffset.TryParse(found.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        reader.Warn("VALUE_IGNORED", $"{property} is \"{PlainText.Cut(found.Text, 40)}\"; it should be a date such as 2026-03-31 or an RFC 3339 time.", found.Value.Path);
        return null;
    }

    [GeneratedRegex(@"^(?:ages?\s*)?(?<low>[0-9]{1,3})?\s*(?:(?<dash>-|–|—|\bto\b)\s*(?<high>[0-9]{1,3})?|(?<plus>\+|and up))?\s*(?:years?(?: old)?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AgeNotation();

    [GeneratedRegex("^[a-zA-Z]{2,3}(?:[-_](?:[a-zA-Z0-9]{2,8}))*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9+.-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex("^[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex MediaType();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:$|[T ])", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();
}
