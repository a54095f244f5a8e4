namespace ResourceHub.Core.Providers;

/// <summary>One push, one file or one harvest: what was sent and what became of it.</summary>
public sealed record PublishRun
{
    /// <summary>The hub's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose records they are.</summary>
    public required Guid ProviderId { get; init; }

    /// <summary>Where it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When its counts last changed; a running run that has been silent for long has failed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Records read so far.</summary>
    public int Seen { get; init; }

    /// <summary>Records that made a new resource.</summary>
    public int Created { get; init; }

    /// <summary>Records that changed a resource.</summary>
    public int Updated { get; init; }

    /// <summary>Records that said nothing new.</summary>
    public int Unchanged { get; init; }

    /// <summary>Records that were not accepted.</summary>
    public int Rejected { get; init; }

    /// <summary>Resources that were taken back.</summary>
    public int Withdrawn { get; init; }
}

/// <summary>Where a run stands.</summary>
public enum RunStatus
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Is at work.</summary>
    Running,

    /// <summary>Came to its end; records may have been rejected all the same.</summary>
    Succeeded,

    /// <summary>Broke off; what it had acknowledged stands.</summary>
    Failed,

    /// <summary>Was stopped.</summary>
    Cancelled,
}
