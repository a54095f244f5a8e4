namespace ResourceHub.Core.Groups;

/// <summary>A class, or any set of learners that is taught together.</summary>
/// <param name="Id">The hub's id.</param>
/// <param name="Organization">The organisation that it belongs to.</param>
/// <param name="ExternalId">The client's own id.</param>
/// <param name="Name">For people.</param>
/// <param name="Learners">The current members, by the order in which they were named.</param>
public sealed record Group(Guid Id, Guid Organization, string ExternalId, string Name, IReadOnlyList<Guid> Learners);
