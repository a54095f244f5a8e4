using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ResourceHub.Core;

/// <summary>One grade level or several in a row, such as K-2 or Middle School.</summary>
/// <param name="Low">The first level of the band.</param>
/// <param name="High">The last level of the band; never before <paramref name="Low"/>.</param>
public readonly partial record struct GradeBand(GradeLevel Low, GradeLevel High)
{
    // words that name a level or a band, without blanks, dots, hyphens and apostrophes, in lower case
    static readonly Dictionary<string, GradeBand> Names = new(StringComparer.Ordinal)
    {
        ["pr"] = One(-2), ["preschool"] = One(-2), ["earlychildhood"] = new(new(-2), new(-1)),
        ["pk"] = One(-1), ["prek"] = One(-1), ["prekindergarten"] = One(-1), ["tk"] = One(-1), ["transitionalkindergarten"] = One(-1),
        ["k"] = One(0), ["kg"] = One(0), ["kindergarten"] = One(0), ["gradek"] = One(0),
        ["elementary"] = new(new(0), new(5)), ["elementaryschool"] = new(new(0), new(5)),
        ["primary"] = new(new(0), new(5)), ["primaryschool"] = new(new(0), new(5)), ["primaryeducation"] = new(new(0), new(5)),
        ["lowerelementary"] = new(new(0), new(2)), ["upperelementary"] = new(new(3), new(5)),
        ["middle"] = new(new(6), new(8)), ["middleschool"] = new(new(6), new(8)), ["juniorhigh"] = new(new(6), new(8)), ["juniorhighschool"] = new(new(6), new(8)),
        ["high"] = new(new(9), new(12)), ["highschool"] = new(new(9), new(12)), ["hs"] = new(new(9), new(12)), ["secondary"] = new(new(6), new(12)),
        ["secondaryschool"] = new(new(6), new(12)), ["secondaryeducation"] = new(new(6), new(12)),
        ["ps"] = One(13), ["postsecondary"] = One(13), ["university"] = One(13), ["college"] = One(13), ["highereducation"] = One(13),
        ["undergraduate"] = One(13), ["graduate"] = One(13), ["tertiary"] = One(13),
    };

    /// <summary>Reads a level or a band in any of the usual notations: 4, 04, Grade 4, 4th grade, K, K-2, Grades 3-5, Middle School.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GradeBand band)
    {
        band = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 60)
            return false;
        var plain = text.Trim().ToLowerInvariant().Replace('–', '-').Replace('—', '-');
        if (TryParseOne(plain, out band))
            return true;
        var cut = RangeCut().Match(plain);
        if (!cut.Success || !TryParseOne(cut.Groups[1].Value, out var low) || !TryParseOne(cut.Groups[2].Value, out var high) || high.High < low.Low)
            return false;
        band = new GradeBand(low.Low, high.High);
        return true;
    }

    /// <summary>The levels of the band, first to last.</summary>
    public IEnumerable<GradeLevel> Levels()
    {
        for (var number = Low.Number; number <= High.Number; number++)
            yield return new GradeLevel(number);
    }

    /// <inheritdoc/>
    public override string ToString() => Low == High ? Low.Code : $"{Low.Code}-{High.Code}";

    static GradeBand One(int number) => new(new(number), new(number));

    static bool TryParseOne(string text, out GradeBand band)
    {
        var bare = Noise().Replace(text, "");
        if (Names.TryGetValue(bare, out band))
            return true;
        var digits = Grade().Match(bare);
        if (digits.Success && int.TryParse(digits.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12)
        {
            band = One(number);
            return true;
        }
        return false;
    }

    [GeneratedRegex(@"^(.*[^\s-])\s*(?:-|\bto\b|\bthrough\b)\s*([^\s-].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex RangeCut();

    [GeneratedRegex(@"[\s.'’_-]", RegexOptions.CultureInvariant)]
    private static partial Regex Noise();

    [GeneratedRegex("^(?:grades?|gr|year|level)?0?([0-9]{1,2})(?:st|nd|rd|th)?(?:grade|graders?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grade();
}
