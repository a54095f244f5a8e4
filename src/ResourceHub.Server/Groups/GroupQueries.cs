using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;
using ResourceHub.Server.Access;
using ResourceHub.Server.Common;
using ResourceHub.Server.Learners;

namespace ResourceHub.Server.Groups;

/// <summary>Groups of the caller's organisation.</summary>
[QueryType]
internal sealed class GroupQueries
{
    [Requires(Scope.LearnersRead)]
    public Task<Group?> GroupAsync(GroupRefInput by, Caller caller, VisibleGroups groups, CancellationToken cancellationToken)
        => groups.FindAsync(caller, by.Id is null ? null : by.Key, by.ExternalId, cancellationToken);

    [Requires(Scope.LearnersRead)]
    public async Task<Page<Group>?> GroupsAsync(int first, string? after, Caller caller, VisibleGroups groups, CancellationToken cancellationToken)
        => Cursor.PageOf("groups", await groups.ListAsync(caller, cancellationToken), g => g.ExternalId, PageRequest.Of(first, after));
}

/// <summary>Membership.</summary>
[MutationType]
internal sealed class GroupMembershipMutations
{
    public async Task<UpsertGroupPayload> UpsertGroupAsync(UpsertGroupInput input, Caller caller, UpsertGroup use, CancellationToken cancellationToken)
    {
        var (group, errors) = await use.RunAsync(caller, input.ExternalId, input.Name, input.LearnerExternalIds, cancellationToken);
        return new(group, errors);
    }
}

/// <summary>Fields of a group that are no properties of it.</summary>
[ObjectType<Group>]
internal sealed class GroupMembershipResolvers
{
    public string Id([Parent] Group group) => GlobalId.Encode("Group", group.Id);

    public async Task<IReadOnlyList<Learner>> LearnersAsync([Parent] Group group, LearnerById learners, CancellationToken cancellationToken)
        => [.. (await Task.WhenAll(group.Learners.Select(id => learners.LoadAsync(id, cancellationToken)))).OfType<Learner>()];
}

/// <summary>The groups of an organisation that the caller may see.</summary>
[ObjectType<Organization>]
internal sealed class OrganizationGroupResolvers
{
    [Requires(Scope.LearnersRead)]
    public async Task<Page<Group>> GroupsAsync([Parent] Organization organization, int first, string? after, Caller caller, VisibleGroups groups, CancellationToken cancellationToken)
        => Cursor.PageOf("groups", organization.Id == caller.Organization ? await groups.ListAsync(caller, cancellationToken) : [], g => g.ExternalId, PageRequest.Of(first, after));
}

/// <summary>Groups by global id, those that the caller may see.</summary>
internal sealed class GroupNodes(VisibleGroups groups, Caller caller) : INodeResolver
{
    public string Type => "Group";

    public async Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. keys.Select(k => Guid.TryParseExact(k, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        return (await groups.GetManyAsync(caller, ids, cancellationToken)).ToDictionary(g => g.Key.ToString("N"), g => (object)g.Value);
    }
}

/// <summary>The contract's <c>GroupRef</c>: exactly one is given.</summary>
internal sealed record GroupRefInput(string? Id, string? ExternalId)
{
    /// <summary>The hub's id; empty for an id of something else, which no group has.</summary>
    public Guid Key => GlobalId.TryDecode(Id, "Group", out var key) ? key : Guid.Empty;
}

internal sealed record UpsertGroupInput(string ExternalId, string Name, IReadOnlyList<string> LearnerExternalIds);

internal sealed record UpsertGroupPayload(Group? Group, IReadOnlyList<UserError> Errors);
