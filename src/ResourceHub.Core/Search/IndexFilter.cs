using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Search;

/// <summary>What a resource must be like; every part narrows, names are resolved already.</summary>
public sealed record IndexFilter
{
    /// <summary>Words as a person typed them; an adapter takes every character for text, never for syntax.</summary>
    public string? Text { get; init; }

    /// <summary>It must be aligned as each of these says.</summary>
    public IReadOnlyList<IndexSkillFilter> Skills { get; init; } = [];

    /// <summary>Skills that someone has mastered or is presumed to have: all that a resource requires must be among them.</summary>
    public IReadOnlySet<Guid>? ReadyWith { get; init; }

    /// <summary>For each entry, one of its values at least; an entry without values matches nothing. A facet ignores the entry of its own field.</summary>
    public IReadOnlyList<IndexTerms> AnyOf { get; init; } = [];

    /// <summary>For each entry, all of its values. A facet ignores the entry of its own field.</summary>
    public IReadOnlyList<IndexTerms> AllOf { get; init; } = [];

    /// <summary>None of these hazards; what does not state its hazards, or states one as unknown, fails.</summary>
    public IReadOnlyList<string> WithoutHazards { get; init; } = [];

    /// <summary>Usable with these access modes alone; null for any.</summary>
    public IReadOnlyList<string>? AccessModeSufficient { get; init; }

    /// <summary>One of these measures within its bounds; none for any.</summary>
    public IReadOnlyList<IndexMeasureRange> TextComplexity { get; init; } = [];

    /// <summary>Years of age that it must suit; an unknown range fails.</summary>
    public int? Age { get; init; }

    /// <summary>The least time; unknown time fails.</summary>
    public TimeSpan? MinTimeRequired { get; init; }

    /// <summary>The most time; unknown time fails.</summary>
    public TimeSpan? MaxTimeRequired { get; init; }

    /// <summary>Free of charge, or not; unknown fails both.</summary>
    public bool? IsAccessibleForFree { get; init; }

    /// <summary>Whether an assessment of it must exist, or must not.</summary>
    public bool? HasQuiz { get; init; }

    /// <summary>Changed at this time or later; an unknown time fails.</summary>
    public DateTimeOffset? ModifiedSince { get; init; }

    /// <summary>Whether material for educators only is shown; never so to learners and to callers without a key.</summary>
    public bool IncludeEducatorOnly { get; init; }
}

/// <summary>Aligned to one of these skills in one of these roles.</summary>
/// <param name="Skills">Descendants, exact matches and neighbours in the progression are among them, each with its directness.</param>
/// <param name="Roles">How it must be aligned.</param>
/// <param name="Lasting">True where it belongs to the place and not to the search, as with Skill.resources: the skill facet does not ignore it.</param>
public sealed record IndexSkillFilter(IReadOnlyList<IndexSkill> Skills, IReadOnlyList<AlignmentRole> Roles, bool Lasting = false)
{
    /// <summary>The same skills in short; null where they were chosen one by one.</summary>
    public IndexSkillRoots? Roots { get; init; }
}

/// <summary>The skills that a filter begins with, for an index that keeps each alignment's ancestors and exact matches (<see cref="IndexDocument.Places"/>).</summary>
/// <param name="Skills">The skills asked for and their neighbours in the progression, each with its directness.</param>
/// <param name="Descendants">Whether what is below them matches too.</param>
/// <param name="ExactMatches">Whether their exact matches, and those of what is below, match too.</param>
/// <param name="Below">What directness is multiplied with below a skill.</param>
public sealed record IndexSkillRoots(IReadOnlyList<IndexSkill> Skills, bool Descendants, bool ExactMatches, double Below);

/// <summary>A skill to find.</summary>
/// <param name="Identifier">CASE identifier.</param>
/// <param name="Directness">How directly an alignment to it answers what was asked: 1 for the skill itself and its exact matches, above 0.</param>
public readonly record struct IndexSkill(Guid Identifier, double Directness);

/// <summary>Bounds of a named measure, both included.</summary>
/// <param name="Name">Such as Lexile; compared without regard to case.</param>
/// <param name="Min">The lowest value; null for no bound.</param>
/// <param name="Max">The highest value; null for no bound.</param>
public readonly record struct IndexMeasureRange(string Name, double? Min, double? Max);
