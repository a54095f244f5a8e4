using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ResourceHub.Storage.SqlServer;

/// <summary>
/// Names that SQL Server compares: "a" and "a " are equal to it under every collation, but are two ids to a client. A name that ends with a blank
/// (or with the mark itself) is kept with a mark behind it, so that different names stay different.
/// </summary>
internal sealed class TrailingBlankConverter() : ValueConverter<string, string>(text => Mark(text), kept => Unmark(kept))
{
    const char Sign = '\u001F';

    internal static string Mark(string text) => text.Length > 0 && text[^1] is ' ' or Sign ? text + Sign : text;

    internal static string Unmark(string kept) => kept.Length > 0 && kept[^1] == Sign ? kept[..^1] : kept;
}
