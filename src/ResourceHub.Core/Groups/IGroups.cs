namespace ResourceHub.Core.Groups;

/// <summary>Groups and their members.</summary>
public interface IGroups
{
    /// <summary>Groups of an organisation by id; what is not there is left out. One command.</summary>
    Task<IReadOnlyDictionary<Guid, Group>> GetManyAsync(Guid organization, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>One group by the client's own id.</summary>
    Task<Group?> FindAsync(Guid organization, string externalId, CancellationToken cancellationToken);

    /// <summary>Every group of an organisation, by external id; only those given, where some are. At most 10,000.</summary>
    Task<IReadOnlyList<Group>> ListAsync(Guid organization, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken);

    /// <summary>The ids of the groups that each learner is in. One command.</summary>
    Task<ILookup<Guid, Guid>> GroupsOfAsync(Guid organization, IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken);

    /// <summary>Makes the group, or gives it this name and exactly these members.</summary>
    Task<Group> SaveAsync(Group group, CancellationToken cancellationToken);
}
