namespace ResourceHub.Core.Providers;

/// <summary>What is wrong with a record as it stands now. The record's next publication replaces it.</summary>
public sealed record RecordProblem
{
    /// <summary>The code of a record that is published, and that the search index does not take.</summary>
    public const string IndexRefused = "INDEX_REFUSED";

    /// <summary>The hub's id; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose record it is.</summary>
    public required Guid ProviderId { get; init; }

    /// <summary>The run that last met the problem.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The resource; null where the record never became one.</summary>
    public Guid? Resource { get; init; }

    /// <summary>The provider's own id; null where the record had none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Place in the request or file, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>Whether the record was rejected for it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Stable and machine readable.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence that says what was wrong and what would be right.</summary>
    public required string Message { get; init; }

    /// <summary>Where in the record.</summary>
    public required IReadOnlyList<string> Path { get; init; }
}

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>The record was rejected.</summary>
    Error,

    /// <summary>The record was accepted, but wants attention.</summary>
    Warning,
}
