namespace ResourceHub.Core.Skills;

/// <summary>How the hub treats skills. Section <c>Skills</c>.</summary>
public sealed class SkillOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Skills";

    /// <summary>
    /// CASE identifiers of frameworks whose skills win, first to last, where a name fits several frameworks and nothing else decides.
    /// Default: none, and then such a name is ambiguous.
    /// </summary>
    public IReadOnlyList<Guid> PreferredFrameworks { get; set; } = [];

    /// <summary>How often a replica looks whether another changed the skills, 0.1 to 60 seconds. Default: 1.</summary>
    public double PollSeconds { get; set; } = 1;

    /// <summary>What is wrong with the options; null for nothing.</summary>
    public string? Problem()
        => PollSeconds is >= 0.1 and <= 60 ? null : $"Skills:PollSeconds is {PollSeconds}; it must be from 0.1 to 60.";
}
