namespace ResourceHub.Core.Groups;

/// <summary>What became of an assignment.</summary>
public enum AssignmentStatus
{
    /// <summary>Nothing was done yet.</summary>
    Assigned,

    /// <summary>There is evidence on the resource, but it is not finished.</summary>
    Started,

    /// <summary>There is a score on the resource, or it was reported as finished.</summary>
    Completed,

    /// <summary>Due, and not completed.</summary>
    Overdue,

    /// <summary>A teacher let the learner off.</summary>
    Excused,

    /// <summary>A teacher took it back.</summary>
    Cancelled,

    /// <summary>The provider withdrew the resource before it was completed.</summary>
    ResourceWithdrawn,
}
