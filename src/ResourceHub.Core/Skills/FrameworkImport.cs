using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Core.Skills;

/// <summary>A framework ready to be written.</summary>
/// <param name="Framework">Its document.</param>
/// <param name="Items">Its skills with a hash of all that they say, in order.</param>
/// <param name="Associations">Its associations, in order.</param>
/// <param name="Package">The whole package, canonical UTF-8 JSON.</param>
/// <param name="Replaced">Identifiers that the package says were replaced.</param>
public sealed record FrameworkImport(
    FrameworkRecord Framework,
    IReadOnlyList<(SkillRecord Skill, byte[] Hash)> Items,
    IReadOnlyList<SkillAssociation> Associations,
    byte[] Package,
    IReadOnlySet<Guid> Replaced)
{
    /// <summary>Item types that are headings unless an import says otherwise.</summary>
    public static IReadOnlyList<string> HeadingTypes { get; } = ["Grade Level", "Domain", "Strand", "Cluster", "Course", "Lesson"];

    /// <summary>Reads out of a package what is kept in rows.</summary>
    /// <param name="package">The package.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="now">The last change of a framework that does not say.</param>
    /// <param name="hub">What is there: an identifier of another framework's skill stays that skill's.</param>
    public static FrameworkImport From(CasePackage package, ImportOptions options, DateTimeOffset now, SkillGraph hub)
    {
        var document = package.Document;
        var framework = new FrameworkRecord(document.Identifier, document.Title, document.Creator)
        {
            Uri = document.Uri,
            Publisher = document.Publisher,
            Subject = document.Subject,
            Language = document.Language,
            Version = document.Version,
            AdoptionStatus = document.AdoptionStatus,
            License = document.License,
            Precedes = options.Precedes,
            LastChange = document.LastChange ?? now,
        };
        var items = package.Items
            .DistinctBy(i => i.Identifier)
            .Where(i => hub.Find(i.Identifier) is not { } other || other.Framework.Identifier == document.Identifier)
            .Select(i => (Record(i, document.Identifier, options.LearnableTypes), i.Hash))
            .ToArray();
        var associations = package.Associations
            .Select(a => new SkillAssociation(a.Identifier, a.Type, End(a.Origin), End(a.Destination), a.SequenceNumber))
            .ToArray();
        var replaced = package.Associations
            .Where(a => a.Type == CaseAssociationType.ReplacedBy && a.Origin.Identifier is not null)
            .Select(a => a.Origin.Identifier!.Value)
            .ToHashSet();
        return new(framework, items, associations, CanonicalJson.GetBytes(package.Raw), replaced);
    }

    static SkillRecord Record(CaseItem item, Guid framework, IReadOnlyList<string>? learnableTypes) => new(item.Identifier, framework, item.Statement)
    {
        Code = item.Code,
        AbbreviatedStatement = item.AbbreviatedStatement,
        Type = item.Type,
        Learnable = IsLearnable(item.Type, learnableTypes),
        EducationLevel = item.EducationLevel,
        Subjects = item.Subject,
        Uri = item.Uri,
        Emphasis = item.Emphasis,
    };

    static bool IsLearnable(string? type, IReadOnlyList<string>? learnableTypes)
        => learnableTypes is { Count: > 0 }
            ? type is not null && learnableTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
            : type is null || !HeadingTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    static AssociationEnd End(CaseLink link) => new(link.Identifier, link.Uri, link.Title);
}
