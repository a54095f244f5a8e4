using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>What became of one assessment or activity.</summary>
/// <param name="View">The learner's state afterwards; null where nothing was recorded or the learner is unknown.</param>
/// <param name="Recorded">New pieces of evidence.</param>
/// <param name="Repeated">All of it was recorded before with the same content.</param>
/// <param name="Changed">The skills that the new evidence names and counts for.</param>
/// <param name="Warnings">What was kept but may not count as meant.</param>
/// <param name="Errors">Why nothing of it was recorded.</param>
public sealed record RecordedEvidence(
    LearnerView? View, int Recorded, bool Repeated, IReadOnlyList<Skill> Changed, IReadOnlyList<UserError> Warnings, IReadOnlyList<UserError> Errors);
