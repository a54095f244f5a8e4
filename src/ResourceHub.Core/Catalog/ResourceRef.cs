namespace ResourceHub.Core.Catalog;

/// <summary>Names one resource: exactly one of the three is given.</summary>
/// <param name="Id">The hub's id.</param>
/// <param name="External">A provider's own id.</param>
/// <param name="Url">An address.</param>
public sealed record ResourceRef(Guid? Id = null, ExternalRef? External = null, string? Url = null);

/// <summary>A provider's own id of a resource.</summary>
/// <param name="Provider">The provider's slug.</param>
/// <param name="ExternalId">The provider's own id.</param>
public sealed record ExternalRef(string Provider, string ExternalId);
