namespace ResourceHub.Core.Skills.Case;

/// <summary>A package that cannot be read. Nothing of it was taken.</summary>
public sealed class CasePackageException(IReadOnlyList<UserError> errors)
    : Exception(string.Join(" ", errors.Select(e => e.Message)))
{
    /// <summary>What was wrong, at most 100, with paths such as <c>CFItems, 3, fullStatement</c>.</summary>
    public IReadOnlyList<UserError> Errors { get; } = errors;
}
