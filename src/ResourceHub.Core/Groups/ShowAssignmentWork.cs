using ResourceHub.Core.Access;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Groups;

/// <summary>Looks up what was done for assignments, of any number of learners with the same few commands.</summary>
public sealed class ShowAssignmentWork(LearnerStates states, IEvidenceStore evidence, IAssignments assignments)
{
    /// <summary>The work on each assignment.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="graph">The skills.</param>
    /// <param name="which">Assignments of learners whom the caller reaches.</param>
    /// <param name="wantsStates">Whether anybody asked for before and after; without, nothing is folded.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<Guid, AssignmentWork>> RunAsync(
        Caller caller, SkillGraph graph, IReadOnlyCollection<Assignment> which, bool wantsStates, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersRead);
        var ids = await assignments.EvidenceOfAsync(which, cancellationToken);
        Guid[] learners = [.. which.Select(a => a.Learner).Distinct()];
        IReadOnlyDictionary<Guid, EvidenceRecord> records;
        IReadOnlyDictionary<Guid, LearnerView> views = new Dictionary<Guid, LearnerView>();
        ILookup<Guid, EvidenceRecord>? standing = null;
        if (wantsStates)
        {
            views = await states.GetManyAsync(caller, graph, learners, cancellationToken);
            standing = await evidence.StandingAsync([.. views.Keys], cancellationToken);
            records = standing.SelectMany(s => s).ToDictionary(e => e.Id);
        }
        else
        {
            records = LearnerFilter.Of(caller) is { } filter
                ? await evidence.GetManyAsync(filter, [.. ids.SelectMany(i => i).Distinct()], cancellationToken)
                : new Dictionary<Guid, EvidenceRecord>();
        }
        return which.ToDictionary(a => a.Id, a =>
        {
            EvidenceRecord[] own = [.. ids[a.Id].Select(id => records.GetValueOrDefault(id)).OfType<EvidenceRecord>()];
            if (standing is null || views.GetValueOrDefault(a.Learner) is not { } view || graph.Find(a.Skill) is not { } skill)
                return new AssignmentWork(own, ScoreOf(own), null, null);
            return new AssignmentWork(own, ScoreOf(own), Before(view, graph, skill, a, own, standing[a.Learner]), new(view.At, view.Skill(skill.Index)));
        });
    }

    static SkillStateAt Before(LearnerView view, SkillGraph graph, Skill skill, Assignment assignment, EvidenceRecord[] own, IEnumerable<EvidenceRecord> standing)
    {
        // the order of the fold, so that of two pieces of one instant the earlier one is seen
        var first = own.MinBy(FoldOrder);
        var until = first?.FoldAt ?? assignment.AssignedAt;
        var earlier = standing.Where(e => first is null ? e.FoldAt <= until : Comparer<(DateTimeOffset, OrdinalText, OrdinalText, int)>.Default.Compare(FoldOrder(e), FoldOrder(first)) < 0).ToArray();
        var then = LearnerView.Of(view.Learner, graph, earlier, until);
        var last = earlier.Where(e => e.Skills.Any(s => s.Skill == skill.Identifier)).MaxBy(FoldOrder);
        return new(until, then.Skill(skill.Index), last);
    }

    static (DateTimeOffset At, OrdinalText Source, OrdinalText SourceId, int Place) FoldOrder(EvidenceRecord e) => (e.FoldAt, new(e.Source), new(e.SourceId), e.Place);

    static double? ScoreOf(EvidenceRecord[] own)
    {
        var scored = own.Where(e => e.Score is not null).ToArray();
        if (scored.Length == 0)
            return null;
        var attempt = scored.Where(e => e.SourceId == scored[^1].SourceId && e.Source == scored[^1].Source).ToArray();
        return attempt.FirstOrDefault(e => e.Item.Length == 0)?.Score ?? attempt.Average(e => e.Score!.Value);
    }

    readonly record struct OrdinalText(string Text) : IComparable<OrdinalText>
    {
        public int CompareTo(OrdinalText other) => string.CompareOrdinal(Text, other.Text);
    }
}
