using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;

namespace ResourceHub.Server.Catalog;

/// <summary>Who may see a resource: material for educators only is kept from learners and from callers without a key.</summary>
internal static class ResourceVisibility
{
    public static bool Sees(this Caller caller, LearningResource resource) => !resource.IsEducatorOnly || caller.SeesEducatorMaterial;

    public static LearningResource? IfSeen(this Caller caller, LearningResource? resource) => resource is not null && caller.Sees(resource) ? resource : null;
}
