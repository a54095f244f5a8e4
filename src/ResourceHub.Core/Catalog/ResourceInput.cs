namespace ResourceHub.Core.Catalog;

/// <summary>A record in the contract's typed form: the values have their types already, and go through the same mapper as JSON-LD.</summary>
public sealed record ResourceInput
{
    /// <summary>The provider's own id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Absolute http or https address.</summary>
    public string? Url { get; init; }

    /// <summary>The title.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in plain text.</summary>
    public string? Description { get; init; }

    /// <summary>Subjects.</summary>
    public IReadOnlyList<string>? About { get; init; }

    /// <summary>Kinds of thing it is.</summary>
    public IReadOnlyList<LearningResourceType>? LearningResourceType { get; init; }

    /// <summary>What it is for.</summary>
    public IReadOnlyList<EducationalUse>? EducationalUse { get; init; }

    /// <summary>Grade levels; bands expand.</summary>
    public IReadOnlyList<GradeBand>? EducationalLevel { get; init; }

    /// <summary>Such as 8-10 or 12+.</summary>
    public string? TypicalAgeRange { get; init; }

    /// <summary>Measures of how hard its text is.</summary>
    public IReadOnlyList<TextComplexity>? TextComplexity { get; init; }

    /// <summary>Interest levels.</summary>
    public IReadOnlyList<string>? InterestLevel { get; init; }

    /// <summary>Language tags.</summary>
    public IReadOnlyList<string>? InLanguage { get; init; }

    /// <summary>How long it takes.</summary>
    public TimeSpan? TimeRequired { get; init; }

    /// <summary>The licence's address.</summary>
    public string? License { get; init; }

    /// <summary>Names of those who made it.</summary>
    public IReadOnlyList<string>? Creator { get; init; }

    /// <summary>Name of the publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>What to write when crediting it.</summary>
    public string? CreditText { get; init; }

    /// <summary>Whether it costs nothing.</summary>
    public bool? IsAccessibleForFree { get; init; }

    /// <summary>Senses through which it reaches someone.</summary>
    public IReadOnlyList<AccessMode>? AccessMode { get; init; }

    /// <summary>Each list alone is enough to use it.</summary>
    public IReadOnlyList<IReadOnlyList<AccessMode>>? AccessModeSufficient { get; init; }

    /// <summary>Accessibility features.</summary>
    public IReadOnlyList<string>? AccessibilityFeature { get; init; }

    /// <summary>Accessibility hazards.</summary>
    public IReadOnlyList<string>? AccessibilityHazard { get; init; }

    /// <summary>Media types.</summary>
    public IReadOnlyList<string>? EncodingFormat { get; init; }

    /// <summary>How a learner meets it.</summary>
    public InteractivityType? InteractivityType { get; init; }

    /// <summary>For whom it is made.</summary>
    public IReadOnlyList<Audience>? Audience { get; init; }

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>Address of a small picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Skills that it teaches, by any of their names.</summary>
    public IReadOnlyList<string>? Teaches { get; init; }

    /// <summary>Skills that it assesses.</summary>
    public IReadOnlyList<string>? Assesses { get; init; }

    /// <summary>Skills that it needs.</summary>
    public IReadOnlyList<string>? CompetencyRequired { get; init; }

    /// <summary>What it is part of: external ids of the same provider, or addresses.</summary>
    public IReadOnlyList<string>? IsPartOf { get; init; }

    /// <summary>What it is based on: external ids of the same provider, or addresses.</summary>
    public IReadOnlyList<string>? IsBasedOn { get; init; }

    /// <summary>Place within what it is part of.</summary>
    public int? Position { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? DateModified { get; init; }
}
