namespace ResourceHub.Core.Learners.Model;

/// <summary>
/// Where a vendor's scaled score places a learner, laid over what is shown until evidence on the skill itself outweighs it. The fold
/// never reads it.
/// </summary>
/// <param name="Level">Λ̂, the grade level that the score stands for.</param>
/// <param name="StandardError">se, logits.</param>
internal sealed record ScaledScoreOverlay(double Level, double StandardError)
{
    const double LeastError = .5;
    const double ErrorWithoutMeasure = 1;

    /// <summary>How long a score counts.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(365);

    /// <summary>Places a score between the anchors (grade, typical score), at most one level beyond their ends; null with fewer than two.</summary>
    /// <param name="anchors">Points of the scale.</param>
    /// <param name="score">The learner's score.</param>
    /// <param name="standardError">Of the score, in its own unit; null where the vendor gave none.</param>
    /// <param name="options">The model's constants.</param>
    public static ScaledScoreOverlay? Place(IReadOnlyList<(double Grade, double Score)> anchors, double score, double? standardError, ModelOptions options)
    {
        if (anchors.Count < 2)
            return null;
        var sorted = anchors.OrderBy(a => a.Score).ToArray();
        var above = Array.FindIndex(sorted, 1, a => score <= a.Score);
        var (low, high) = above < 0 ? (sorted[^2], sorted[^1]) : (sorted[above - 1], sorted[above]);
        var slope = (high.Score - low.Score) / (high.Grade - low.Grade);
        if (!(slope > 0))
            return null;
        var level = Math.Clamp(low.Grade + (score - low.Score) / slope, sorted[0].Grade - 1, sorted[^1].Grade + 1);
        var error = standardError is { } sem ? Math.Max(LeastError, 1.5 * options.LevelSlope * sem / slope) : ErrorWithoutMeasure;
        return new(level, error);
    }

    /// <summary>What it adds to the logit of a skill that is shown; nothing is left after five item weights on the skill.</summary>
    /// <param name="ability">θ of the subject.</param>
    /// <param name="abilityVariance">Its variance.</param>
    /// <param name="items">n of the skill.</param>
    /// <param name="options">The model's constants.</param>
    public double Shift(double ability, double abilityVariance, double items, ModelOptions options)
        => (options.LevelSlope * (Level - options.ReferenceLevel) - ability) * abilityVariance / (abilityVariance + StandardError * StandardError) * Math.Max(0, 1 - items / 5);
}
