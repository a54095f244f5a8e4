namespace ResourceHub.Core.Access;

/// <summary>Which scopes suit which role.</summary>
public static class RoleScopes
{
    static readonly Scope[] OfLearner = [Scope.CatalogRead, Scope.LearnersRead, Scope.LearnersWrite];
    static readonly Scope[] OfTeacher = [.. OfLearner, Scope.ReportsRead];
    static readonly Scope[] OfAdministrator = [.. OfTeacher, Scope.Admin];
    static readonly Scope[] OfProvider = [Scope.CatalogRead, Scope.CatalogPublish];

    /// <summary>What a key of the role gets where nothing else is said.</summary>
    public static IReadOnlyList<Scope> Usual(Role role) => role switch
    {
        Role.Service or Role.Teacher => OfTeacher,
        Role.Administrator => OfAdministrator,
        Role.Learner => OfLearner,
        Role.Provider => OfProvider,
        _ => [],
    };

    /// <summary>Whether a key of the role may have the scope at all.</summary>
    public static bool Allows(Role role, Scope scope) => role switch
    {
        Role.Administrator => true,
        Role.Service => scope is not Scope.HubAdmin,
        _ => Usual(role).Contains(scope),
    };
}
