using ResourceHub.Core.Access;

namespace ResourceHub.Core.Groups;

/// <summary>Which groups a caller may see: all of its organisation, for a teacher those of its key, for a learner those that it is in.</summary>
public sealed class VisibleGroups(IGroups groups)
{
    /// <summary>Those of these groups that the caller may see; a learner's key sees itself alone among the members.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the scope is missing.</exception>
    public async Task<IReadOnlyDictionary<Guid, Group>> GetManyAsync(Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        if (ids.Count == 0 || caller.Organization is not { } organization || Bound(caller, ids) is not { Count: > 0 } reached)
            return new Dictionary<Guid, Group>();
        var found = await groups.GetManyAsync(organization, reached, cancellationToken);
        return found.Values.Select(g => Shown(caller, g)).OfType<Group>().ToDictionary(g => g.Id);
    }

    /// <summary>The group that one of two ids names; null where there is none that the caller may see.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the scope is missing.</exception>
    public async Task<Group?> FindAsync(Caller caller, Guid? byId, string? externalId, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        if (byId is { } id)
            return (await GetManyAsync(caller, [id], cancellationToken)).GetValueOrDefault(id);
        if (externalId is null || caller.Organization is not { } organization || await groups.FindAsync(organization, externalId, cancellationToken) is not { } found)
            return null;
        return Bound(caller, [found.Id]).Count == 0 ? null : Shown(caller, found);
    }

    /// <summary>Every group that the caller may see, by external id.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the scope is missing.</exception>
    public async Task<IReadOnlyList<Group>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        if (caller.Organization is not { } organization)
            return [];
        IReadOnlyCollection<Guid>? only = caller.Role switch
        {
            Role.Service or Role.Administrator => null,
            Role.Teacher => [.. caller.Groups ?? new HashSet<Guid>()],
            Role.Learner when caller.Learner is { } self => [.. (await groups.GroupsOfAsync(organization, [self], cancellationToken))[self]],
            _ => [],
        };
        return only is { Count: 0 } ? [] : [.. (await groups.ListAsync(organization, only, cancellationToken)).Select(g => Shown(caller, g)).OfType<Group>()];
    }

    /// <summary>The groups that each learner is in and the caller may see. Two commands.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>: the scope is missing.</exception>
    public async Task<ILookup<Guid, Group>> OfLearnersAsync(Caller caller, IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        if (caller.Organization is not { } organization || learners.Count == 0)
            return Enumerable.Empty<Group>().ToLookup(_ => Guid.Empty);
        var memberships = await groups.GroupsOfAsync(organization, learners, cancellationToken);
        var found = await GetManyAsync(caller, [.. memberships.SelectMany(m => m).Distinct()], cancellationToken);
        return memberships.SelectMany(m => m.Where(found.ContainsKey).Select(g => (Learner: m.Key, Group: found[g])))
            .OrderBy(m => m.Group.ExternalId, StringComparer.Ordinal)
            .ToLookup(m => m.Learner, m => m.Group);
    }

    static IReadOnlyCollection<Guid> Bound(Caller caller, IReadOnlyCollection<Guid> ids) => caller.Role switch
    {
        Role.Service or Role.Administrator or Role.Learner => ids,
        Role.Teacher => [.. ids.Where(id => caller.Groups?.Contains(id) == true)],
        _ => [],
    };

    static Group? Shown(Caller caller, Group group)
        => caller.Role != Role.Learner ? group : caller.Learner is { } self && group.Learners.Contains(self) ? group with { Learners = [self] } : null;
}
