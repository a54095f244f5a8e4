using ResourceHub.Core.Evidence;
using ResourceHub.Core.Learners;

namespace ResourceHub.Core.Groups;

/// <summary>What a learner did for an assignment, and what it changed.</summary>
/// <param name="Evidence">What answers it, oldest first.</param>
/// <param name="Score">Of the last attempt: its own score, else the mean of its items; null without any.</param>
/// <param name="Before">The state of the skill before the first evidence, else when it was assigned.</param>
/// <param name="After">The state now.</param>
public sealed record AssignmentWork(IReadOnlyList<EvidenceRecord> Evidence, double? Score, SkillStateAt? Before, SkillStateAt? After);

/// <summary>A state of a skill at an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="State">The state.</param>
/// <param name="Evidence">The piece of evidence that led to it; null for none.</param>
public sealed record SkillStateAt(DateTimeOffset At, SkillStateView State, EvidenceRecord? Evidence = null);
