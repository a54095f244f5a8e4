namespace ResourceHub.Core.Effects;

/// <summary>Where a learner stood on a skill before using a resource, by expected success on a typical item.</summary>
public enum StartingBand
{
    /// <summary>Below .50.</summary>
    Low,

    /// <summary>.50 to below .80.</summary>
    Middle,

    /// <summary>.80 and more.</summary>
    High,
}

/// <summary>Reads bands.</summary>
public static class StartingBands
{
    /// <summary>The band of an expected success.</summary>
    public static StartingBand Of(double expectedSuccess) => expectedSuccess < .5 ? StartingBand.Low : expectedSuccess < .8 ? StartingBand.Middle : StartingBand.High;
}
