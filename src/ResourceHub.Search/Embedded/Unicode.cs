using System.Globalization;
using System.Text;

namespace ResourceHub.Search.Embedded;

/// <summary>Words as the index sees them: runs of letters, digits and their marks, without regard to case and diacritics.</summary>
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

    /// <summary>Whether a rune belongs to a word.</summary>
    public static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Where the words of a text are.</summary>
    public static List<Range> Words(ReadOnlySpan<char> text)
    {
        var words = new List<Range>();
        var start = -1;
        var at = 0;
        while (at < text.Length)
        {
            // what is no valid rune is no part of a word
            var isRune = Rune.DecodeFromUtf16(text[at..], out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isRune && IsWord(rune))
            {
                if (start < 0)
                    start = at;
            }
            else if (start >= 0)
            {
                words.Add(start..at);
                start = -1;
            }
            at += length;
        }
        if (start >= 0)
            words.Add(start..at);
        return words;
    }

    /// <summary>A word in lower case without diacritics.</summary>
    public static string Fold(string word)
    {
        if (System.Text.Ascii.IsValid(word))
            return word.ToLowerInvariant();
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        return folded.ToString();
    }
}
