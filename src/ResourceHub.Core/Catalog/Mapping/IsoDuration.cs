using System.Globalization;
using System.Text.RegularExpressions;

namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>ISO 8601 durations without years and months, such as PT45M, P7D or P2W.</summary>
internal static partial class IsoDuration
{
    /// <summary>The longest that a resource may take.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>Reads a duration; false for any other notation, a negative one or one of more than ten years.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length > 40 || Notation().Match(text) is not { Success: true } match)
            return false;
        var seconds = Part(match, 1) * 604_800 + Part(match, 2) * 86_400 + Part(match, 3) * 3_600 + Part(match, 4) * 60 + Part(match, 5);
        if (seconds > Longest.TotalSeconds)
            return false;
        duration = TimeSpan.FromSeconds(Math.Round(seconds));
        return true;
    }

    static double Part(Match match, int group)
        => match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan.ToString().Replace(',', '.'), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^P(?=[0-9T])(?:([0-9]+(?:[.,][0-9]+)?)W)?(?:([0-9]+(?:[.,][0-9]+)?)D)?(?:T(?=[0-9])(?:([0-9]+(?:[.,][0-9]+)?)H)?(?:([0-9]+(?:[.,][0-9]+)?)M)?(?:([0-9]+(?:[.,][0-9]+)?)S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Notation();
}
