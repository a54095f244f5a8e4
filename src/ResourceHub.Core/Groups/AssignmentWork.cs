using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>What a learner did for an assignment.</summary>
/// <param name="Evidence">What answers it, oldest first.</param>
/// <param name="Score">Of the last attempt: its own score, else the mean of its items; null without any.</param>
public sealed record AssignmentWork(IReadOnlyList<EvidenceRecord> Evidence, double? Score);

/// <summary>What the work on an assignment changed.</summary>
/// <param name="Before">The state of the skill before the first evidence, else when it was assigned.</param>
/// <param name="After">The state now.</param>
public sealed record AssignmentEffect(SkillStatePoint? Before, SkillStatePoint? After);
