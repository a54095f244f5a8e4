namespace ResourceHub.Core.Search;

/// <summary>Fields of a document that hold terms: compared without regard to case, counted as facets.</summary>
public enum IndexField
{
    /// <summary>Subjects.</summary>
    About,

    /// <summary>Senses that it speaks to, as the contract names them.</summary>
    AccessMode,

    /// <summary>schema.org accessibilityFeature.</summary>
    AccessibilityFeature,

    /// <summary>schema.org accessibilityHazard.</summary>
    AccessibilityHazard,

    /// <summary>For whom, as the contract names them.</summary>
    Audience,

    /// <summary>CEDS codes of grade levels.</summary>
    EducationalLevel,

    /// <summary>As the contract names them.</summary>
    EducationalUse,

    /// <summary>Media types.</summary>
    EncodingFormat,

    /// <summary>BCP 47 tags; a filter matches more specific tags too (RFC 4647, basic filtering).</summary>
    InLanguage,

    /// <summary>As the contract names it.</summary>
    InteractivityType,

    /// <summary>Such as MG+.</summary>
    InterestLevel,

    /// <summary>Keys of the resources that it is a part of, as <see cref="Catalog.ResourceKey"/> makes them.</summary>
    IsPartOf,

    /// <summary>Keywords.</summary>
    Keywords,

    /// <summary>As the contract names them.</summary>
    LearningResourceType,

    /// <summary>What the licence allows, as the contract names it.</summary>
    LicenseAllows,

    /// <summary>The provider's slug.</summary>
    Provider,

    /// <summary>Identifiers of the skills that it teaches or assesses; for facets only, filters go through <see cref="IndexSkillFilter"/>.</summary>
    Skill,
}

/// <summary>Values of one field.</summary>
/// <param name="Field">The field; not <see cref="IndexField.Skill"/>.</param>
/// <param name="Values">Its values.</param>
public sealed record IndexTerms(IndexField Field, IReadOnlyList<string> Values);
