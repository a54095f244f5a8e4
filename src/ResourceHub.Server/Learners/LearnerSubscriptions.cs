using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.GraphQL;
using ResourceHub.Server.Access;
using ResourceHub.Server.Common;
using ResourceHub.Server.Evidence;

namespace ResourceHub.Server.Learners;

/// <summary>Learners to listen to.</summary>
[SubscriptionType]
internal sealed class LearnerSubscriptions(Caller caller, LearnerWatch watch)
{
    [Requires(Scope.LearnersRead)]
    public Task<IAsyncEnumerable<LearnerChange>> LearnerChangedAsync(string learner, CancellationToken cancellationToken)
        // an id of something else is one that no learner has
        => watch.LearnerAsync(caller, GlobalId.TryDecode(learner, "Learner", out var id) ? id : Guid.Empty, cancellationToken);

    [Requires(Scope.LearnersRead)]
    public Task<IAsyncEnumerable<LearnerChange>> GroupChangedAsync(string group, CancellationToken cancellationToken)
        => watch.GroupAsync(caller, GlobalId.TryDecode(group, "Group", out var id) ? id : Guid.Empty, cancellationToken);
}

/// <summary>What a change is about, read with the rights of the moment.</summary>
[ObjectType<LearnerChange>]
internal sealed class LearnerChangeResolvers
{
    public async Task<IReadOnlyList<SkillState>> ChangedAsync([Parent] LearnerChange change, LearnerViewById views, CancellationToken cancellationToken)
    {
        if (change.Change.Skills.Count == 0 || await views.LoadAsync(change.Learner.Id, cancellationToken) is not { } view)
            return [];
        return [.. change.Change.Skills.Select(view.Graph.Find).Where(s => s is not null).Select(s => SkillState.Of(view, s!)!)];
    }

    public async Task<EvidenceRecord?> CauseAsync([Parent] LearnerChange change, EvidenceById evidence, CancellationToken cancellationToken)
        => change.Change.Cause is { } id ? await evidence.LoadAsync(id, cancellationToken) : null;
}
