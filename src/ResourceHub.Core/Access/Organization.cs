namespace ResourceHub.Core.Access;

/// <summary>A school, a district or a company that runs client apps. Learners' data never leaves it.</summary>
/// <param name="Id">The hub's id.</param>
/// <param name="Slug">Lower-case letters, digits and hyphens, 2 to 40; never changes.</param>
/// <param name="Name">For people.</param>
/// <param name="Parent">The organisation that it belongs to; null at the top.</param>
public sealed record Organization(Guid Id, string Slug, string Name, Guid? Parent);
