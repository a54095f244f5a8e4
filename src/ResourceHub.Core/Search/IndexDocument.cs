using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Search;

/// <summary>All that a resource is found by, in an engine's neutral form.</summary>
public sealed record IndexDocument
{
    /// <summary>The hub's id of the resource.</summary>
    public required Guid Resource { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Codes and statements of the skills that it is aligned to, for text search.</summary>
    public string? SkillText { get; init; }

    /// <summary>The provider's name, for text search.</summary>
    public string? ProviderName { get; init; }

    /// <summary>Values of the fields that hold terms, keywords included.</summary>
    public IReadOnlyList<IndexTerms> Terms { get; init; } = [];

    /// <summary>The skills that it is aligned to, as given; <see cref="Places"/> says what is above them and equal to them.</summary>
    public IReadOnlyList<IndexAlignment> Alignments { get; init; } = [];

    /// <summary>Where these skills stand in their frameworks, for an index that keeps it with the document; a skill that no framework knows has no place.</summary>
    public IReadOnlyList<IndexPlace> Places { get; init; } = [];

    /// <summary>What someone must have mastered to be ready for it; null where it is aligned to no known skill, and so suits no one in particular.</summary>
    public IReadOnlyList<Guid>? RequiredSkills { get; init; }

    /// <summary>Combinations of access modes each of which is enough, as the contract names the modes.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AccessModeSufficient { get; init; } = [];

    /// <summary>Measures of how hard the text is.</summary>
    public IReadOnlyList<IndexMeasure> TextComplexity { get; init; } = [];

    /// <summary>Youngest age that it suits, in years; null where the range is open or unknown.</summary>
    public int? AgeMin { get; init; }

    /// <summary>Oldest age that it suits, in years; null where the range is open or unknown.</summary>
    public int? AgeMax { get; init; }

    /// <summary>Time that it takes, the hub's estimate included; null where unknown.</summary>
    public TimeSpan? TimeRequired { get; init; }

    /// <summary>Whether it costs nothing; null where unknown.</summary>
    public bool? IsAccessibleForFree { get; init; }

    /// <summary>An assessment of having read or done it exists.</summary>
    public bool HasQuiz { get; init; }

    /// <summary>For educators only: kept from learners and from callers without a key.</summary>
    public bool EducatorOnly { get; init; }

    /// <summary>When it last changed; null where unknown, which sorts as oldest.</summary>
    public DateTimeOffset? DateModified { get; init; }

    /// <summary>How complete its metadata are, 0 to 1; breaks ties of relevance.</summary>
    public double Quality { get; init; }

    /// <summary>What it shares with other providers' records of the same thing, and with nothing else; null where it has no duplicate.</summary>
    public Guid? DuplicateGroup { get; init; }

    /// <summary>What using it is associated with, for each organisation that has measured it.</summary>
    public IReadOnlyList<IndexEffect> Effects { get; init; } = [];
}

/// <summary>A skill that a resource is aligned to.</summary>
/// <param name="Role">How.</param>
/// <param name="Skill">CASE identifier.</param>
public readonly record struct IndexAlignment(AlignmentRole Role, Guid Skill);

/// <summary>What using a resource is associated with.</summary>
/// <param name="Organization">Who measured it, and alone may see it.</param>
/// <param name="Gain">Gain in expected success, shrunk; -1 to 1.</param>
public readonly record struct IndexEffect(Guid Organization, double Gain);

/// <summary>Where a skill stands in its framework.</summary>
/// <param name="Skill">CASE identifier.</param>
/// <param name="Ancestors">All skills above it.</param>
/// <param name="Matches">Its exact matches.</param>
/// <param name="MatchAncestors">All skills above those.</param>
/// <param name="Position">How many steps of the progression lead up to it, at most: its place from the beginning.</param>
public sealed record IndexPlace(Guid Skill, IReadOnlyList<Guid> Ancestors, IReadOnlyList<Guid> Matches, IReadOnlyList<Guid> MatchAncestors, int Position);

/// <summary>A named measure, such as Lexile 650.</summary>
/// <param name="Name">Such as Lexile or ATOS.</param>
/// <param name="Value">Its value.</param>
public readonly record struct IndexMeasure(string Name, double Value);
