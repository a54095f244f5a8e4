using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using ResourceHub.Core;

namespace ResourceHub.Search.Embedded;

/// <summary>
/// The rankings that pages are read from: the first 1,000 ids of a query, kept for five minutes after the last page. Between pages the index may change:
/// a resource that did not change appears once. Behind the 1,000 the rest follows in the order of its keys.
/// </summary>
sealed class PinnedRankings(TimeProvider clock)
{
    /// <summary>How many ids a ranking pins.</summary>
    public const int MostIds = 1_000;

    const int MostIdsInAll = 500_000;
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    readonly Lock _lock = new();
    readonly Dictionary<ulong, Ranking> _rankings = [];
    readonly Queue<ulong> _byAge = new();
    // a cursor of before a restart must not meet a ranking of after it
    ulong _next = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    int _ids;

    /// <summary>Pins a ranking.</summary>
    /// <param name="ids">In order; at most <see cref="MostIds"/>.</param>
    /// <param name="isCut">Whether more matched than were pinned.</param>
    public Ranking Pin(Guid[] ids, bool isCut)
    {
        lock (_lock)
        {
            var ranking = new Ranking(_next++, ids, isCut) { UsedAt = clock.GetTimestamp() };
            _rankings.Add(ranking.Number, ranking);
            _byAge.Enqueue(ranking.Number);
            _ids += ids.Length + 8;
            Tidy();
            return ranking;
        }
    }

    /// <summary>The ranking that a cursor belongs to, and where in it the cursor stands.</summary>
    /// <exception cref="HubException"><c>CURSOR_INVALID</c>, <c>CURSOR_EXPIRED</c>.</exception>
    public (Ranking Ranking, int Position, Guid? Key) Find(string cursor)
    {
        var parts = cursor.Split('.');
        if (parts.Length is < 2 or > 3
            || !ulong.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position > MostIds)
        {
            throw Invalid();
        }
        Guid? key = parts.Length == 3 ? Guid.TryParseExact(parts[2], "N", out var id) ? id : throw Invalid() : null;
        lock (_lock)
        {
            if (!_rankings.TryGetValue(number, out var ranking) || clock.GetElapsedTime(ranking.UsedAt) > Lifetime)
                throw new HubException("CURSOR_EXPIRED", "The ranking that the cursor in after belongs to is kept for five minutes only; start again from the first page.", ["after"]);
            if (position > ranking.Ids.Length)
                throw Invalid();
            ranking.UsedAt = clock.GetTimestamp();
            return (ranking, position, key);
        }
    }

    static HubException Invalid() => new("CURSOR_INVALID", "The cursor in after does not belong to this search; use a cursor that this very search gave.", ["after"]);

    void Tidy()
    {
        // one that was used again goes back to the end of the queue
        for (var i = _byAge.Count; i > 0 && _byAge.TryPeek(out var oldest); i--)
        {
            var ranking = _rankings[oldest];
            var isOver = clock.GetElapsedTime(ranking.UsedAt) > Lifetime;
            if (!isOver && _ids <= MostIdsInAll)
                return;
            _byAge.Dequeue();
            if (!isOver && ranking.Renewed != ranking.UsedAt)
            {
                ranking.Renewed = ranking.UsedAt;
                _byAge.Enqueue(oldest);
                continue;
            }
            _rankings.Remove(oldest);
            _ids -= ranking.Ids.Length + 8;
        }
    }
}

/// <summary>A pinned ranking.</summary>
/// <param name="number">Names it in cursors.</param>
/// <param name="ids">In order.</param>
/// <param name="isCut">Whether more matched than were pinned.</param>
sealed class Ranking(ulong number, Guid[] ids, bool isCut)
{
    HashSet<Guid>? _set;

    public ulong Number { get; } = number;

    public Guid[] Ids { get; } = ids;

    public bool IsCut { get; } = isCut;

    public long UsedAt { get; set; }

    public long Renewed { get; set; }

    /// <summary>Whether a resource is among the pinned ones.</summary>
    public bool Has(Guid id) => (_set ??= [.. Ids]).Contains(id);

    /// <summary>The cursor of the pinned item before a position.</summary>
    public string CursorAt(int position) => string.Create(CultureInfo.InvariantCulture, $"{Number:x}.{position}");

    /// <summary>The cursor of an item behind the pinned ones.</summary>
    public string CursorAt(Guid key) => string.Create(CultureInfo.InvariantCulture, $"{Number:x}.{Ids.Length}.{key:N}");
}
