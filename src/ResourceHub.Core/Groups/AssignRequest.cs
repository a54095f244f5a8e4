using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>Resources for learners or for a group, exactly one of the two.</summary>
public sealed record AssignRequest
{
    /// <summary>Learners by name; null for a group.</summary>
    public IReadOnlyList<LearnerRef>? Learners { get; init; }

    /// <summary>The group; null for learners.</summary>
    public GroupRef? Group { get; init; }

    /// <summary>A name of the skill.</summary>
    public required string Skill { get; init; }

    /// <summary>The resources, 1 to 20.</summary>
    public required IReadOnlyList<ResourceRef> Resources { get; init; }

    /// <summary>When it is due; null for no date.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Makes the call safe to repeat; 1 to 200 characters.</summary>
    public required string IdempotencyKey { get; init; }
}

/// <summary>Names a group by one of two ids.</summary>
/// <param name="Id">The hub's id.</param>
/// <param name="ExternalId">The client's own id.</param>
public sealed record GroupRef(Guid? Id = null, string? ExternalId = null);
