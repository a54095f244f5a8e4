using System.Text.Json.Serialization;

namespace ResourceHub.Core.Catalog;

/// <summary>
/// Anything that someone can learn from, whoever provides it: schema.org LearningResource as the hub reads it.
/// Its key is (provider, the provider's own id); its hub id never changes.
/// </summary>
public sealed record LearningResource
{
    /// <summary>The hub's id.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }

    /// <summary>The provider that published it.</summary>
    [JsonIgnore]
    public Guid ProviderId { get; init; }

    /// <summary>The provider's own id: JSON-LD's <c>@id</c>, else <c>identifier</c>. At most 400 characters.</summary>
    [JsonIgnore]
    public string ExternalId { get; init; } = "";

    /// <summary>Absolute http or https address; null where the provider gave none, as for a book on a shelf.</summary>
    public string? Url { get; init; }

    /// <summary>The title.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in plain text.</summary>
    public string? Description { get; init; }

    /// <summary>Subjects, such as Mathematics.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>Kinds of thing it is.</summary>
    public IReadOnlyList<LearningResourceType> LearningResourceType { get; init; } = [];

    /// <summary>What it is for.</summary>
    public IReadOnlyList<EducationalUse> EducationalUse { get; init; } = [];

    /// <summary>Grade levels, ascending; bands are expanded.</summary>
    public IReadOnlyList<GradeLevel> EducationalLevel { get; init; } = [];

    /// <summary>Ages that it suits, in years.</summary>
    public AgeRange? TypicalAgeRange { get; init; }

    /// <summary>Measures of how hard its text is.</summary>
    public IReadOnlyList<TextComplexity> TextComplexity { get; init; } = [];

    /// <summary>Interest levels, such as LG, MG, MG+, UG.</summary>
    public IReadOnlyList<string> InterestLevel { get; init; } = [];

    /// <summary>BCP 47 language tags, such as en or es-MX.</summary>
    public IReadOnlyList<string> InLanguage { get; init; } = [];

    /// <summary>How long it takes; see <see cref="TimeIsEstimated"/>.</summary>
    public TimeSpan? TimeRequired { get; init; }

    /// <summary>Whether the time is the hub's estimate for its type, not the provider's word.</summary>
    public bool TimeIsEstimated { get; init; }

    /// <summary>The licence; null where none is stated.</summary>
    public License? License { get; init; }

    /// <summary>Names of those who made it.</summary>
    public IReadOnlyList<string> Creator { get; init; } = [];

    /// <summary>Name of the publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>What to write when crediting it.</summary>
    public string? CreditText { get; init; }

    /// <summary>Whether it costs nothing; null where not stated.</summary>
    public bool? IsAccessibleForFree { get; init; }

    /// <summary>Senses through which it reaches someone.</summary>
    public IReadOnlyList<AccessMode> AccessMode { get; init; } = [];

    /// <summary>Each list alone is enough to use it.</summary>
    public IReadOnlyList<IReadOnlyList<AccessMode>> AccessModeSufficient { get; init; } = [];

    /// <summary>Accessibility features, such as captions.</summary>
    public IReadOnlyList<string> AccessibilityFeature { get; init; } = [];

    /// <summary>Accessibility hazards, such as flashing; <c>none</c> says that there are none.</summary>
    public IReadOnlyList<string> AccessibilityHazard { get; init; } = [];

    /// <summary>Media types, such as text/html.</summary>
    public IReadOnlyList<string> EncodingFormat { get; init; } = [];

    /// <summary>How a learner meets it.</summary>
    public InteractivityType? InteractivityType { get; init; }

    /// <summary>For whom it is made; empty where not stated.</summary>
    public IReadOnlyList<Audience> Audience { get; init; } = [];

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Address of a small picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Ties to skills, in the order and number that the provider sent: a name repeated there is repeated here.</summary>
    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    /// <summary>What the provider sent about skills that no framework here knows.</summary>
    public IReadOnlyList<UnresolvedAlignment> UnresolvedAlignments { get; init; } = [];

    /// <summary>What it is part of: external ids of the same provider, or addresses.</summary>
    public IReadOnlyList<string> IsPartOf { get; init; } = [];

    /// <summary>What it is based on: external ids of the same provider, or addresses.</summary>
    public IReadOnlyList<string> IsBasedOn { get; init; } = [];

    /// <summary>Place within what it is part of.</summary>
    public int? Position { get; init; }

    /// <summary>When the provider says it last changed.</summary>
    public DateTimeOffset? DateModified { get; init; }

    /// <summary>Frameworks that codes mean, as the publishing call said; before the provider's own.</summary>
    public IReadOnlyList<Guid> Frameworks { get; init; } = [];

    /// <summary>Grows by one with each change of the record; an assignment pins one.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>Grows with each change that the index must see, the hub's own included.</summary>
    [JsonIgnore]
    public long IndexVersion { get; init; }

    /// <summary>Whether the provider took it back: a tombstone, in no search.</summary>
    [JsonIgnore]
    public bool Withdrawn { get; init; }

    /// <summary>When this version was published.</summary>
    [JsonIgnore]
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Whether an assessment of having read or done it exists; filled in for the index only.</summary>
    [JsonIgnore]
    public bool HasQuiz { get; init; }

    /// <summary>The group of resources that are the same thing from several providers; filled in for the index only.</summary>
    [JsonIgnore]
    public Guid? DuplicateGroup { get; init; }

    /// <summary>Whether an audience is given and all of it teaches, leads or supports: never shown to learners or anonymous callers.</summary>
    [JsonIgnore]
    public bool IsEducatorOnly => Audience.Count > 0 && Audience.All(a => a is Catalog.Audience.Educator or Catalog.Audience.Administrator or Catalog.Audience.Mentor or Catalog.Audience.Professional);

    /// <summary>Whether it assesses: a resource of this kind that is based on another is a quiz on it.</summary>
    [JsonIgnore]
    public bool IsAssessment => LearningResourceType.Any(t => t is Catalog.LearningResourceType.Assessment or Catalog.LearningResourceType.AssessmentItem)
        || EducationalUse.Contains(Catalog.EducationalUse.Assessment);

    /// <summary>The keys under which others may name it: its external id, and its address where it has one.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> OwnKeys => Url is null
        ? [ResourceKey.OfExternal(ProviderId, ExternalId)]
        : [ResourceKey.OfExternal(ProviderId, ExternalId), ResourceKey.OfUrl(Url)];

    /// <summary>The keys of what it is part of: it is part of a resource when one of them is among that resource's <see cref="OwnKeys"/>.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> PartOfKeys => IsPartOf.SelectMany(name => ResourceKey.OfName(ProviderId, name));

    /// <summary>The keys of what it is based on.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> BasedOnKeys => IsBasedOn.SelectMany(name => ResourceKey.OfName(ProviderId, name));
}
