using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Server.Catalog;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Search;

/// <summary>The contract's <c>ResourceSearch</c> as it comes in: ids are global, levels may be bands.</summary>
internal sealed record ResourceSearchInput
{
    public string? Text { get; init; }

    public SkillFilter? Skills { get; init; }

    public ReadyForInput? ReadyFor { get; init; }

    public IReadOnlyList<string>? About { get; init; }

    public IReadOnlyList<LearningResourceType>? LearningResourceType { get; init; }

    public IReadOnlyList<EducationalUse>? EducationalUse { get; init; }

    public IReadOnlyList<GradeBand>? EducationalLevel { get; init; }

    public int? Age { get; init; }

    public IReadOnlyList<string>? InLanguage { get; init; }

    public TimeSpan? MinTimeRequired { get; init; }

    public TimeSpan? MaxTimeRequired { get; init; }

    public IReadOnlyList<LicensePermission>? LicenseAllows { get; init; }

    public bool? IsAccessibleForFree { get; init; }

    public IReadOnlyList<AccessMode>? AccessModeSufficient { get; init; }

    public IReadOnlyList<AccessMode>? AccessMode { get; init; }

    public IReadOnlyList<string>? AccessibilityFeature { get; init; }

    public IReadOnlyList<string>? WithoutHazards { get; init; }

    public IReadOnlyList<string>? EncodingFormat { get; init; }

    public IReadOnlyList<InteractivityType>? InteractivityType { get; init; }

    public IReadOnlyList<Audience>? Audience { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }

    public IReadOnlyList<TextComplexityFilter>? TextComplexity { get; init; }

    public IReadOnlyList<string>? InterestLevel { get; init; }

    public bool? HasQuiz { get; init; }

    public ResourceRefInput? IsPartOf { get; init; }

    public IReadOnlyList<string>? Providers { get; init; }

    public DateTimeOffset? ModifiedSince { get; init; }

    public bool CollapseDuplicates { get; init; } = true;

    /// <summary>The domain's form.</summary>
    public ResourceSearch ToSearch() => new()
    {
        Text = Text,
        Skills = Skills,
        ReadyFor = ReadyFor?.ToReadyFor(),
        About = About,
        LearningResourceType = LearningResourceType,
        EducationalUse = EducationalUse,
        EducationalLevel = EducationalLevel is null ? null : [.. EducationalLevel.SelectMany(band => band.Levels()).Distinct().Order()],
        Age = Age,
        InLanguage = InLanguage,
        MinTimeRequired = MinTimeRequired,
        MaxTimeRequired = MaxTimeRequired,
        LicenseAllows = LicenseAllows,
        IsAccessibleForFree = IsAccessibleForFree,
        AccessModeSufficient = AccessModeSufficient,
        AccessMode = AccessMode,
        AccessibilityFeature = AccessibilityFeature,
        WithoutHazards = WithoutHazards,
        EncodingFormat = EncodingFormat,
        InteractivityType = InteractivityType,
        Audience = Audience,
        Keywords = Keywords,
        TextComplexity = TextComplexity,
        InterestLevel = InterestLevel,
        HasQuiz = HasQuiz,
        // what is no resource's id is no resource's part either
        IsPartOf = IsPartOf is null ? null : IsPartOf.ToRef() ?? new ResourceRef(Guid.Empty),
        Providers = Providers,
        ModifiedSince = ModifiedSince,
        CollapseDuplicates = CollapseDuplicates,
    };
}

/// <summary>The contract's <c>ReadyFor</c>: exactly one is given.</summary>
internal sealed record ReadyForInput(string? Learner, IReadOnlyList<string>? MasteredSkills)
{
    /// <summary>The domain's form; an id of something else is nobody whom the caller reaches.</summary>
    public ReadyFor ToReadyFor()
        => Learner is null ? new(null, MasteredSkills) : new(GlobalId.TryDecode(Learner, "Learner", out var id) ? id : Guid.Empty);
}
