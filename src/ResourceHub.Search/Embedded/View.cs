namespace ResourceHub.Search.Embedded;

/// <summary>One state of the index as queries see it: columns up to a count, and which of those documents are alive.</summary>
/// <param name="Columns">The columns; what lies beyond the count came later.</param>
/// <param name="Count">How many ordinals there are.</param>
/// <param name="Live">A bit for each ordinal whose document is the present one.</param>
/// <param name="LiveCount">How many are alive.</param>
/// <param name="Generation">Which filling of search.db it was read from; a rebuild begins another.</param>
/// <param name="Change">The newest change number that it has seen.</param>
sealed record View(Columns Columns, int Count, ulong[] Live, int LiveCount, long Generation, long Change)
{
    public static View Empty { get; } = new(new Columns(), 0, [], 0, -1, 0);

    /// <summary>Mostly dead documents: worth reading anew.</summary>
    public bool IsWorn => Count - LiveCount > Math.Max(LiveCount, 4_000);

    public int Words => Bits.Words(Count);
}
