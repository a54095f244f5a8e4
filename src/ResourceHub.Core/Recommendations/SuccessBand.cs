namespace ResourceHub.Core.Recommendations;

/// <summary>How hard work should be: the bands of the learner model's item choice.</summary>
/// <param name="Low">Expected success at the lower end.</param>
/// <param name="Aim">Expected success aimed at.</param>
/// <param name="High">Expected success at the upper end.</param>
internal readonly record struct SuccessBand(double Low, double Aim, double High)
{
    static readonly SuccessBand Practise = new(.70, .80, .90);
    static readonly SuccessBand Probe = new(.50, .585, .67);
    static readonly SuccessBand Review = new(.80, .85, .92);

    /// <summary>The band of a step and a slot: a probe asks where the answer is open, practice where success is likely.</summary>
    public static SuccessBand Of(NextStep kind, BundleSlot slot) => kind switch
    {
        NextStep.Review => Review,
        NextStep.Probe => Probe,
        _ when slot == BundleSlot.Reassess => Probe,
        _ => Practise,
    };

    /// <summary>1 at the aim, .8 at the ends of the band, 0 far from it.</summary>
    public double Fit(double success)
    {
        var end = success < Aim ? Aim - Low : High - Aim;
        var distance = Math.Abs(success - Aim);
        return distance <= end ? 1 - .2 * distance / end : Math.Max(0, .8 - (distance - end) / .4);
    }
}
