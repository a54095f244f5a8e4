namespace ResourceHub.Core.Evidence;

/// <summary>A skill that a piece of evidence tells about.</summary>
/// <param name="Skill">CASE identifier, fixed when the evidence was recorded; null while no framework knows the name.</param>
/// <param name="Name">The name as sent.</param>
/// <param name="Weight">Relative share among the skills of the piece.</param>
public readonly record struct EvidenceSkill(Guid? Skill, string Name, double Weight = 1);
