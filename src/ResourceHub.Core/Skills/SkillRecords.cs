namespace ResourceHub.Core.Skills;

/// <summary>What a <see cref="SkillGraphBuilder"/> needs to know of a framework.</summary>
/// <param name="Identifier">CASE identifier.</param>
/// <param name="Title">CFDocument title.</param>
/// <param name="Creator">CFDocument creator.</param>
public sealed record FrameworkRecord(Guid Identifier, string Title, string Creator)
{
    /// <summary>CASE URI as given.</summary>
    public string? Uri { get; init; }

    /// <summary>CFDocument publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>CFDocument subjects.</summary>
    public IReadOnlyList<string> Subject { get; init; } = [];

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>The publisher's own version.</summary>
    public string? Version { get; init; }

    /// <summary>CFDocument adoptionStatus.</summary>
    public string? AdoptionStatus { get; init; }

    /// <summary>URL of the licence.</summary>
    public string? License { get; init; }

    /// <summary>How <c>precedes</c> is read.</summary>
    public PrecedesReading Precedes { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset LastChange { get; init; }
}

/// <summary>What a <see cref="SkillGraphBuilder"/> needs to know of a skill.</summary>
/// <param name="Identifier">CASE identifier.</param>
/// <param name="Framework">CASE identifier of its framework.</param>
/// <param name="Statement">CASE fullStatement.</param>
public sealed record SkillRecord(Guid Identifier, Guid Framework, string Statement)
{
    /// <summary>CASE humanCodingScheme.</summary>
    public string? Code { get; init; }

    /// <summary>CASE abbreviatedStatement.</summary>
    public string? AbbreviatedStatement { get; init; }

    /// <summary>CASE CFItemType.</summary>
    public string? Type { get; init; }

    /// <summary>Whether its type is one that someone can be asked to learn.</summary>
    public bool Learnable { get; init; } = true;

    /// <summary>No longer in the package.</summary>
    public bool Retired { get; init; }

    /// <summary>Grade levels, lowest first.</summary>
    public IReadOnlyList<GradeLevel> EducationLevel { get; init; } = [];

    /// <summary>Its own subjects.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>CASE URI as given.</summary>
    public string? Uri { get; init; }

    /// <summary><c>extensions.emphasis</c>, such as major.</summary>
    public string? Emphasis { get; init; }
}

/// <summary>An edge between two nodes, as a CFAssociation says.</summary>
/// <param name="Framework">Whose package has it.</param>
/// <param name="Type">CASE associationType, such as precedes.</param>
/// <param name="Origin">Identifier of the origin node.</param>
/// <param name="Destination">Identifier of the destination node; a framework's for an item at the top.</param>
/// <param name="SequenceNumber">Order among siblings.</param>
public readonly record struct AssociationRecord(Guid Framework, string Type, Guid Origin, Guid Destination, int? SequenceNumber = null);

/// <summary>Another name of a skill.</summary>
/// <param name="Skill">CASE identifier.</param>
/// <param name="Alias">The name as given.</param>
/// <param name="Kind">What sort of name; code and notation kinds are also matched by letters and digits alone.</param>
public readonly record struct AliasRecord(Guid Skill, string Alias, string Kind);
