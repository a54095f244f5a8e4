namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>Tidies texts of records.</summary>
internal static class PlainText
{
    /// <summary>Without outer blanks, zero-width characters and controls; line breaks and tabs stay.</summary>
    public static string Clean(string text)
    {
        foreach (var c in text)
            if (IsUnwanted(c))
                return string.Concat(text.Where(k => !IsUnwanted(k))).Trim();
        return text.Trim();
    }

    static bool IsUnwanted(char c)
        => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD';

    /// <summary>At most so many characters, never half of a surrogate pair.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + "…";
    }
}
