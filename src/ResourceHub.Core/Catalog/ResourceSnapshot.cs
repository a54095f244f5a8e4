namespace ResourceHub.Core.Catalog;

/// <summary>What a resource was at one version.</summary>
/// <param name="Resource">The resource's hub id.</param>
/// <param name="Version">The version.</param>
/// <param name="Name">The title then.</param>
/// <param name="Url">The address then.</param>
/// <param name="PublishedAt">When that version was published.</param>
public sealed record ResourceSnapshot(Guid Resource, int Version, string Name, string? Url, DateTimeOffset PublishedAt);
