namespace ResourceHub.Core.Catalog;

/// <summary>Through which sense a resource reaches someone: schema.org accessMode.</summary>
public enum AccessMode
{
    /// <summary>Auditory.</summary>
    Auditory,

    /// <summary>Tactile.</summary>
    Tactile,

    /// <summary>Textual.</summary>
    Textual,

    /// <summary>Visual.</summary>
    Visual,
}
