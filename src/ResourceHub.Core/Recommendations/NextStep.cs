namespace ResourceHub.Core.Recommendations;

/// <summary>What to do about a skill next.</summary>
public enum NextStep
{
    /// <summary>Learn it: everything it builds on is held.</summary>
    Learn,

    /// <summary>Refresh it: it was mastered and fades.</summary>
    Review,

    /// <summary>Ask about it: too little is known.</summary>
    Probe,

    /// <summary>Strengthen it: a skill that builds on it keeps failing.</summary>
    Repair,

    /// <summary>Go beyond goals that are met.</summary>
    Extend,
}
