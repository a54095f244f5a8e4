using System.Text;

namespace ResourceHub.Search.Embedded;

/// <summary>One form for equal text.</summary>
static class Unicode
{
    /// <summary>Whether the text is in normal form C already, or cannot be brought there because it is not valid UTF-16.</summary>
    public static bool IsNormalizedOrInvalid(this string text)
    {
        try
        {
            return text.IsNormalized(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <summary>A text without NUL, in normal form C; a lone surrogate, which no file can hold, becomes the replacement character when it is written.</summary>
    public static string? Clean(string? text)
    {
        text = text?.Replace('\0', ' ');
        return text is null || text.IsNormalizedOrInvalid() ? text : text.Normalize(NormalizationForm.FormC);
    }
}
