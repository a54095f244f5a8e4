using ResourceHub.Core.Access;

namespace ResourceHub.Core.Groups;

/// <summary>Which groups a caller reaches as a whole: a teacher's key those that it names, a learner's key none.</summary>
internal static class GroupAccess
{
    public static bool Reaches(Caller caller, Guid organization, Guid group)
        => caller.Organization == organization && caller.Role switch
        {
            Role.Service or Role.Administrator => true,
            Role.Teacher => caller.Groups?.Contains(group) == true,
            _ => false,
        };
}
