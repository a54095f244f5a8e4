using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>Looks up what was done for assignments and what it changed, of any number of learners with the same few commands.</summary>
public sealed class ShowAssignmentWork(LearnerStates states, LearnerHistory history, IEvidenceStore evidence, IAssignments assignments)
{
    /// <summary>The work on each assignment.</summary>
    public async Task<IReadOnlyDictionary<Guid, AssignmentWork>> WorkAsync(Caller caller, IReadOnlyCollection<Assignment> which, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        if (LearnerFilter.Of(caller) is not { } filter)
            return new Dictionary<Guid, AssignmentWork>();
        var ids = await assignments.EvidenceOfAsync(which, cancellationToken);
        var records = await evidence.GetManyAsync(filter, [.. ids.SelectMany(i => i).Distinct()], cancellationToken);
        return which.ToDictionary(a => a.Id, a =>
        {
            EvidenceRecord[] own = [.. ids[a.Id].Select(id => records.GetValueOrDefault(id)).OfType<EvidenceRecord>()];
            return new AssignmentWork(own, ScoreOf(own));
        });
    }

    /// <summary>The learner's state of the skill before the work on each assignment, and now.</summary>
    public async Task<IReadOnlyDictionary<Guid, AssignmentEffect>> EffectAsync(Caller caller, SkillGraph graph, IReadOnlyCollection<Assignment> which, CancellationToken cancellationToken)
    {
        var work = await WorkAsync(caller, which, cancellationToken);
        var moments = which.Where(a => work.ContainsKey(a.Id) && graph.Find(a.Skill) is not null)
            .ToDictionary(a => a.Id, a => (a.Learner, Skill: graph.Find(a.Skill)!.Index, Before: work[a.Id].Evidence.Count > 0 ? work[a.Id].Evidence[0].FoldAt : a.AssignedAt));
        var before = await history.BeforeAsync(caller, graph, [.. moments.Values.Distinct()], cancellationToken);
        var now = await states.GetManyAsync(caller, graph, [.. moments.Values.Select(m => m.Learner).Distinct()], cancellationToken);
        return moments.ToDictionary(m => m.Key, m => new AssignmentEffect(before.GetValueOrDefault(m.Value), Now(now, m.Value.Learner, m.Value.Skill)));
    }

    static SkillStatePoint? Now(IReadOnlyDictionary<Guid, LearnerView> views, Guid learner, int skill)
        => views.TryGetValue(learner, out var view) && view.Skill(skill) is { ExpectedSuccess: { } success } state ? new(view.At, success, state.Status, null) : null;

    static double? ScoreOf(EvidenceRecord[] own)
    {
        var scored = own.Where(e => e.Score is not null).ToArray();
        if (scored.Length == 0)
            return null;
        var attempt = scored.Where(e => e.SourceId == scored[^1].SourceId && e.Source == scored[^1].Source).ToArray();
        return attempt.FirstOrDefault(e => e.Item.Length == 0)?.Score ?? attempt.Average(e => e.Score!.Value);
    }
}
