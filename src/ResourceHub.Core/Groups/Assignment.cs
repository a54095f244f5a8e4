using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>A resource that a learner is to work with, for a skill.</summary>
public sealed record Assignment
{
    /// <summary>The hub's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation.</summary>
    public required Guid Organization { get; init; }

    /// <summary>Who is to do it.</summary>
    public required Guid Learner { get; init; }

    /// <summary>The group that it was given to; null where it was given to learners by name.</summary>
    public Guid? Group { get; init; }

    /// <summary>CASE identifier of the skill that it is for.</summary>
    public required Guid Skill { get; init; }

    /// <summary>The resource.</summary>
    public required Guid Resource { get; init; }

    /// <summary>The resource's version when it was assigned.</summary>
    public required int ResourceVersion { get; init; }

    /// <summary>When it was assigned.</summary>
    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>When it is due; null for no date.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The learner's readiness for the skill when it was assigned: a mark, never a refusal.</summary>
    public required Readiness Readiness { get; init; }

    /// <summary>Where it stands now.</summary>
    public AssignmentStatus Status { get; init; }
}
