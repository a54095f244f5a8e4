using ResourceHub.Core.Access;

namespace ResourceHub.Core.Learners;

/// <summary>Whom a caller reaches: learners of one organisation, all of them, the current members of some groups, or one.</summary>
/// <param name="Organization">The organisation.</param>
/// <param name="Groups">Only current members of these; null for no such bound.</param>
/// <param name="Only">Only this learner; null for no such bound.</param>
public sealed record LearnerFilter(Guid Organization, IReadOnlySet<Guid>? Groups = null, Guid? Only = null)
{
    /// <summary>What a caller reaches; null for nobody.</summary>
    public static LearnerFilter? Of(Caller caller) => caller.Organization is not { } organization ? null : caller.Role switch
    {
        Role.Service or Role.Administrator => new(organization),
        Role.Teacher => new(organization, caller.Groups ?? new HashSet<Guid>()),
        Role.Learner when caller.Learner is { } self => new(organization, null, self),
        _ => null,
    };
}
