using System.Security.Cryptography;
using System.Text.Json;

namespace ResourceHub.Core.Search;

/// <summary>Binds the index's cursors to the search that they belong to: another filter, order, organisation or kind of caller does not go on from them.</summary>
sealed class SearchCursors
{
    const string Kind = "search";

    readonly string _mark;

    SearchCursors(string mark) => _mark = mark;

    /// <summary>The cursors of a search; what does not change which hits there are, such as the page and the facets, does not matter.</summary>
    public static SearchCursors Of(SearchRequest request, bool includesEducatorOnly, Guid? organization)
    {
        if (!request.WantsCursors && request.Page.After is null)
            return new("");
        var mark = JsonSerializer.SerializeToUtf8Bytes(new
        {
            request.Search, request.Within, request.Skills, request.Roles, request.OrderBy, request.ReadyWith, includesEducatorOnly, organization,
        });
        return new(Convert.ToHexStringLower(SHA256.HashData(mark).AsSpan(0, 8)));
    }

    /// <summary>The index's cursor in one of this search's; null for none.</summary>
    /// <exception cref="HubException"><c>CURSOR_INVALID</c>.</exception>
    public string? Open(string? cursor)
    {
        if (Cursor.Decode(Kind, cursor) is not { } text)
            return null;
        return text.StartsWith(_mark + ":", StringComparison.Ordinal)
            ? text[(_mark.Length + 1)..]
            : throw new HubException("CURSOR_INVALID", "The cursor in after belongs to another search; use it with the same filter and order, or start from the first page.", ["after"]);
    }

    /// <summary>A hit with this search's cursor in place of the index's.</summary>
    public IndexHit Seal(IndexHit hit) => hit.Cursor is null ? hit : hit with { Cursor = Cursor.Encode(Kind, $"{_mark}:{hit.Cursor}") };
}
