using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ResourceHub.Core;

/// <summary>One grade level as CEDS writes it: PR, PK, KG, 01 to 12, PS (CEDS element 000100, grade levels).</summary>
/// <param name="Number">The place on the scale: PR −2, PK −1, KG 0, grade n is n, PS 13.</param>
public readonly record struct GradeLevel(int Number) : IComparable<GradeLevel>
{
    /// <summary>The lowest <see cref="Number"/>: PR.</summary>
    public const int Lowest = -2;

    /// <summary>The highest <see cref="Number"/>: PS.</summary>
    public const int Highest = 13;

    /// <summary>The CEDS code, such as <c>KG</c> or <c>04</c>.</summary>
    public string Code => Number switch
    {
        -2 => "PR",
        -1 => "PK",
        0 => "KG",
        13 => "PS",
        _ => Number.ToString("00", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads one level in any of the usual notations; a band counts as its lowest level.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GradeLevel level)
    {
        var found = GradeBand.TryParse(text, out var band);
        level = band.Low;
        return found;
    }

    /// <inheritdoc/>
    public int CompareTo(GradeLevel other) => Number.CompareTo(other.Number);

    /// <summary>Whether the left level comes before the right one.</summary>
    public static bool operator <(GradeLevel left, GradeLevel right) => left.Number < right.Number;

    /// <summary>Whether the left level comes after the right one.</summary>
    public static bool operator >(GradeLevel left, GradeLevel right) => left.Number > right.Number;

    /// <summary>Whether the left level comes before the right one or is the same.</summary>
    public static bool operator <=(GradeLevel left, GradeLevel right) => left.Number <= right.Number;

    /// <summary>Whether the left level comes after the right one or is the same.</summary>
    public static bool operator >=(GradeLevel left, GradeLevel right) => left.Number >= right.Number;

    /// <inheritdoc/>
    public override string ToString() => Code;
}
