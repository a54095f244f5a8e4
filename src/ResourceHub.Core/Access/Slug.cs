using System.Text.RegularExpressions;

namespace ResourceHub.Core.Access;

/// <summary>The short names of organisations and providers.</summary>
public static partial class Slug
{
    /// <summary>Whether a text is one: lower-case letters, digits and hyphens, 2 to 40.</summary>
    public static bool IsValid(string? text) => text is not null && Form().IsMatch(text);

    /// <summary>The error for one that is not.</summary>
    public static UserError Error(string? text, params string[] path)
        => UserError.At("SLUG_INVALID", $"\"{text}\" is no slug: use 2 to 40 lower-case letters, digits and hyphens.", path);

    [GeneratedRegex("^[a-z0-9-]{2,40}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
