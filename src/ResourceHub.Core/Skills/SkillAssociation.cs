namespace ResourceHub.Core.Skills;

/// <summary>A CASE CFAssociation as it was given.</summary>
/// <param name="Identifier">CASE identifier.</param>
/// <param name="Type">CASE associationType.</param>
/// <param name="Origin">Where it begins.</param>
/// <param name="Destination">Where it ends.</param>
/// <param name="SequenceNumber">Order among its kind.</param>
public sealed record SkillAssociation(Guid Identifier, string Type, AssociationEnd Origin, AssociationEnd Destination, int? SequenceNumber);

/// <summary>One end of an association.</summary>
/// <param name="Identifier">The node's identifier; null where the link had none.</param>
/// <param name="Uri">The node's address as given.</param>
/// <param name="Title">What the package calls the node.</param>
public sealed record AssociationEnd(Guid? Identifier, string Uri, string? Title);
