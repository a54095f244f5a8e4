using ResourceHub.Core.Evidence;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Tests.Learners.Model;

namespace ResourceHub.Core.Tests.Learners;

static class EvidenceSamples
{
    /// <summary>An answer to an item of its own.</summary>
    public static EvidenceRecord Item(Skill skill, string item, double? score, DateTimeOffset at, string source = "quiz") => new()
    {
        Id = World.Id($"{source} {item} {at.UtcTicks}"),
        Organization = World.Id("organization"),
        Learner = World.Id("learner"),
        LearnerKey = "learner",
        Source = source,
        SourceId = item,
        Item = item,
        Kind = EvidenceKind.AssessmentItem,
        Skills = [new(skill.Identifier, skill.Label)],
        Score = score,
        At = at,
        ReceivedAt = at.AddMinutes(1),
        ContentHash = [],
    };
}
