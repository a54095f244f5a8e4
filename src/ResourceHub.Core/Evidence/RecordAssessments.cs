using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>Records assessments and activities: each call wholly or not at all, a repeated one once.</summary>
public sealed class RecordAssessments(
    IEvidenceStore store, ILearnerStore learners, ICatalog catalog, ISkillGraphProvider skills, ModelOptions options, TimeProvider clock)
{
    /// <summary>The most assessments in one call.</summary>
    public const int Most = 200;

    /// <summary>Records one assessment.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public async Task<RecordedEvidence> RunAsync(Caller caller, SkillGraph graph, AssessmentInput assessment, CancellationToken cancellationToken)
        => (await RunAsync(caller, graph, [assessment], _ => [], cancellationToken))[0];

    /// <summary>Records up to 200 assessments, each judged alone, in one transaction.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>TOO_MANY_ASSESSMENTS</c>.</exception>
    public async Task<IReadOnlyList<RecordedEvidence>> RunAsync(Caller caller, SkillGraph graph, IReadOnlyList<AssessmentInput> assessments, CancellationToken cancellationToken)
        => assessments.Count > Most
            ? throw new HubException("TOO_MANY_ASSESSMENTS", $"There are {assessments.Count} assessments; one call takes at most {Most}.", ["assessments"])
            : await RunAsync(caller, graph, assessments, i => ["assessments", $"{i}"], cancellationToken);

    /// <summary>Records what a learner did with a resource. A learner's own key does so without a score.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public async Task<RecordedEvidence> RunAsync(Caller caller, SkillGraph graph, ActivityInput activity, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        caller.RequireOrganization();
        var context = await DraftContext.LoadAsync(
            caller, graph, skills, learners, catalog, clock, [activity.Learner],
            activity.Items.Select(i => i.Resource).Prepend(activity.Resource), activity.Items.SelectMany(i => i.Skills), cancellationToken);
        return (await WriteAsync(context, [EvidenceDraft.Of(activity, context)], cancellationToken))[0];
    }

    async Task<IReadOnlyList<RecordedEvidence>> RunAsync(
        Caller caller, SkillGraph graph, IReadOnlyList<AssessmentInput> assessments, Func<int, IReadOnlyList<string>> root, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        caller.RequireOrganization();
        if (caller.Role == Role.Learner)
            throw Caller.Forbidden("A learner's key records activities, not assessments.");
        var context = await DraftContext.LoadAsync(
            caller, graph, skills, learners, catalog, clock, [.. assessments.Select(a => a.Learner)],
            assessments.SelectMany(a => a.Items.Select(i => i.Resource).Prepend(a.Resource)),
            assessments.SelectMany(a => a.Items.SelectMany(i => i.Skills).Concat(a.SkillScores.Select(s => s.Skill)).Concat(a.RubricScores.Select(s => s.Skill))),
            cancellationToken);
        return await WriteAsync(context, [.. assessments.Select((a, i) => EvidenceDraft.Of(a, context, root(i)))], cancellationToken);
    }

    async Task<IReadOnlyList<RecordedEvidence>> WriteAsync(DraftContext context, EvidenceDraft[] drafts, CancellationToken cancellationToken)
    {
        using var span = HubTelemetry.Span("record evidence");
        EvidenceDraft[] sound = [.. drafts.Where(d => d.Errors.Count == 0)];
        IReadOnlyDictionary<EvidenceDraft, RecordedEvidence> done = new Dictionary<EvidenceDraft, RecordedEvidence>();
        if (sound.Length > 0)
        {
            int[] warnings = [.. sound.Select(d => d.Warnings.Count)];
            done = await store.WriteAsync((session, token) =>
            {
                // done again after a conflict, it says only what the last run found
                foreach (var (draft, count) in sound.Zip(warnings))
                {
                    draft.Errors.Clear();
                    draft.Warnings.RemoveRange(count, draft.Warnings.Count - count);
                }
                return WriteAsync(session, context, sound, token);
            }, cancellationToken);
        }
        HubTelemetry.Recorded(done.Values.Sum(d => d.Recorded));
        return [.. drafts.Select(d => done.TryGetValue(d, out var result) ? result : new RecordedEvidence(null, 0, false, [], d.Warnings, d.Errors))];
    }

    async Task<IReadOnlyDictionary<EvidenceDraft, RecordedEvidence>> WriteAsync(
        IEvidenceSession session, DraftContext context, EvidenceDraft[] drafts, CancellationToken cancellationToken)
    {
        var organization = drafts[0].Learner!.Organization;
        var calls = drafts.Select(CallOf).Concat(drafts.Where(d => d.Supersedes is not null).Select(d => CallOf(d) with { SourceId = d.Supersedes! })).Distinct().ToArray();
        // states first: whoever writes after this read makes this one a conflict
        var writer = new EvidenceWriter(session, context.Graph, options, context.Now);
        await writer.LoadAsync([.. drafts.Select(d => d.Learner!.Id)], cancellationToken);
        var known = (await session.FindAsync(organization, calls, cancellationToken)).ToDictionary(e => (new SourceCall(e.LearnerKey, e.Source, e.SourceId), e.Item));

        var recorded = new Dictionary<EvidenceDraft, IReadOnlyList<EvidenceRecord>>();
        foreach (var draft in drafts)
        {
            var call = CallOf(draft);
            EvidenceRecord[] fresh = [.. draft.Pieces.Where(p => !known.ContainsKey((call, p.Item)))];
            if (!writer.Knows(draft.Learner!.Id))
                draft.Errors.Add(new("LEARNER_NOT_FOUND", "The learner was erased meanwhile.", ["learner"]));
            else if (draft.Pieces.FirstOrDefault(p => known.TryGetValue((call, p.Item), out var before) && !before.ContentHash.AsSpan().SequenceEqual(p.ContentHash)) is { } other)
                draft.Errors.Add(new("SOURCE_ID_REUSED", $"\"{draft.SourceId}\" of {draft.Source} was recorded before with other content ({(other.Item.Length == 0 ? "the activity" : other.Item)}); corrections come under a new sourceId that supersedes it.", ["sourceId"]));
            if (draft.Errors.Count > 0)
                continue;
            recorded.Add(draft, fresh);
            if (fresh.Length == 0)
                continue;
            foreach (var piece in fresh)
                known.Add((call, piece.Item), piece);
            await writer.AddAsync(fresh, cancellationToken);
            if (draft.Supersedes is { } old && old != draft.SourceId)
                await SupersedeAsync(writer, draft, [.. known.Values.Where(e => e.SourceId == old && e.Source == draft.Source && e.LearnerKey == call.LearnerKey)], cancellationToken);
        }
        var views = await writer.FoldAsync(cancellationToken);
        var results = new Dictionary<EvidenceDraft, RecordedEvidence>();
        foreach (var (draft, fresh) in recorded)
        {
            var view = views.TryGetValue(draft.Learner!.Id, out var folded) ? folded : await writer.ViewAsync(draft.Learner.Id, cancellationToken);
            results.Add(draft, new(view, fresh.Count, fresh.Count == 0, Changed(fresh, context.Graph), draft.Warnings, []));
        }
        return results;
    }

    static async Task SupersedeAsync(EvidenceWriter writer, EvidenceDraft draft, EvidenceRecord[] old, CancellationToken cancellationToken)
    {
        if (old.Length == 0)
            draft.Warnings.Add(new("SOURCE_ID_NOT_FOUND", $"{draft.Source} has recorded no \"{draft.Supersedes}\" of this learner; there was nothing to correct.", ["supersedes"]));
        else
            await writer.VoidAsync(old, $"superseded by {draft.SourceId}", cancellationToken);
    }

    static SourceCall CallOf(EvidenceDraft draft) => new(draft.Learner!.ExternalId, draft.Source, draft.SourceId);

    static Skill[] Changed(IReadOnlyList<EvidenceRecord> fresh, SkillGraph graph)
        => [.. fresh.Where(e => !e.Exposure).SelectMany(e => e.Skills).Where(s => s.Skill is not null).Select(s => s.Skill!.Value).Distinct()
            .Select(graph.Find).OfType<Skill>().Where(s => !graph.Units.UnitsOf(s.Index).IsEmpty)];
}
