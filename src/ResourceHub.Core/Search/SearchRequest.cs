using ResourceHub.Core.Catalog;

namespace ResourceHub.Core.Search;

/// <summary>One search as a use case asks it. What is not wanted is not computed.</summary>
public sealed record SearchRequest
{
    /// <summary>What to find.</summary>
    public ResourceSearch Search { get; init; } = ResourceSearch.Everything;

    /// <summary>A skill that the search stays within, below it included; as with Skill.resources.</summary>
    public Guid? Within { get; init; }

    /// <summary>Skills with a directness of the caller's own choosing, on top of <see cref="Search"/>; null for none.</summary>
    public IReadOnlyList<IndexSkill>? Skills { get; init; }

    /// <summary>How a resource must be aligned to <see cref="Skills"/>.</summary>
    public IReadOnlyList<AlignmentRole> Roles { get; init; } = SkillFilter.UsualRoles;

    /// <summary>Someone's mastered and presumed skills that a resource must not go beyond, where the caller knows them already; else <see cref="ResourceSearch.ReadyFor"/> counts.</summary>
    public IReadOnlySet<Guid>? ReadyWith { get; init; }

    /// <summary>Leaves educators' material out, even for a caller who may see it: what is meant for a learner.</summary>
    public bool ForLearner { get; init; }

    /// <summary>In which order.</summary>
    public ResourceOrder OrderBy { get; init; }

    /// <summary>How many, and after which cursor.</summary>
    public PageRequest Page { get; init; } = new(20, null);

    /// <summary>Give each hit a cursor that goes on from it.</summary>
    public bool WantsCursors { get; init; }

    /// <summary>Count all that match.</summary>
    public bool WantsTotal { get; init; }

    /// <summary>Show where the text was found.</summary>
    public bool WantsHighlights { get; init; }

    /// <summary>Look for a better spelling where the text finds little.</summary>
    public bool WantsDidYouMean { get; init; }

    /// <summary>Fields to count the values of.</summary>
    public IReadOnlyList<ResourceFacet> Facets { get; init; } = [];

    /// <summary>How many values of each facet, 0 to 100.</summary>
    public int FacetSize { get; init; } = 20;
}
