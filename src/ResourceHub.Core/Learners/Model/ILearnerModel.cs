namespace ResourceHub.Core.Learners.Model;

/// <summary>
/// The numbers of a learner model: what it expects and what an answer changes. Order, weights, statuses, half-lives, support and
/// judgements are <see cref="LearnerFold"/>'s and the same for every model.
/// </summary>
internal interface ILearnerModel
{
    /// <summary>Its name in the configuration.</summary>
    string Name { get; }

    /// <summary>Moves the numbers by one answer.</summary>
    /// <param name="state">The learner; units and subjects of the record are there already and faded to the instant.</param>
    /// <param name="context">What else is read.</param>
    /// <param name="record">The evidence.</param>
    /// <param name="score">What counts as its score.</param>
    /// <param name="weight">Role × items × repeat.</param>
    /// <param name="steps">Receives, for each unit of the record, how far its own counts moved its logit.</param>
    void Answer(LearnerState state, FoldContext context, FoldRecord record, double score, double weight, Span<double> steps);

    /// <summary>Probability of success on a typical item of a unit at an instant, guessing taken out, as the fold sees it.</summary>
    double ExpectedSuccess(LearnerState state, FoldContext context, int unit, long at);

    /// <summary>What the mastery thresholds are compared with.</summary>
    double MasteryMeasure(LearnerState state, FoldContext context, int unit, long at);

    /// <summary>Variance of the logit of a unit at an instant.</summary>
    double Variance(LearnerState state, FoldContext context, int unit, long at);
}
