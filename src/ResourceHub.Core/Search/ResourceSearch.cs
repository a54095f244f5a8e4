using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Search;

/// <summary>
/// The contract's input of the same name: every part narrows the search, an absent part (null or empty) does not.
/// A list matches any of its values, but <see cref="AccessibilityFeature"/>, <see cref="LicenseAllows"/>,
/// <see cref="AccessModeSufficient"/> and <see cref="WithoutHazards"/> ask for all.
/// </summary>
public sealed record ResourceSearch
{
    /// <summary>A search that narrows nothing.</summary>
    public static ResourceSearch Everything { get; } = new();

    /// <summary>Words of the name, description, keywords, skills and provider; the last one may be unfinished.</summary>
    public string? Text { get; init; }

    /// <summary>Skills that it must be aligned to.</summary>
    public SkillFilter? Skills { get; init; }

    /// <summary>Someone who must be ready for it.</summary>
    public ReadyFor? ReadyFor { get; init; }

    /// <summary>Subjects.</summary>
    public IReadOnlyList<string>? About { get; init; }

    /// <summary>Kinds of thing it is.</summary>
    public IReadOnlyList<LearningResourceType>? LearningResourceType { get; init; }

    /// <summary>What it is for.</summary>
    public IReadOnlyList<EducationalUse>? EducationalUse { get; init; }

    /// <summary>Grade levels.</summary>
    public IReadOnlyList<GradeLevel>? EducationalLevel { get; init; }

    /// <summary>Years of age that it must suit.</summary>
    public int? Age { get; init; }

    /// <summary>Languages, BCP 47; <c>en</c> finds <c>en-GB</c> too.</summary>
    public IReadOnlyList<string>? InLanguage { get; init; }

    /// <summary>The least time.</summary>
    public TimeSpan? MinTimeRequired { get; init; }

    /// <summary>The most time.</summary>
    public TimeSpan? MaxTimeRequired { get; init; }

    /// <summary>What the licence must allow, all of it.</summary>
    public IReadOnlyList<LicensePermission>? LicenseAllows { get; init; }

    /// <summary>Free of charge, or not.</summary>
    public bool? IsAccessibleForFree { get; init; }

    /// <summary>Usable with these modes alone.</summary>
    public IReadOnlyList<AccessMode>? AccessModeSufficient { get; init; }

    /// <summary>Senses that it speaks to.</summary>
    public IReadOnlyList<AccessMode>? AccessMode { get; init; }

    /// <summary>Accessibility features, all of them.</summary>
    public IReadOnlyList<string>? AccessibilityFeature { get; init; }

    /// <summary>None of these hazards, and none unknown.</summary>
    public IReadOnlyList<string>? WithoutHazards { get; init; }

    /// <summary>Media types.</summary>
    public IReadOnlyList<string>? EncodingFormat { get; init; }

    /// <summary>How it is used.</summary>
    public IReadOnlyList<InteractivityType>? InteractivityType { get; init; }

    /// <summary>For whom it is.</summary>
    public IReadOnlyList<Audience>? Audience { get; init; }

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>Measures of its text, one of which must be within its bounds.</summary>
    public IReadOnlyList<TextComplexityFilter>? TextComplexity { get; init; }

    /// <summary>Interest levels, such as MG+.</summary>
    public IReadOnlyList<string>? InterestLevel { get; init; }

    /// <summary>Whether an assessment of having read or done it must exist, or must not.</summary>
    public bool? HasQuiz { get; init; }

    /// <summary>The resource that it must be a part of.</summary>
    public ResourceRef? IsPartOf { get; init; }

    /// <summary>Slugs of providers.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>Changed at this time or later.</summary>
    public DateTimeOffset? ModifiedSince { get; init; }

    /// <summary>One result for resources that are the same thing from several providers: the best ranked of those that match.</summary>
    public bool CollapseDuplicates { get; init; } = true;
}

/// <summary>Skills by any of their names; a resource matches if it is aligned to one of them.</summary>
public sealed record SkillFilter
{
    /// <summary>How a resource must be aligned where nothing else is said.</summary>
    public static IReadOnlyList<AlignmentRole> UsualRoles { get; } = [AlignmentRole.Teaches, AlignmentRole.Assesses];

    /// <summary>Names of skills, 1 to 200.</summary>
    public required IReadOnlyList<string> AnyOf { get; init; }

    /// <summary>How it must be aligned.</summary>
    public IReadOnlyList<AlignmentRole> Roles { get; init; } = UsualRoles;

    /// <summary>Also skills below them.</summary>
    public bool IncludeDescendants { get; init; } = true;

    /// <summary>Also skills of other frameworks that are the same.</summary>
    public bool IncludeExactMatches { get; init; } = true;

    /// <summary>Also skills this many steps before, 0 to 10.</summary>
    public int Before { get; init; }

    /// <summary>Also skills this many steps after, 0 to 10.</summary>
    public int After { get; init; }
}

/// <summary>Someone who must be ready: a learner, or whoever has mastered these skills. Exactly one is given.</summary>
/// <param name="Learner">The hub's id of a learner.</param>
/// <param name="MasteredSkills">Names of skills; what they build on counts as mastered too.</param>
public sealed record ReadyFor(Guid? Learner = null, IReadOnlyList<string>? MasteredSkills = null);

/// <summary>Bounds of a measure of text, both included.</summary>
/// <param name="Name">Such as Lexile or ATOS.</param>
/// <param name="Min">The lowest value; null for no bound.</param>
/// <param name="Max">The highest value; null for no bound.</param>
public sealed record TextComplexityFilter(string Name, double? Min = null, double? Max = null);
