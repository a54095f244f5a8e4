namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>What became of one record.</summary>
/// <param name="Index">Place in the request or file, from 0.</param>
/// <param name="ExternalId">The provider's own id; null where the record had none.</param>
/// <param name="Outcome">Created, updated, unchanged or rejected.</param>
/// <param name="Resource">The resource; null where a rejected record never became one.</param>
/// <param name="Errors">Why it was rejected.</param>
/// <param name="Warnings">What was accepted but wants attention.</param>
public sealed record PublishResult(int Index, string? ExternalId, PublishOutcome Outcome, Guid? Resource, IReadOnlyList<UserError> Errors, IReadOnlyList<UserError> Warnings)
{
    /// <summary>What the index is to show before a search finds the change; null where nothing changed.</summary>
    public OutboxTarget? Target { get; init; }
}

/// <summary>What became of a record.</summary>
public enum PublishOutcome
{
    /// <summary>It made a new resource.</summary>
    Created,

    /// <summary>It changed a resource.</summary>
    Updated,

    /// <summary>It said nothing new.</summary>
    Unchanged,

    /// <summary>It was not accepted; what was there before stands.</summary>
    Rejected,
}
