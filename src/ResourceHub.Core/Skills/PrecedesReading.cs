namespace ResourceHub.Core.Skills;

/// <summary>How a framework's <c>precedes</c> associations are read. CASE says only that the origin comes before.</summary>
public enum PrecedesReading
{
    /// <summary>The origin is needed first: a prerequisite.</summary>
    Prerequisite,

    /// <summary>A suggested order; nothing blocks.</summary>
    OrderOnly,
}
