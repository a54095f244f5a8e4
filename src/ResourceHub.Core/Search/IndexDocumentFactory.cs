using System.Text;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>
/// Makes the document that a resource is found by. It depends on the framework in three things only: the text of the skills, where they stand, and what the
/// resource requires; a changed framework asks for the documents of its skills to be made again.
/// </summary>
public static class IndexDocumentFactory
{
    const int MostSkillText = 20_000;

    /// <summary>The document of a resource that is not withdrawn.</summary>
    public static IndexDocument Create(LearningResource resource, Provider provider, SkillGraph graph) => new()
    {
        Resource = resource.Id,
        Name = resource.Name,
        Description = resource.Description,
        SkillText = SkillText(resource, graph),
        ProviderName = provider.Name,
        Terms = [.. Terms(resource, provider).Where(t => t.Values.Count > 0)],
        Alignments = [.. resource.Alignments.Select(a => new IndexAlignment(a.Role, a.Skill)).Distinct()],
        Places = [.. resource.Alignments.Select(a => a.Skill).Distinct().Select(graph.Find).OfType<Skill>().Select(skill => Place(graph, skill))],
        RequiredSkills = ReadinessRule.RequiredSkills(resource.Alignments, graph),
        AccessModeSufficient = [.. resource.AccessModeSufficient.Where(modes => modes.Count > 0).Select(Wire)],
        TextComplexity = [.. resource.TextComplexity.Where(t => t.Value is not null).Select(t => new IndexMeasure(t.Name, t.Value!.Value))],
        AgeMin = resource.TypicalAgeRange?.Min,
        AgeMax = resource.TypicalAgeRange?.Max,
        TimeRequired = resource.TimeRequired,
        IsAccessibleForFree = resource.IsAccessibleForFree,
        HasQuiz = resource.HasQuiz,
        EducatorOnly = resource.IsEducatorOnly,
        DateModified = resource.DateModified,
        Quality = Quality(resource),
        DuplicateGroup = resource.DuplicateGroup,
    };

    static IEnumerable<IndexTerms> Terms(LearningResource resource, Provider provider) =>
    [
        new(IndexField.About, resource.About),
        new(IndexField.AccessMode, Wire(resource.AccessMode)),
        new(IndexField.AccessibilityFeature, resource.AccessibilityFeature),
        new(IndexField.AccessibilityHazard, resource.AccessibilityHazard),
        new(IndexField.Audience, Wire(resource.Audience)),
        new(IndexField.EducationalLevel, [.. resource.EducationalLevel.Select(l => l.Code)]),
        new(IndexField.EducationalUse, Wire(resource.EducationalUse)),
        new(IndexField.EncodingFormat, resource.EncodingFormat),
        new(IndexField.InLanguage, resource.InLanguage),
        new(IndexField.InteractivityType, resource.InteractivityType is { } type ? [type.ToWire()] : []),
        new(IndexField.InterestLevel, resource.InterestLevel),
        new(IndexField.IsPartOf, [.. resource.PartOfKeys.Select(k => k.ToString("N"))]),
        new(IndexField.Keywords, resource.Keywords),
        new(IndexField.LearningResourceType, Wire(resource.LearningResourceType)),
        new(IndexField.LicenseAllows, Wire(resource.License?.Allows ?? [])),
        new(IndexField.Provider, [provider.Slug]),
    ];

    static IndexPlace Place(SkillGraph graph, Skill skill)
    {
        var matches = SkillExpansion.Matches(graph, skill.Index).Where(m => m != skill.Index).ToHashSet();
        return new(
            skill.Identifier,
            Identifiers(graph.Ancestors(skill.Index)),
            Identifiers(matches),
            Identifiers(matches.SelectMany(graph.Ancestors).Distinct()),
            graph.Depth(skill.Index));

        Guid[] Identifiers(IEnumerable<int> skills) => [.. skills.Select(s => graph[s].Identifier)];
    }

    static string? SkillText(LearningResource resource, SkillGraph graph)
    {
        var text = new StringBuilder();
        foreach (var id in resource.Alignments.Select(a => a.Skill).Distinct())
        {
            if (graph.Find(id) is not { } skill || text.Length > MostSkillText)
                continue;
            if (skill.Code is { } code)
                text.Append(code).Append('\n');
            text.Append(skill.Statement).Append('\n');
        }
        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>
    /// 0 to 1: mostly how much the provider says of it (eight things that help to choose), and a little how few skills it is aligned to, for what is about one
    /// skill helps more with it than what is about thirty.
    /// </summary>
    static double Quality(LearningResource resource)
    {
        ReadOnlySpan<bool> said =
        [
            resource.Description is { Length: > 40 }, resource.License is not null, resource.EducationalLevel.Count > 0, resource.LearningResourceType.Count > 0,
            resource.Url is not null, resource.TimeRequired is not null && !resource.TimeIsEstimated, resource.AccessModeSufficient.Count > 0 || resource.AccessMode.Count > 0,
            resource.ThumbnailUrl is not null,
        ];
        var skills = resource.Alignments.Select(a => a.Skill).Distinct().Count();
        return .7 * said.Count(true) / said.Length + (skills == 0 ? 0 : .3 / skills);
    }

    static IReadOnlyList<string> Wire<T>(IReadOnlyList<T> values) where T : struct, Enum => [.. values.Select(v => v.ToWire())];
}
