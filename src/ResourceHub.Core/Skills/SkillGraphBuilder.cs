using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Core.Skills;

/// <summary>Collects frameworks, skills, associations and aliases, in any order, and makes a <see cref="SkillGraph"/> of them.</summary>
public sealed class SkillGraphBuilder
{
    readonly List<FrameworkRecord> _frameworks = [];
    readonly List<SkillRecord> _skills = [];
    readonly List<AssociationRecord> _associations = [];
    readonly List<AliasRecord> _aliases = [];
    readonly List<Guid> _preferred = [];

    internal IReadOnlyList<FrameworkRecord> Frameworks => _frameworks;

    internal IReadOnlyList<SkillRecord> Skills => _skills;

    internal IReadOnlyList<AssociationRecord> Associations => _associations;

    internal IReadOnlyList<AliasRecord> Aliases => _aliases;

    internal IReadOnlyList<Guid> Preferred => _preferred;

    /// <summary>Adds a framework.</summary>
    public SkillGraphBuilder Add(FrameworkRecord framework)
    {
        _frameworks.Add(framework);
        return this;
    }

    /// <summary>Adds a skill; one whose framework is missing, or whose identifier came before, is left out.</summary>
    public SkillGraphBuilder Add(SkillRecord skill)
    {
        _skills.Add(skill);
        return this;
    }

    /// <summary>Adds an edge; one with an end that no framework has is left out.</summary>
    public SkillGraphBuilder Add(AssociationRecord association)
    {
        _associations.Add(association);
        return this;
    }

    /// <summary>Adds a name.</summary>
    public SkillGraphBuilder Add(AliasRecord alias)
    {
        _aliases.Add(alias);
        return this;
    }

    /// <summary>Adds all of a package, without a store: for tools and tests.</summary>
    public SkillGraphBuilder Add(CasePackage package, ImportOptions? options = null)
    {
        var import = FrameworkImport.From(package, options ?? new(), package.Document.LastChange ?? DateTimeOffset.UnixEpoch, SkillGraph.Empty);
        Add(import.Framework);
        foreach (var (skill, _) in import.Items)
            Add(skill);
        foreach (var association in import.Associations)
        {
            if (association is { Origin.Identifier: { } origin, Destination.Identifier: { } destination })
                Add(new AssociationRecord(package.Document.Identifier, association.Type, origin, destination, association.SequenceNumber));
        }
        return this;
    }

    /// <summary>Frameworks whose skills win where a name alone fits several, first to last.</summary>
    public SkillGraphBuilder Prefer(IEnumerable<Guid> frameworks)
    {
        _preferred.AddRange(frameworks);
        return this;
    }

    /// <summary>The graph of all that was added.</summary>
    public SkillGraph Build(long version) => new(this, version);
}
