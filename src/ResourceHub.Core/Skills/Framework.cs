namespace ResourceHub.Core.Skills;

/// <summary>A competency framework, a CASE CFDocument, as one snapshot of the graph holds it.</summary>
public sealed class Framework
{
    readonly FrameworkRecord _record;

    internal Framework(FrameworkRecord record, SkillGraph graph) => (_record, Graph) = (record, graph);

    /// <summary>The snapshot that this object belongs to.</summary>
    public SkillGraph Graph { get; }

    /// <summary>CASE identifier.</summary>
    public Guid Identifier => _record.Identifier;

    /// <summary>CASE URI as given.</summary>
    public string? Uri => _record.Uri;

    /// <summary>CFDocument title.</summary>
    public string Title => _record.Title;

    /// <summary>CFDocument creator.</summary>
    public string Creator => _record.Creator;

    /// <summary>CFDocument publisher.</summary>
    public string? Publisher => _record.Publisher;

    /// <summary>CFDocument subjects, such as Mathematics.</summary>
    public IReadOnlyList<string> Subject => _record.Subject;

    /// <summary>BCP 47 tag of the language that statements are in.</summary>
    public string? Language => _record.Language;

    /// <summary>The publisher's own version.</summary>
    public string? Version => _record.Version;

    /// <summary>CFDocument adoptionStatus, such as Adopted.</summary>
    public string? AdoptionStatus => _record.AdoptionStatus;

    /// <summary>URL of the licence.</summary>
    public string? License => _record.License;

    /// <summary>How <c>precedes</c> is read.</summary>
    public PrecedesReading Precedes => _record.Precedes;

    /// <summary>When the framework last changed, as it says itself, else when it was imported.</summary>
    public DateTimeOffset LastChange => _record.LastChange;

    /// <summary>Skills that are not retired.</summary>
    public int SkillCount { get; internal set; }

    /// <summary>Prerequisites between skills as associations say, whose later end is in this framework.</summary>
    public int PrerequisiteCount { get; internal set; }

    /// <summary>Whether any item has a code; only then are its names matched by their letters and digits alone.</summary>
    public bool HasCodes { get; internal set; }

    /// <summary>Items that hang under no other, in the order that their associations give.</summary>
    public IReadOnlyList<Skill> Roots { get; internal set; } = [];

    /// <summary>Every skill, retired ones included, in the order of the package.</summary>
    public IReadOnlyList<Skill> Skills { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Title;
}
