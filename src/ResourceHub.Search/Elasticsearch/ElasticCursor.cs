using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ResourceHub.Core;

namespace ResourceHub.Search.Elasticsearch;

/// <summary>Where a page ends: when the cursor was given, the hit's sort values, and the point in time that the ranking is pinned by (none where it ended).</summary>
sealed record ElasticCursor(long GivenAt, string Sort, string? PointInTime)
{
    const int LongestPointInTime = 20_000;
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{GivenAt:x}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Sort))}{(PointInTime is null ? "" : "." + PointInTime)}");

    /// <exception cref="HubException"><c>CURSOR_INVALID</c>, <c>CURSOR_EXPIRED</c>.</exception>
    public static ElasticCursor Parse(string cursor, DateTimeOffset now)
    {
        var parts = cursor.Split('.', 3);
        if (parts.Length < 2 || !long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at) || !TryReadSort(parts[1], out var sort))
            throw Invalid();
        var point = parts.Length == 3 ? parts[2] : null;
        if (point is { Length: 0 or > LongestPointInTime } || point?.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '=' or '+' or '/')) is true)
            throw Invalid();
        return now.UtcTicks - at > Lifetime.Ticks ? throw Expired() : new(at, sort, point);
    }

    public static HubException Expired()
        => new("CURSOR_EXPIRED", "The ranking that the cursor in after belongs to is kept for five minutes only; start again from the first page.", ["after"]);

    public static HubException Invalid()
        => new("CURSOR_INVALID", "The cursor in after does not belong to this search; use a cursor that this very search gave.", ["after"]);

    // only an array of single values goes back to the server
    static bool TryReadSort(string text, out string sort)
    {
        sort = "";
        try
        {
            sort = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
            using var json = JsonDocument.Parse(sort);
            return json.RootElement is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() is 2 or 3
                && array.EnumerateArray().All(v => v.ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.Null);
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            return false;
        }
    }
}
