using ResourceHub.Core.Access;

namespace ResourceHub.Core.Search;

/// <summary>The lists of a search as terms of the index.</summary>
static class SearchTerms
{
    /// <summary>What matches any of its values.</summary>
    public static List<IndexTerms> AnyOf(ResourceSearch search)
    {
        var terms = new List<IndexTerms>();
        Add(IndexField.About, search.About);
        AddEnum(IndexField.LearningResourceType, search.LearningResourceType);
        AddEnum(IndexField.EducationalUse, search.EducationalUse);
        Add(IndexField.EducationalLevel, search.EducationalLevel?.Select(l => l.Code));
        Add(IndexField.InLanguage, search.InLanguage);
        AddEnum(IndexField.AccessMode, search.AccessMode);
        Add(IndexField.EncodingFormat, search.EncodingFormat);
        AddEnum(IndexField.InteractivityType, search.InteractivityType);
        AddEnum(IndexField.Audience, search.Audience);
        Add(IndexField.Keywords, search.Keywords);
        Add(IndexField.InterestLevel, search.InterestLevel);
        Add(IndexField.Provider, search.Providers);
        return terms;

        void Add(IndexField field, IEnumerable<string>? values)
        {
            if (values?.ToArray() is { Length: > 0 } list)
                terms.Add(new(field, list));
        }

        void AddEnum<T>(IndexField field, IReadOnlyList<T>? values) where T : struct, Enum => Add(field, values?.Select(v => v.ToWire()));
    }

    /// <summary>What must have all of its values.</summary>
    public static IReadOnlyList<IndexTerms> AllOf(ResourceSearch search)
    {
        var terms = new List<IndexTerms>();
        if (search.LicenseAllows is { Count: > 0 } allows)
            terms.Add(new(IndexField.LicenseAllows, [.. allows.Select(a => a.ToWire())]));
        if (search.AccessibilityFeature is { Count: > 0 } features)
            terms.Add(new(IndexField.AccessibilityFeature, features));
        return terms;
    }

    /// <summary>The index's field of a facet.</summary>
    public static IndexField FieldOf(ResourceFacet facet) => facet switch
    {
        ResourceFacet.About => IndexField.About,
        ResourceFacet.AccessMode => IndexField.AccessMode,
        ResourceFacet.Audience => IndexField.Audience,
        ResourceFacet.EducationalLevel => IndexField.EducationalLevel,
        ResourceFacet.EducationalUse => IndexField.EducationalUse,
        ResourceFacet.InLanguage => IndexField.InLanguage,
        ResourceFacet.InteractivityType => IndexField.InteractivityType,
        ResourceFacet.InterestLevel => IndexField.InterestLevel,
        ResourceFacet.Keywords => IndexField.Keywords,
        ResourceFacet.LearningResourceType => IndexField.LearningResourceType,
        ResourceFacet.LicenseAllows => IndexField.LicenseAllows,
        ResourceFacet.Provider => IndexField.Provider,
        _ => IndexField.Skill,
    };
}
