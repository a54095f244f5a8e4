namespace ResourceHub.Core.Catalog;

/// <summary>A resource's tie to a skill that the hub knows.</summary>
/// <param name="Role">Teaches, assesses or requires.</param>
/// <param name="Skill">The CFItem's identifier.</param>
/// <param name="Ref">The name that the provider used.</param>
public sealed record Alignment(AlignmentRole Role, Guid Skill, string Ref);
