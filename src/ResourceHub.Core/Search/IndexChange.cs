namespace ResourceHub.Core.Search;

/// <summary>One resource's change on its way into the index.</summary>
/// <param name="Resource">The hub's id of the resource.</param>
/// <param name="IndexVersion">The resource's own counter of index changes; an older one never replaces a newer one.</param>
/// <param name="Document">What to find it by; null takes it out of the index.</param>
/// <param name="OutboxId">The outbox row that asked for it; null for none. Kept with the document, in the same commit.</param>
public sealed record IndexChange(Guid Resource, long IndexVersion, IndexDocument? Document, Guid? OutboxId = null);
