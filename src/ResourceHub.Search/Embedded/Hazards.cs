using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>schema.org accessibilityHazard: <c>flashing</c> and <c>flashingHazard</c> are one hazard, <c>none</c> and <c>noFlashingHazard</c> are statements, <c>unknown…</c> is a doubt.</summary>
static class Hazards
{
    const string Suffix = "hazard";

    /// <summary>Whether a document states its hazards and states none of them as unknown.</summary>
    public static bool AreStated(IndexDocument document)
    {
        var stated = false;
        foreach (var (field, values) in document.Terms)
        {
            if (field != IndexField.AccessibilityHazard)
                continue;
            stated |= values.Count > 0;
            if (values.Any(v => v.Trim().StartsWith("unknown", StringComparison.OrdinalIgnoreCase)))
                return false;
        }
        return stated;
    }

    /// <summary>The spellings of a hazard.</summary>
    public static IEnumerable<string> Spellings(string hazard)
    {
        var name = hazard.Trim();
        if (name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && name.Length > Suffix.Length)
            name = name[..^Suffix.Length];
        return [name, name + Suffix];
    }
}
