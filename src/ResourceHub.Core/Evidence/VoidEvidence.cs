using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>Takes evidence back; the state becomes what it would be without it. A sourceId stays used.</summary>
public sealed class VoidEvidence(IEvidenceStore store, ILearnerStore learners, LearnerAccess access, ModelOptions options, TimeProvider clock)
{
    /// <summary>Takes back one piece, or all that one sourceId brought.</summary>
    /// <returns>The learner's state afterwards, and how many pieces stood until now.</returns>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>EVIDENCE_NOT_FOUND</c>, <c>LEARNER_NOT_FOUND</c>, <c>LEARNER_NEEDED</c>, <c>REASON_NEEDED</c>.</exception>
    public async Task<(LearnerView View, int Voided)> RunAsync(Caller caller, SkillGraph graph, EvidenceRef which, string reason, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        var organization = caller.RequireOrganization();
        if (caller.Role == Role.Learner)
            throw Caller.Forbidden("A learner's key cannot take evidence back.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1000)
            throw new HubException("REASON_NEEDED", "Give a reason of 1 to 1000 characters.", ["reason"]);
        var named = which.Learner is null ? null : await access.RequireAsync(caller, which.Learner, cancellationToken, "which", "source", "learner");
        return await store.WriteAsync(async (session, token) =>
        {
            var pieces = which.Id is { } id
                ? await session.FindAsync(organization, id, token) is { } one ? [one] : []
                : await session.FindAsync(organization, which.Source!, which.SourceId!, token);
            if (named is not null)
                pieces = [.. pieces.Where(p => p.Learner == named.Id)];
            var people = await learners.GetManyAsync(LearnerFilter.Of(caller)!, [.. pieces.Select(p => p.Learner).Distinct()], token);
            pieces = [.. pieces.Where(p => people.ContainsKey(p.Learner))];
            if (pieces.Count == 0)
                throw new HubException("EVIDENCE_NOT_FOUND", "There is no such evidence that the key reaches.", ["which"]);
            if (people.Count > 1)
                throw new HubException("LEARNER_NEEDED", "Several learners share this sourceId; name one.", ["which", "source", "learner"]);
            var learner = pieces[0].Learner;
            var writer = new EvidenceWriter(session, graph, options, clock.GetUtcNow());
            await writer.LoadAsync([learner], token);
            var voided = await writer.VoidAsync(pieces, reason.Trim(), token);
            var views = await writer.FoldAsync(token);
            return (views.TryGetValue(learner, out var view) ? view : await writer.ViewAsync(learner, token), voided);
        }, cancellationToken);
    }
}

/// <summary>Names evidence: one piece by id, or all that one sourceId brought.</summary>
/// <param name="Id">One piece.</param>
/// <param name="Source">Who measured.</param>
/// <param name="SourceId">The source's id of the call.</param>
/// <param name="Learner">Needed where several learners share the sourceId.</param>
public sealed record EvidenceRef(Guid? Id, string? Source = null, string? SourceId = null, LearnerRef? Learner = null);
