namespace ResourceHub.Core.Access;

/// <summary>What a key is for. It bounds what its scopes reach.</summary>
public enum Role
{
    /// <summary>No key: frameworks, skills, providers and resources that are not for educators only.</summary>
    Anonymous,

    /// <summary>A client app's server, for a whole organisation.</summary>
    Service,

    /// <summary>Someone who runs an organisation or, with HUB_ADMIN, the hub.</summary>
    Administrator,

    /// <summary>Reaches the current members of the groups that its key names.</summary>
    Teacher,

    /// <summary>Reaches itself alone.</summary>
    Learner,

    /// <summary>A content provider: publishes for itself and sees what became of it.</summary>
    Provider,
}
