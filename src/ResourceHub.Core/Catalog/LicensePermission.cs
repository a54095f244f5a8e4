namespace ResourceHub.Core.Catalog;

/// <summary>What a licence allows everybody to do.</summary>
public enum LicensePermission
{
    /// <summary>Copy and pass on.</summary>
    Share,

    /// <summary>Change and build upon.</summary>
    Adapt,

    /// <summary>Use for commercial purposes.</summary>
    CommercialUse,
}
