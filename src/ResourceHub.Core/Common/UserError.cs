namespace ResourceHub.Core;

/// <summary>What was wrong with an input, in the input's own terms. Nothing was changed for that item.</summary>
/// <param name="Code">Stable and machine readable, such as <c>SKILL_NOT_FOUND</c>.</param>
/// <param name="Message">One sentence that says what was wrong and what would be right.</param>
/// <param name="Path">Where in the input, such as <c>["records", "3", "teaches", "0"]</c>.</param>
public sealed record UserError(string Code, string Message, IReadOnlyList<string> Path)
{
    /// <summary>An error about the place that <paramref name="path"/> names.</summary>
    public static UserError At(string code, string message, params string[] path) => new(code, message, path);
}
