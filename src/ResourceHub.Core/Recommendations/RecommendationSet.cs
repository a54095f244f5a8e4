using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Recommendations;

/// <summary>What one learner does next, and with what.</summary>
/// <param name="EvidenceCount">Scored pieces of evidence that the answer rests on.</param>
/// <param name="LatestEvidenceAt">The newest of them.</param>
/// <param name="Skills">Next skills, best first.</param>
/// <param name="Blocked">Goal skills that wait for others.</param>
/// <param name="Problems">Why there is little to say.</param>
public sealed record RecommendationSet(
    int EvidenceCount,
    DateTimeOffset? LatestEvidenceAt,
    IReadOnlyList<SkillRecommendation> Skills,
    IReadOnlyList<BlockedSkill> Blocked,
    IReadOnlyList<UserError> Problems);

/// <summary>A next skill with its reasons and resources.</summary>
/// <param name="View">Whose, as seen when it was made.</param>
/// <param name="Skill">The skill.</param>
/// <param name="State">The learner's state of it.</param>
/// <param name="Kind">What to do about it.</param>
/// <param name="Reasons">From evidence to skill.</param>
/// <param name="Teach">To learn from.</param>
/// <param name="Practise">To practise with.</param>
/// <param name="Reassess">To measure again with.</param>
public sealed record SkillRecommendation(
    LearnerView View,
    Skill Skill,
    SkillStateView State,
    NextStep Kind,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<ResourceRecommendation> Teach,
    IReadOnlyList<ResourceRecommendation> Practise,
    IReadOnlyList<ResourceRecommendation> Reassess);

/// <summary>A goal skill that waits.</summary>
/// <param name="Skill">The goal skill.</param>
/// <param name="Missing">What it waits for.</param>
public sealed record BlockedSkill(Skill Skill, IReadOnlyList<Skill> Missing);

/// <summary>An offered resource.</summary>
/// <param name="Id">Signed; for choose and recordActivity.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Score">0 to 1, comparable within one slot.</param>
/// <param name="ExpectedSuccess">On its tasks; null where it has none.</param>
/// <param name="Reasons">From skill to resource.</param>
public sealed record ResourceRecommendation(string Id, LearningResource Resource, double Score, double? ExpectedSuccess, IReadOnlyList<Reason> Reasons);
