namespace ResourceHub.Core.Access;

/// <summary>What a key may do, within what its role reaches.</summary>
public enum Scope
{
    /// <summary>Search and read resources, educators' material included where the role is not a learner's.</summary>
    CatalogRead,

    /// <summary>Publish and withdraw the resources of the key's provider.</summary>
    CatalogPublish,

    /// <summary>Read learners, their states and recommendations.</summary>
    LearnersRead,

    /// <summary>Record evidence, goals, preferences, memberships and assignments.</summary>
    LearnersWrite,

    /// <summary>Read reports about groups.</summary>
    ReportsRead,

    /// <summary>Administer the key's organisation.</summary>
    Admin,

    /// <summary>Administer the hub: frameworks are shared, providers join for everyone.</summary>
    HubAdmin,
}
