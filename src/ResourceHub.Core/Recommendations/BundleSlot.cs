namespace ResourceHub.Core.Recommendations;

/// <summary>What a resource is for within a recommendation.</summary>
public enum BundleSlot
{
    /// <summary>Instruction: explains or shows.</summary>
    Teach,

    /// <summary>Practice: the learner does it.</summary>
    Practise,

    /// <summary>A new measurement, from elsewhere than the learning where possible.</summary>
    Reassess,
}
