using Microsoft.EntityFrameworkCore;
using ResourceHub.Core.Learners;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Events;
using ResourceHub.Storage.Groups;

namespace ResourceHub.Storage.Learners;

/// <summary>Tells whoever listens to a learner or its groups of changes, within the transaction that makes them.</summary>
internal static class LearnerNews
{
    /// <summary>Adds the events: for each learner one, and one for each group that it is in now.</summary>
    public static async Task AnnounceAsync(this HubDbContext db, IReadOnlyCollection<LearnerChanged> changes, CancellationToken cancellationToken)
        => db.AddRange(await EventsAsync(db, changes, cancellationToken));

    /// <summary>The events: for each learner one, and one for each group that it is in now.</summary>
    public static async Task<IReadOnlyList<EventRow>> EventsAsync(HubDbContext db, IReadOnlyCollection<LearnerChanged> changes, CancellationToken cancellationToken)
    {
        Guid[] learners = [.. changes.Select(c => c.Learner).Distinct()];
        var groups = new List<GroupMemberRow>();
        foreach (var some in learners.Chunk(500))
            groups.AddRange(await db.Set<GroupMemberRow>().AsNoTracking().Where(m => some.Contains(m.LearnerId)).ToListAsync(cancellationToken));
        var groupsOf = groups.ToLookup(m => m.LearnerId, m => m.GroupId);
        return [.. changes.SelectMany(c => groupsOf[c.Learner].Select(LearnerChanged.TopicOfGroup).Prepend(LearnerChanged.TopicOfLearner(c.Learner)).Select(topic => Event(c, topic)))];
    }

    /// <summary>Adds one event under one topic.</summary>
    public static void Announce(this HubDbContext db, LearnerChanged change, string topic) => db.Add(Event(change, topic));

    static EventRow Event(LearnerChanged change, string topic) => new() { Topic = topic, Payload = change.ToPayload(), At = change.At };
}
