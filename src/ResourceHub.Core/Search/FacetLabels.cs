using System.Globalization;
using ResourceHub.Core.Providers;

namespace ResourceHub.Core.Search;

/// <summary>Shows facet values to people, and which of them the search filters by.</summary>
sealed class FacetLabels(SearchPlan plan, ResourceSearch search, IReadOnlyDictionary<string, Provider>? providers)
{
    /// <summary>A facet as clients see it.</summary>
    public Facet Show(ResourceFacet facet, IndexFacet counted)
    {
        var selected = Selected(facet);
        return new(facet, [.. counted.Values.Select(v => new FacetValue(v.Value, Label(facet, v.Value), v.Count, selected.Contains(v.Value)))]);
    }

    HashSet<string> Selected(ResourceFacet facet)
    {
        if (facet == ResourceFacet.Skill)
            return plan.Asked.Select(a => a.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var field = SearchTerms.FieldOf(facet);
        return SearchTerms.AnyOf(search).Concat(SearchTerms.AllOf(search)).Where(t => t.Field == field).SelectMany(t => t.Values)
            .Select(v => v.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    string Label(ResourceFacet facet, string value) => facet switch
    {
        ResourceFacet.AccessMode or ResourceFacet.Audience or ResourceFacet.EducationalUse or ResourceFacet.InteractivityType
            or ResourceFacet.LearningResourceType or ResourceFacet.LicenseAllows => Words(value),
        ResourceFacet.EducationalLevel => Level(value),
        ResourceFacet.InLanguage => Language(value),
        ResourceFacet.Provider => providers?.GetValueOrDefault(value)?.Name ?? value,
        ResourceFacet.Skill => Guid.TryParse(value, out var id) && plan.Graph.Find(id) is { } skill ? SkillLabel.Of(skill) : value,
        _ => value,
    };

    // LESSON_PLAN is Lesson plan
    static string Words(string wire) => wire.Length == 0 ? wire : wire[0] + wire[1..].Replace('_', ' ').ToLowerInvariant();

    static string Level(string code) => code switch
    {
        "PR" => "Preschool",
        "PK" => "Prekindergarten",
        "KG" => "Kindergarten",
        "PS" => "Postsecondary",
        _ => $"Grade {code.TrimStart('0')}",
    };

    static string Language(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
