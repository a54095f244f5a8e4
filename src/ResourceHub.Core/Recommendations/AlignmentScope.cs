namespace ResourceHub.Core.Recommendations;

/// <summary>The skills whose resources may serve a unit, by how directly: itself or an exact match 1, its standard .6, its cluster .2. A sibling part never.</summary>
internal sealed class AlignmentScope
{
    /// <summary>Directness of the skill itself.</summary>
    public const double Itself = 1;

    /// <summary>Directness of the standard that a part belongs to.</summary>
    public const double Standard = .6;

    /// <summary>Directness of the cluster; used only where there is too little else.</summary>
    public const double Cluster = .2;

    readonly Dictionary<Guid, double> _directness = [];

    /// <summary>Adds a skill, unless it is in already and at least as direct.</summary>
    public void Add(Guid skill, double directness)
    {
        if (directness > Of(skill))
            _directness[skill] = directness;
    }

    /// <summary>From 0 (not in scope) to 1.</summary>
    public double Of(Guid skill) => _directness.GetValueOrDefault(skill);

    /// <summary>All skills in scope, most direct first, then by identifier.</summary>
    public IReadOnlyList<Guid> Skills => [.. _directness.OrderByDescending(d => d.Value).ThenBy(d => d.Key).Select(d => d.Key)];
}
