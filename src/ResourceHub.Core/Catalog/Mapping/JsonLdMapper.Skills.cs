using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ResourceHub.Core.Catalog.Mapping;

// what a record says about skills and about how hard its text is, in today's properties and in the legacy alignment
internal sealed partial class JsonLdMapper
{
    /// <summary>What <c>educationalAlignment</c> says, sorted into today's properties.</summary>
    sealed record Legacy(IReadOnlyList<SkillTerm> Skills, IReadOnlyList<LdValue> Complexity, IReadOnlyList<LdValue> Levels, IReadOnlyList<string> About);

    Legacy LegacyAlignments(RecordReader reader)
    {
        List<SkillTerm> skills = [];
        List<LdValue> complexity = [], levels = [];
        List<string> about = [];
        foreach (var value in reader.Values("educationalAlignment"))
        {
            if (value.Json.ValueKind != JsonValueKind.Object)
                continue;
            var type = value.Json.TryGetProperty("alignmentType", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
            switch (Vocabulary.TryFind(vocabulary.AlignmentTypes, type, out var property) ? property : null)
            {
                case "teaches":
                    AddSkill(skills, AlignmentRole.Teaches, value);
                    break;
                case "assesses":
                    AddSkill(skills, AlignmentRole.Assesses, value);
                    break;
                case "requires":
                    AddSkill(skills, AlignmentRole.Requires, value);
                    break;
                case "textComplexity":
                    complexity.Add(value);
                    break;
                case "about":
                    if (value.Name("targetName", "name") is { Length: <= RecordLimits.Term } subject)
                        about.Add(subject);
                    break;
                case "educationalLevel":
                    levels.Add(value);
                    break;
                default:
                    reader.Unknown<int>("alignmentType", type, value, null);
                    break;
            }
        }
        return new(skills, complexity, levels, about);
    }

    static List<SkillTerm> Skills(RecordReader reader, Legacy legacy)
    {
        List<SkillTerm> skills = [];
        foreach (var (property, role) in (ReadOnlySpan<(string, AlignmentRole)>)[("teaches", AlignmentRole.Teaches), ("assesses", AlignmentRole.Assesses), ("competencyRequired", AlignmentRole.Requires)])
            foreach (var value in reader.Values(property))
                AddSkill(skills, role, value);
        skills.AddRange(legacy.Skills);
        foreach (var role in Enum.GetValues<AlignmentRole>())
            if (skills.Count(s => s.Role == role) is > RecordLimits.Skills and var count)
                reader.Error("TOO_MANY", $"The record names {count} skills in one role; it may name {RecordLimits.Skills}.", skills.First(s => s.Role == role).Value.Property);
        return skills;
    }

    static void AddSkill(List<SkillTerm> skills, AlignmentRole role, LdValue value)
    {
        if (value.Json.ValueKind != JsonValueKind.Object)
        {
            // the empty text is a name too: it is reported, not dropped
            if (value.Json.ValueKind == JsonValueKind.String)
                skills.Add(new(role, [value.Text!], value));
            return;
        }
        var names = value.Names("@id", "termCode", "targetUrl", "url", "identifier", "targetName", "name").Where(n => n.Length <= RecordLimits.Term).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length > 0)
            skills.Add(new(role, names, value));
    }

    static IReadOnlyList<TextComplexity> Complexity(RecordReader reader, Legacy legacy)
    {
        List<TextComplexity>? found = null;
        foreach (var value in reader.Values("textComplexity").Concat(reader.Values("readingLevel")).Concat(legacy.Complexity))
        {
            if (Measure(value) is { } measure)
            {
                if (!(found ??= []).Contains(measure) && found.Count < RecordLimits.List)
                    found.Add(measure);
            }
            else
                reader.Warn("VALUE_IGNORED", $"{value.Property} should name a scale and a measure, such as Lexile 650L.", value.Path);
        }
        return found ?? (IReadOnlyList<TextComplexity>)[];
    }

    static TextComplexity? Measure(LdValue value)
    {
        if (value.Json.ValueKind != JsonValueKind.Object)
            return value.Text is { Length: <= RecordLimits.Term } text && Scale().Match(text) is { Success: true } match
                ? new(ScaleName(match.Groups[1].Value), Number(match.Groups[2].Value), match.Groups[2].Value)
                : null;
        var label = value.Name("label", "targetName", "termCode", "value");
        var number = value.Json.TryGetProperty("value", out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetDouble(out var exact) && double.IsFinite(exact)
            ? exact
            : label is null ? null : Number(label);
        if (value.Name("educationalFramework", "propertyID", "inDefinedTermSet", "name") is { Length: <= RecordLimits.Term } name && name != label)
            return label is { Length: > RecordLimits.Term } || (label is null && number is null)
                ? null
                : new(ScaleName(name), number, value.Name("label", "targetName", "termCode") ?? (given.ValueKind == JsonValueKind.String ? label : null));
        // a target such as "Lexile 650L" names both
        return label is not null && Scale().Match(label) is { Success: true } both ? new(ScaleName(both.Groups[1].Value), Number(both.Groups[2].Value), both.Groups[2].Value) : null;
    }

    static string ScaleName(string name) => name.Trim(' ', ':') switch
    {
        var n when n.Contains("lexile", StringComparison.OrdinalIgnoreCase) => "Lexile",
        var n when n.StartsWith("ATOS", StringComparison.OrdinalIgnoreCase) => "ATOS",
        var n => n,
    };

    // "650L", "BR100L" (beginning reader: below zero), "4.2"
    static double? Number(string text)
        => Digits().Match(text) is { Success: true } match && double.TryParse(match.Groups[2].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? match.Groups[1].Success ? -number : number
            : null;

    [GeneratedRegex(@"^\s*([^0-9]*[^0-9\s:])[\s:]+((?:BR|AD|NC|HL|IG|GN|NP)?-?[0-9]{1,5}(?:\.[0-9]+)?L?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Scale();

    [GeneratedRegex(@"(BR)?(-?[0-9]{1,5}(?:\.[0-9]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
