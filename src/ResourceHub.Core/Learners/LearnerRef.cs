namespace ResourceHub.Core.Learners;

/// <summary>Names a learner by one of two ids.</summary>
/// <param name="Id">The hub's id.</param>
/// <param name="ExternalId">The client's own id.</param>
public sealed record LearnerRef(Guid? Id, string? ExternalId)
{
    /// <summary>By the hub's id.</summary>
    public static LearnerRef Of(Guid id) => new(id, null);

    /// <summary>By the client's own id.</summary>
    public static LearnerRef Of(string externalId) => new(null, externalId);
}
