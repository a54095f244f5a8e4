using System.Runtime.CompilerServices;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Learners;

/// <summary>
/// Listens to learners for a caller. Rights are asked anew for each event: a key that works no more ends the stream with an error, a learner or
/// group that the caller reaches no more ends it, and of a group's learners those who are not in it now are passed over.
/// </summary>
internal sealed class LearnerWatch(ISubscriptionBackplane backplane, Authenticate authenticate, LearnerAccess learners, VisibleGroups groups)
{
    /// <summary>Changes of one learner.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>LEARNER_NOT_FOUND</c>.</exception>
    public async Task<IAsyncEnumerable<LearnerChange>> LearnerAsync(Caller caller, Guid learner, CancellationToken cancellationToken)
    {
        await learners.RequireAsync(caller, LearnerRef.Of(learner), cancellationToken);
        return ReadLearnerAsync(await backplane.SubscribeAsync(LearnerChanged.TopicOfLearner(learner), cancellationToken), caller, cancellationToken);
    }

    /// <summary>Changes of everyone in a group.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>GROUP_NOT_FOUND</c>.</exception>
    public async Task<IAsyncEnumerable<LearnerChange>> GroupAsync(Caller caller, Guid group, CancellationToken cancellationToken)
    {
        if (await groups.FindAsync(caller, group, null, cancellationToken) is null)
            throw new HubException("GROUP_NOT_FOUND", "This organisation has no such group that the key reaches.", ["group"]);
        return ReadGroupAsync(await backplane.SubscribeAsync(LearnerChanged.TopicOfGroup(group), cancellationToken), caller, group, cancellationToken);
    }

    async IAsyncEnumerable<LearnerChange> ReadLearnerAsync(ITopicStream events, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var listening = events;
        await foreach (var payload in events.WithCancellation(cancellationToken))
        {
            var change = LearnerChanged.Parse(payload);
            caller = await authenticate.AgainAsync(caller, cancellationToken);
            if (!(await learners.GetManyAsync(caller, [change.Learner], cancellationToken)).TryGetValue(change.Learner, out var learner))
                yield break;
            yield return new(learner, change);
        }
    }

    async IAsyncEnumerable<LearnerChange> ReadGroupAsync(ITopicStream events, Caller caller, Guid group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var listening = events;
        await foreach (var payload in events.WithCancellation(cancellationToken))
        {
            var change = LearnerChanged.Parse(payload);
            caller = await authenticate.AgainAsync(caller, cancellationToken);
            if (await learners.GetManyInGroupAsync(caller, group, [change.Learner], cancellationToken) is not { } members)
                yield break;
            if (members.TryGetValue(change.Learner, out var learner))
                yield return new(learner, change);
        }
    }
}

/// <summary>A change of a learner as a subscriber is shown it.</summary>
/// <param name="Learner">The learner, as it is now.</param>
/// <param name="Change">What changed.</param>
internal sealed record LearnerChange(Learner Learner, [property: GraphQLIgnore] LearnerChanged Change)
{
    public DateTimeOffset At => Change.At;
}
