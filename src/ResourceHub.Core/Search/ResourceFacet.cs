namespace ResourceHub.Core.Search;

/// <summary>Fields that a search counts the values of.</summary>
public enum ResourceFacet
{
    /// <summary>Subjects.</summary>
    About,

    /// <summary>Access modes.</summary>
    AccessMode,

    /// <summary>Audiences.</summary>
    Audience,

    /// <summary>Grade levels.</summary>
    EducationalLevel,

    /// <summary>Educational uses.</summary>
    EducationalUse,

    /// <summary>Languages.</summary>
    InLanguage,

    /// <summary>Interactivity types.</summary>
    InteractivityType,

    /// <summary>Interest levels.</summary>
    InterestLevel,

    /// <summary>Keywords.</summary>
    Keywords,

    /// <summary>Kinds of resource.</summary>
    LearningResourceType,

    /// <summary>What licences allow.</summary>
    LicenseAllows,

    /// <summary>Providers.</summary>
    Provider,

    /// <summary>Skills that resources teach or assess.</summary>
    Skill,
}
