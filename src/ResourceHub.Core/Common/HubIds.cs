namespace ResourceHub.Core;

/// <summary>Makes the hub's own identifiers: UUID version 7 (RFC 9562), so that rows written together lie together.</summary>
public static class HubIds
{
    /// <summary>A new identifier stamped with the clock's time.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
