using System.Globalization;
using System.Text;

namespace ResourceHub.Core.Search;

/// <summary>Words as search compares them: runs of letters, digits and their marks, without regard to case and diacritics.</summary>
public static class SearchWords
{
    /// <summary>Whether a rune belongs to a word.</summary>
    public static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Where the words of a text are.</summary>
    public static List<Range> Find(ReadOnlySpan<char> text)
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
    public static string FoldWord(string word)
    {
        if (Ascii.IsValid(word))
            return word.ToLowerInvariant();
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        return folded.ToString();
    }

    /// <summary>The words of a text, folded, with one blank between them; empty where it has none.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var range in Find(text))
        {
            if (FoldWord(text[range]) is not { Length: > 0 } word)
                continue;
            if (folded.Length > 0)
                folded.Append(' ');
            folded.Append(word);
        }
        return folded.ToString();
    }

    /// <summary>How a folded prefix meets a folded text: 2 at its beginning, 1 at a later word, 0 not at all.</summary>
    public static int Meets(string text, string prefix)
    {
        if (prefix.Length == 0)
            return 0;
        if (text.StartsWith(prefix, StringComparison.Ordinal))
            return 2;
        for (var at = text.IndexOf(prefix, 1 > text.Length ? 0 : 1, StringComparison.Ordinal); at > 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            if (text[at - 1] == ' ')
                return 1;
        }
        return 0;
    }
}
