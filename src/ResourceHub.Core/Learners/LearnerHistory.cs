using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Learners;

/// <summary>How states of skills came to be: folded anew under today's calibration and graph.</summary>
public sealed class LearnerHistory(LearnerAccess access, IEvidenceStore evidence, ModelOptions options)
{
    /// <summary>One point for each standing piece of evidence that names a skill's unit, oldest first: the state just after it.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public async Task<IReadOnlyList<SkillStatePoint>> RunAsync(Caller caller, Skill skill, Guid learner, DateTimeOffset? since, CancellationToken cancellationToken)
        => (await RunAsync(caller, skill.Graph, [(learner, skill.Index)], since, cancellationToken))[(learner, skill.Index)];

    /// <summary>The same for many learners and skills: two commands.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public async Task<IReadOnlyDictionary<(Guid Learner, int Skill), IReadOnlyList<SkillStatePoint>>> RunAsync(
        Caller caller, SkillGraph graph, IReadOnlyCollection<(Guid Learner, int Skill)> asked, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var points = asked.Distinct().ToDictionary(a => a, _ => new List<SkillStatePoint>());
        await FoldAsync(caller, graph, [.. asked.Select(a => a.Learner)], (learner, view, record, piece) =>
        {
            foreach (var ((_, skill), list) in points.Where(p => p.Key.Learner == learner))
            {
                if (!Names(record, graph, skill) || piece.FoldAt < since)
                    continue;
                if (view().Skill(skill) is { ExpectedSuccess: { } p } state)
                    list.Add(new(piece.FoldAt, p, state.Status, piece.Id));
            }
        }, cancellationToken);
        return points.ToDictionary(p => p.Key, p => (IReadOnlyList<SkillStatePoint>)p.Value);
    }

    /// <summary>States as they were just before an instant, for many learners and skills: two commands. Where nothing is known of the subject there is no point.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public async Task<IReadOnlyDictionary<(Guid Learner, int Skill, DateTimeOffset Before), SkillStatePoint>> BeforeAsync(
        Caller caller, SkillGraph graph, IReadOnlyCollection<(Guid Learner, int Skill, DateTimeOffset Before)> asked, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(Guid, int, DateTimeOffset), SkillStatePoint>();
        var people = await access.GetManyAsync(caller, [.. asked.Select(a => a.Learner).Distinct()], cancellationToken);
        var all = await evidence.StandingAsync([.. people.Keys], cancellationToken);
        var folder = new StateFolder(graph, options);
        foreach (var moment in asked.Distinct().GroupBy(a => (a.Learner, a.Before)))
        {
            if (!people.TryGetValue(moment.Key.Learner, out var learner))
                continue;
            var view = folder.View(learner, folder.Fold(learner, all[learner.Id].Where(e => e.FoldAt < moment.Key.Before)), moment.Key.Before);
            foreach (var one in moment)
            {
                if (view.Skill(one.Skill) is { ExpectedSuccess: { } p } state)
                    found[one] = new(one.Before, p, state.Status, null);
            }
        }
        return found;
    }

    async Task FoldAsync(
        Caller caller, SkillGraph graph, IReadOnlyCollection<Guid> learners, Action<Guid, Func<LearnerView>, FoldRecord, EvidenceRecord> after, CancellationToken cancellationToken)
    {
        var people = await access.GetManyAsync(caller, [.. learners.Distinct()], cancellationToken);
        var all = await evidence.StandingAsync([.. people.Keys], cancellationToken);
        var folder = new StateFolder(graph, options);
        foreach (var learner in people.Values)
        {
            var context = folder.Context(learner);
            var state = new LearnerState();
            foreach (var (record, piece) in all[learner.Id].Select(e => EvidenceNames.Resolve(e, graph)).Select(e => (Record: FoldInput.Create(e, graph), Piece: e)).OrderBy(e => e.Record.Key))
            {
                LearnerFold.Apply(state, context, record);
                after(learner.Id, () => folder.View(learner, state, piece.FoldAt), record, piece);
            }
        }
    }

    static bool Names(FoldRecord record, SkillGraph graph, int skill)
    {
        foreach (var unit in graph.Units.UnitsOf(skill))
        {
            if (record.Units.Any(u => u.Unit == unit))
                return true;
        }
        return false;
    }
}

/// <summary>A learner's state of a skill at some time.</summary>
/// <param name="At">When.</param>
/// <param name="ExpectedSuccess">Probability of success on a typical item then.</param>
/// <param name="Status">The status then.</param>
/// <param name="Evidence">The piece of evidence that led there; null where none did.</param>
public sealed record SkillStatePoint(DateTimeOffset At, double ExpectedSuccess, MasteryStatus Status, Guid? Evidence);
