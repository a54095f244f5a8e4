using System.Globalization;

namespace ResourceHub.Core.Evidence;

/// <summary>What is wrong with one call, and what may not count as meant, each with its place in the input.</summary>
/// <param name="root">The place of the call itself.</param>
internal sealed class EvidenceProblems(IReadOnlyList<string> root)
{
    const int LongestAnswer = 4000;

    /// <summary>Why it cannot be recorded.</summary>
    public List<UserError> Errors { get; } = [];

    /// <summary>What may not count as meant.</summary>
    public List<UserError> Warnings { get; } = [];

    public void Fail(string code, string message, params string[] at) => Errors.Add(new(code, message, [.. root, .. at]));

    public void Warn(string code, string message, params string[] at) => Warnings.Add(new(code, message, [.. root, .. at]));

    /// <summary>A score lies from 0 to <paramref name="most"/>.</summary>
    public void Score(double? score, double most, params string[] at)
    {
        if (score is { } value && !(value >= 0 && value <= most))
            Fail("SCORE_OUT_OF_RANGE", string.Create(CultureInfo.InvariantCulture, $"The score is {value}; it must be from 0 to {most}."), at);
    }

    /// <summary>What a score is out of is above 0.</summary>
    public bool MaxScore(double score, params string[] at)
    {
        if (score > 0 && double.IsFinite(score))
            return true;
        Fail("MAX_SCORE_OUT_OF_RANGE", string.Create(CultureInfo.InvariantCulture, $"maxScore is {score}; it must be above 0."), at);
        return false;
    }

    /// <summary>A count is at least <paramref name="least"/>.</summary>
    public void AtLeast(int? value, int least, params string[] at)
    {
        if (value < least)
            Fail("VALUE_OUT_OF_RANGE", $"{at[^1]} is {value}; it must be at least {least}.", at);
    }

    /// <summary>A duration is not negative.</summary>
    public void Time(TimeSpan? value, params string[] at)
    {
        if (value < TimeSpan.Zero)
            Fail("VALUE_OUT_OF_RANGE", $"{at[^1]} must not be negative.", at);
    }

    /// <summary>A name or an id has 1 to <paramref name="most"/> characters.</summary>
    public void Text(string text, int most, params string[] at)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > most)
            Fail("TEXT_INVALID", $"{at[^1]} needs 1 to {most} characters.", at);
    }

    /// <summary>What a learner answered is kept whole or refused.</summary>
    public void Answer(string? text, params string[] at)
    {
        if (text?.Length > LongestAnswer)
            Fail("TEXT_TOO_LONG", $"{at[^1]} has {text.Length} characters; at most {LongestAnswer} are kept.", at);
    }
}
