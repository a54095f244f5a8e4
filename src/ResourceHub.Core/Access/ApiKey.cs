namespace ResourceHub.Core.Access;

/// <summary>An API key without its secret: the hub keeps only the secret's SHA-256.</summary>
public sealed record ApiKey
{
    /// <summary>The public part of the key.</summary>
    public required Guid Id { get; init; }

    /// <summary>For people, such as the app that uses it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required Role Role { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<Scope> Scopes { get; init; }

    /// <summary>SHA-256 of the secret, 32 bytes.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>The organisation whose learners it may meet.</summary>
    public Guid? Organization { get; init; }

    /// <summary>The groups that a teacher's key reaches.</summary>
    public IReadOnlyList<Guid> Groups { get; init; } = [];

    /// <summary>The learner that a learner's key is.</summary>
    public Guid? Learner { get; init; }

    /// <summary>The slug of the provider that a provider's key publishes for.</summary>
    public string? Provider { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it no longer works; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Made for the demo; refused in Production.</summary>
    public bool Demo { get; init; }

    /// <summary>The caller who shows this key.</summary>
    public Caller ToCaller() => new(
        Role, Scopes.ToHashSet(), Organization, Name, Id, Role == Role.Teacher ? Groups.ToHashSet() : null, Learner, Provider);
}
