using System.Security.Cryptography;
using System.Text;
using ResourceHub.Core.Access;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>Records a teacher's judgement of a skill. It stands until two later answers contradict it; repeating the standing one changes nothing.</summary>
public sealed class JudgeSkill(IEvidenceStore store, LearnerAccess access, ModelOptions options, TimeProvider clock)
{
    /// <summary>The source of judgements.</summary>
    public const string Source = "judgement";

    /// <summary>Judges a skill; all parts of one that has parts.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, <c>LEARNER_NOT_FOUND</c>, <c>SKILL_NOT_LEARNABLE</c>, <c>TEXT_TOO_LONG</c>.</exception>
    public async Task<LearnerView> RunAsync(Caller caller, Skill skill, LearnerRef by, bool mastered, string? note, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        if (caller.Role == Role.Learner)
            throw Caller.Forbidden("A learner's key cannot judge.");
        var learner = await access.RequireAsync(caller, by, cancellationToken);
        var graph = skill.Graph;
        int[] units = [.. graph.Units.UnitsOf(skill.Index)];
        if (units.Length == 0)
            throw new HubException("SKILL_NOT_LEARNABLE", $"{skill.Label} is a heading or was retired; judge one of its skills.", ["skill"]);
        if (note?.Length > 2000)
            throw new HubException("TEXT_TOO_LONG", "A note has at most 2000 characters.", ["note"]);
        note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        return await store.WriteAsync(async (session, token) =>
        {
            var now = clock.GetUtcNow();
            var writer = new EvidenceWriter(session, graph, options, now);
            await writer.LoadAsync([learner.Id], token);
            var before = await writer.ViewAsync(learner.Id, token);
            if (units.All(u => before.Unit(u).Judgement is { } standing && standing.Mastered == mastered && standing.Note == note))
                return before;
            var id = HubIds.New(clock);
            await writer.AddAsync(
            [
                new EvidenceRecord
                {
                    Id = id,
                    Organization = learner.Organization,
                    Learner = learner.Id,
                    LearnerKey = learner.ExternalId,
                    Source = Source,
                    SourceId = id.ToString("N"),
                    Item = $"skill:{skill.Identifier}",
                    Kind = EvidenceKind.Judgement,
                    Skills = [new(skill.Identifier, skill.Label)],
                    Mastered = mastered,
                    Note = note,
                    At = now,
                    ReceivedAt = now,
                    ContentHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{mastered} {note}")),
                },
            ], token);
            return (await writer.FoldAsync(token))[learner.Id];
        }, cancellationToken);
    }
}
