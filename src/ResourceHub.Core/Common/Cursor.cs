using System.Buffers.Text;
using System.Text;

namespace ResourceHub.Core;

/// <summary>Opaque cursors: a kind, which says what list it belongs to, and the key of the item.</summary>
public static class Cursor
{
    /// <summary>A cursor of a list, such as <c>("groups", key)</c>.</summary>
    public static string Encode(string kind, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{kind}:{key}"));

    /// <summary>The key of a cursor of that kind; null for no cursor.</summary>
    /// <exception cref="HubException"><c>CURSOR_INVALID</c>: not a cursor, or one of another list.</exception>
    public static string? Decode(string kind, string? cursor)
    {
        if (cursor is null)
            return null;
        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            if (text.StartsWith(kind + ":", StringComparison.Ordinal))
                return text[(kind.Length + 1)..];
        }
        catch (FormatException)
        {
        }
        throw new HubException("CURSOR_INVALID", "The cursor in after does not belong to this list; use an endCursor or cursor that this very list gave.", ["after"]);
    }

    /// <summary>Pages a list that is in memory already, by the position of the key in it.</summary>
    public static Page<T> PageOf<T>(string kind, IReadOnlyList<T> all, Func<T, string> key, PageRequest request)
    {
        var start = 0;
        if (Decode(kind, request.After) is { } after)
        {
            while (start < all.Count && key(all[start]) != after)
                start++;
            if (start == all.Count)
                throw new HubException("CURSOR_EXPIRED", "What the cursor in after stood at is no longer in the list; start again from the first page.", ["after"]);
            start++;
        }
        var items = all.Skip(start).Take(request.First).Select(item => new PageItem<T>(Encode(kind, key(item)), item)).ToArray();
        return new(items, start + items.Length < all.Count, start > 0, all.Count);
    }
}
