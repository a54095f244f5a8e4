namespace ResourceHub.Core.Catalog;

/// <summary>Ages in years; an open end is null.</summary>
/// <param name="Min">The youngest age, inclusive.</param>
/// <param name="Max">The oldest age, inclusive.</param>
public sealed record AgeRange(int? Min, int? Max);
