namespace ResourceHub.Core.Providers;

/// <summary>Whoever publishes resources to the hub.</summary>
public sealed record Provider
{
    /// <summary>The hub's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Lower-case letters, digits and hyphens, 2 to 40; never changes.</summary>
    public required string Slug { get; init; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; init; }

    /// <summary>Its home page.</summary>
    public string? Url { get; init; }

    /// <summary>Who it is, in plain text.</summary>
    public string? Description { get; init; }

    /// <summary>Frameworks that its skill codes mean, in order of preference.</summary>
    public IReadOnlyList<Guid> Frameworks { get; init; } = [];

    /// <summary>When it was registered.</summary>
    public DateTimeOffset RegisteredAt { get; init; }
}
