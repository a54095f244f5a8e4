using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners.Model;

/// <summary>What the fold reads of the skill graph: units, numbered from 0, and the edges between them.</summary>
internal interface IProgression
{
    /// <summary>How many units.</summary>
    int Count { get; }

    /// <summary>Units that come directly before.</summary>
    ReadOnlySpan<int> Prerequisites(int unit);

    /// <summary>Units that come directly after.</summary>
    ReadOnlySpan<int> Dependents(int unit);

    /// <summary>Grade level; null without one.</summary>
    double? Level(int unit);

    /// <summary>The subject whose ability it draws on.</summary>
    string Subject(int unit);

    /// <summary>CASE identifier that stands for the unit.</summary>
    Guid Key(int unit);

    /// <summary>The unit of a key; −1 where there is none.</summary>
    int UnitOf(Guid key);
}

/// <summary>The skill graph's units.</summary>
internal sealed class UnitProgression(SkillGraph graph) : IProgression
{
    readonly UnitGraph _units = graph.Units;

    /// <inheritdoc/>
    public int Count => _units.Count;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Prerequisites(int unit) => _units.Prerequisites(unit);

    /// <inheritdoc/>
    public ReadOnlySpan<int> Dependents(int unit) => _units.Dependents(unit);

    /// <inheritdoc/>
    public double? Level(int unit) => _units.Level(unit);

    /// <inheritdoc/>
    public string Subject(int unit) => _units.Subject(unit);

    /// <inheritdoc/>
    public Guid Key(int unit) => _units.Representative(unit).Identifier;

    /// <inheritdoc/>
    public int UnitOf(Guid key) => graph.Find(key) is { } skill ? _units.UnitOf(skill.Index) : -1;
}
