using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;
using ResourceHub.Server.Access;

namespace ResourceHub.Server.Learners;

/// <summary>Learners of the caller's organisation.</summary>
[QueryType]
internal sealed class LearnerQueries
{
    const int MostExternalIds = 1000;

    [Requires(Scope.LearnersRead)]
    public Task<Learner?> LearnerAsync(LearnerRefInput by, Caller caller, LearnerAccess access, CancellationToken cancellationToken)
        => access.FindAsync(caller, by.ToRef(), cancellationToken);

    [Requires(Scope.LearnersRead)]
    public async Task<Page<Learner>?> LearnersAsync(
        IReadOnlyList<string>? externalIds, int first, string? after, Caller caller, ILearnerStore learners, CancellationToken cancellationToken)
    {
        if (externalIds?.Count > MostExternalIds)
            throw new HubException("TOO_MANY", $"externalIds has {externalIds.Count} ids; at most {MostExternalIds} are looked up at once.", ["externalIds"]);
        var page = PageRequest.Of(first, after);
        return LearnerFilter.Of(caller) is { } filter ? await learners.ListAsync(filter, externalIds, page, cancellationToken) : null;
    }
}

/// <summary>What a caller is bound to.</summary>
[ObjectType<Caller>("Viewer")]
internal sealed class ViewerLearnerResolvers
{
    public async Task<Learner?> LearnerAsync([Parent] Caller caller, LearnerById learners, CancellationToken cancellationToken)
        => caller is { Role: Role.Learner, Learner: { } self } && caller.Has(Scope.LearnersRead) ? await learners.LoadAsync(self, cancellationToken) : null;

    public async Task<IReadOnlyList<ResourceHub.Core.Groups.Group>?> GroupsAsync([Parent] Caller caller, ResourceHub.Core.Groups.VisibleGroups groups, CancellationToken cancellationToken)
        => caller is { Role: Role.Teacher, Groups: not null } && caller.Has(Scope.LearnersRead) ? await groups.ListAsync(caller, cancellationToken) : null;
}
