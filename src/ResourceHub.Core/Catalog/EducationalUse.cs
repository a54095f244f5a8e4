namespace ResourceHub.Core.Catalog;

/// <summary>What a resource is for: LRMI's educationalUse; practice, intervention and enrichment are the hub's own.</summary>
public enum EducationalUse
{
    /// <summary>For instruction.</summary>
    Instruction,

    /// <summary>For practice.</summary>
    Practice,

    /// <summary>For assessment.</summary>
    Assessment,

    /// <summary>For intervention.</summary>
    Intervention,

    /// <summary>For enrichment.</summary>
    Enrichment,

    /// <summary>Help for educators rather than for learners.</summary>
    ProfessionalSupport,
}
