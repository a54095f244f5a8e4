using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Search;

/// <summary>A search ready for the index.</summary>
/// <param name="Query">What the index is asked.</param>
/// <param name="Graph">The skills that names were looked up in.</param>
/// <param name="Asked">Identifiers of the skills that the filter names, without what was added to them.</param>
/// <param name="Cursors">The cursors of this search.</param>
sealed record SearchPlan(IndexQuery Query, SkillGraph Graph, IReadOnlySet<Guid> Asked, SearchCursors Cursors);
