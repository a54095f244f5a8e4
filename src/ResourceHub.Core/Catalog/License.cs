namespace ResourceHub.Core.Catalog;

/// <summary>The terms under which a resource may be used.</summary>
/// <param name="Url">The licence's address, as the provider sent it.</param>
/// <param name="Name">Such as CC BY-SA 4.0; null where the hub does not know the licence.</param>
/// <param name="Allows">What everybody may do; null where the hub does not know the licence.</param>
public sealed record License(string Url, string? Name, IReadOnlyList<LicensePermission>? Allows);
