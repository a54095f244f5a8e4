using System.Globalization;

namespace ResourceHub.Core.Search;

/// <summary>The bounds of a search.</summary>
static class SearchLimits
{
    /// <summary>The most values that one list of a search may have.</summary>
    public const int MostValues = 200;

    /// <summary>The most steps before or after along the progression.</summary>
    public const int MostSteps = 10;

    /// <summary>Refuses what is out of bounds, saying where.</summary>
    /// <exception cref="HubException"><c>SEARCH_INVALID</c>, <c>FIRST_OUT_OF_RANGE</c>.</exception>
    public static void Check(SearchRequest request)
    {
        PageRequest.Of(request.Page.First, request.Page.After, PageRequest.Most);
        PageRequest.Of(request.FacetSize, null, PageRequest.Most);
        var search = request.Search;
        if (search.Skills is { } skills)
        {
            if (skills.AnyOf.Count == 0)
                throw Invalid("needs at least one skill", "skills", "anyOf");
            if (skills.Roles.Count == 0)
                throw Invalid("needs at least one role", "skills", "roles");
            Count(skills.AnyOf, "skills", "anyOf");
            Steps(skills.Before, "before");
            Steps(skills.After, "after");
        }
        if (search.ReadyFor is { } ready)
        {
            if (ready.Learner is null == ready.MasteredSkills is null)
                throw Invalid("needs a learner or masteredSkills, and not both", "readyFor");
            Count(ready.MasteredSkills, "readyFor", "masteredSkills");
        }
        Count(search.About, "about");
        Count(search.LearningResourceType, "learningResourceType");
        Count(search.EducationalUse, "educationalUse");
        Count(search.EducationalLevel, "educationalLevel");
        Count(search.InLanguage, "inLanguage");
        Count(search.LicenseAllows, "licenseAllows");
        Count(search.AccessModeSufficient, "accessModeSufficient");
        Count(search.AccessMode, "accessMode");
        Count(search.AccessibilityFeature, "accessibilityFeature");
        Count(search.WithoutHazards, "withoutHazards");
        Count(search.EncodingFormat, "encodingFormat");
        Count(search.InteractivityType, "interactivityType");
        Count(search.Audience, "audience");
        Count(search.Keywords, "keywords");
        Count(search.TextComplexity, "textComplexity");
        Count(search.InterestLevel, "interestLevel");
        Count(search.Providers, "providers");
        if (search.Age is < 0 or > 150)
            throw Invalid($"is {search.Age}; it must be from 0 to 150", "age");
        if (search.MinTimeRequired < TimeSpan.Zero)
            throw Invalid("must not be negative", "minTimeRequired");
        if (search.MaxTimeRequired < TimeSpan.Zero)
            throw Invalid("must not be negative", "maxTimeRequired");
    }

    static void Count<T>(IReadOnlyList<T>? values, params string[] path)
    {
        if (values?.Count > MostValues)
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"has {values.Count} values; at most {MostValues} are taken"), path);
    }

    static void Steps(int steps, string field)
    {
        if (steps is < 0 or > MostSteps)
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"is {steps}; it must be from 0 to {MostSteps}"), "skills", field);
    }

    static HubException Invalid(string what, params string[] path) => new("SEARCH_INVALID", $"{string.Join('.', path)} {what}.", ["search", .. path]);
}
