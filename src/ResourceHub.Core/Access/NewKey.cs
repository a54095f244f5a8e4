namespace ResourceHub.Core.Access;

/// <summary>What a new key is to be.</summary>
public sealed record NewKey
{
    /// <summary>For people, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; not ANONYMOUS.</summary>
    public required Role Role { get; init; }

    /// <summary>What it may do; none: what the role usually needs.</summary>
    public IReadOnlyList<Scope>? Scopes { get; init; }

    /// <summary>The organisation; every role that meets learners needs one.</summary>
    public Guid? Organization { get; init; }

    /// <summary>A teacher's groups, at least one.</summary>
    public IReadOnlyList<Guid> Groups { get; init; } = [];

    /// <summary>A learner's own id.</summary>
    public Guid? Learner { get; init; }

    /// <summary>A provider's slug.</summary>
    public string? Provider { get; init; }

    /// <summary>From when on it no longer works.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Made for the demo.</summary>
    public bool Demo { get; init; }
}
