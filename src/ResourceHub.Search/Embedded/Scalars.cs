using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>A document's single values.</summary>
/// <param name="Modified">UTC ticks; <see cref="Unknown"/> where not known.</param>
/// <param name="Seconds">Time required; -1 where not known.</param>
/// <param name="Sufficient">Bit n is set where the access modes whose bits make n are enough.</param>
/// <param name="AgeMin">In years; -1 where open.</param>
/// <param name="AgeMax">In years; 255 where open.</param>
/// <param name="Quality">Completeness of the metadata, 0 to 255.</param>
/// <param name="Facts">What is known of it.</param>
readonly record struct Scalars(long Modified, int Seconds, ushort Sufficient, short AgeMin, short AgeMax, byte Quality, Facts Facts)
{
    public const long Unknown = long.MinValue;

    static readonly string[] Modes = ["AUDITORY", "TACTILE", "TEXTUAL", "VISUAL"];

    public static Scalars Of(IndexDocument document)
    {
        var facts = Facts.None;
        facts |= document.IsAccessibleForFree switch { true => Facts.Free, false => Facts.NotFree, _ => Facts.None };
        facts |= document.HasQuiz ? Facts.HasQuiz : Facts.None;
        facts |= document.EducatorOnly ? Facts.EducatorOnly : Facts.None;
        facts |= document.RequiredSkills is null ? Facts.None : Facts.HasKnownSkill;
        facts |= document.AgeMin is null && document.AgeMax is null ? Facts.None : Facts.HasAge;
        facts |= Hazards.AreStated(document) ? Facts.HazardsStated : Facts.None;
        ushort sufficient = 0;
        foreach (var modes in document.AccessModeSufficient)
            sufficient |= (ushort)(1 << ModeSet(modes));
        return new(
            document.DateModified?.UtcTicks ?? Unknown,
            document.TimeRequired is { } time ? (int)Math.Clamp(time.TotalSeconds, 0, int.MaxValue) : -1,
            sufficient,
            (short)Math.Clamp(document.AgeMin ?? -1, -1, 255),
            (short)Math.Clamp(document.AgeMax ?? 255, -1, 255),
            (byte)Math.Round(255 * Math.Clamp(document.Quality, 0, 1)),
            facts);
    }

    /// <summary>The bits of the sets of modes, none of them empty, that these modes cover.</summary>
    public static ushort CoveredBy(IReadOnlyList<string> modes)
    {
        var all = ModeSet(modes);
        ushort covered = 0;
        for (var set = 1; set < 16; set++)
        {
            if ((set & ~all) == 0)
                covered |= (ushort)(1 << set);
        }
        return covered;
    }

    /// <summary>A set of modes as bits.</summary>
    public static int ModeSet(IReadOnlyList<string> modes)
    {
        var set = 0;
        foreach (var mode in modes)
        {
            var bit = Array.FindIndex(Modes, m => m.Equals(mode, StringComparison.OrdinalIgnoreCase));
            set |= bit < 0 ? 0 : 1 << bit;
        }
        return set;
    }
}

/// <summary>What is known of a document.</summary>
[Flags]
enum Facts : byte
{
    None = 0,
    Free = 1,
    NotFree = 2,
    HasQuiz = 4,
    EducatorOnly = 8,
    HasKnownSkill = 16,
    HasAge = 32,
    HazardsStated = 64,
}
