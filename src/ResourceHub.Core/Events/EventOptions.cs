namespace ResourceHub.Core.Events;

/// <summary>How news travels between processes of the hub. Section <c>Events</c>.</summary>
public sealed class EventOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Events";

    /// <summary>How often a process with listeners looks at what others wrote, 0.05 to 10 seconds; its own news it hears at once. Default: 0.5.</summary>
    public double PollSeconds { get; set; } = 0.5;

    /// <summary>How long a missing number may still come from a transaction that is under way, 1 to 300 seconds. Default: 10.</summary>
    public double GapSeconds { get; set; } = 10;

    /// <summary>How long events are kept, 1 to 1440 minutes; longer than any process sleeps. Default: 10.</summary>
    public double RetentionMinutes { get; set; } = 10;

    /// <summary>What is wrong with the options; null for nothing.</summary>
    public string? Problem()
        => PollSeconds is not (>= 0.05 and <= 10) ? $"Events:PollSeconds is {PollSeconds}; it must be from 0.05 to 10."
            : GapSeconds is not (>= 1 and <= 300) ? $"Events:GapSeconds is {GapSeconds}; it must be from 1 to 300."
            : RetentionMinutes is not (>= 1 and <= 1440) ? $"Events:RetentionMinutes is {RetentionMinutes}; it must be from 1 to 1440."
            : null;
}
