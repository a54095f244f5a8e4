namespace ResourceHub.Core.Catalog;

/// <summary>How hard a text is on one scale.</summary>
/// <param name="Name">The scale, such as Lexile or ATOS.</param>
/// <param name="Value">The measure as a number, where it is one.</param>
/// <param name="Label">The measure as written, such as 650L.</param>
public sealed record TextComplexity(string Name, double? Value, string? Label);
