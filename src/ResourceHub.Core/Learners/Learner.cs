using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Learners;

/// <summary>A learner of one organisation, under a pseudonymous id of the client's own.</summary>
public sealed record Learner
{
    /// <summary>The hub's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation that the learner belongs to; nobody outside it sees the learner.</summary>
    public required Guid Organization { get; init; }

    /// <summary>The client's own id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Levels by day, oldest first.</summary>
    public IReadOnlyList<DatedLevel> Levels { get; init; } = [];

    /// <summary>BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>What the learner likes, in words.</summary>
    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>The learner's choice; breaks ties only.</summary>
    public IReadOnlyList<AccessMode> PreferredAccessModes { get; init; } = [];

    /// <summary>A hard filter on what is recommended.</summary>
    public AccessNeeds AccessNeeds { get; init; } = AccessNeeds.None;

    /// <summary>The learner's own words.</summary>
    public string? Motivations { get; init; }

    /// <summary>Goals, in the order given.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>When the learner was first named.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The level at an instant; null without any.</summary>
    public GradeLevel? LevelAt(DateTimeOffset at) => DatedLevel.On(Levels, DateOnly.FromDateTime(at.UtcDateTime));
}
