namespace ResourceHub.Core.Skills;

/// <summary>A skill, a CASE CFItem, as one snapshot of the graph holds it.</summary>
public sealed class Skill
{
    readonly SkillRecord _record;

    internal Skill(int index, SkillRecord record, Framework framework) => (Index, _record, Framework) = (index, record, framework);

    /// <summary>Place in <see cref="Graph"/>, from 0; another snapshot may give it another.</summary>
    public int Index { get; }

    /// <summary>The framework that it belongs to.</summary>
    public Framework Framework { get; }

    /// <summary>The snapshot that this object belongs to.</summary>
    public SkillGraph Graph => Framework.Graph;

    /// <summary>CASE identifier.</summary>
    public Guid Identifier => _record.Identifier;

    /// <summary>CASE humanCodingScheme, such as 4.NF.B.3; null where it has none.</summary>
    public string? Code => _record.Code;

    /// <summary>CASE fullStatement.</summary>
    public string Statement => _record.Statement;

    /// <summary>CASE abbreviatedStatement.</summary>
    public string? AbbreviatedStatement => _record.AbbreviatedStatement;

    /// <summary>CASE CFItemType, such as Standard.</summary>
    public string? Type => _record.Type;

    /// <summary>Whether someone can be asked to learn it; never so for headings and retired skills.</summary>
    public bool Learnable => _record.Learnable && !_record.Retired;

    /// <summary>No longer in its framework's package; kept for what refers to it.</summary>
    public bool Retired => _record.Retired;

    /// <summary>Grade levels, lowest first.</summary>
    public IReadOnlyList<GradeLevel> EducationLevel => _record.EducationLevel;

    /// <summary>Number of its lowest grade level (K 0, grade n is n, high school 9); null without levels.</summary>
    public double? Level => _record.EducationLevel.Count == 0 ? null : _record.EducationLevel[0].Number;

    /// <summary>Its own subjects, such as Mathematics; may be empty.</summary>
    public IReadOnlyList<string> Subjects => _record.Subjects;

    /// <summary>Its first subject, else its framework's first; what abilities and learner levels go by.</summary>
    public string Subject => Subjects.Count > 0 ? Subjects[0] : Framework.Subject.Count > 0 ? Framework.Subject[0] : "";

    /// <summary>CASE URI as given.</summary>
    public string? Uri => _record.Uri;

    /// <summary>Weight within its grade that the framework states (<c>extensions.emphasis</c>), such as major.</summary>
    public string? Emphasis => _record.Emphasis;

    /// <summary>Its other names, in order.</summary>
    public IReadOnlyList<string> Aliases { get; internal set; } = [];

    /// <summary>The code, else the beginning of the statement: what a person calls it by.</summary>
    public string Label => Code ?? AbbreviatedStatement ?? (Statement.Length <= 60 ? Statement : Statement[..59] + "…");

    /// <inheritdoc/>
    public override string ToString() => Label;
}
