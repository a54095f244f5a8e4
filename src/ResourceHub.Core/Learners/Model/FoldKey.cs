namespace ResourceHub.Core.Learners.Model;

/// <summary>The place of a piece of evidence in the fold: by instant, source, sourceId and place in the call, texts compared by code unit.</summary>
/// <param name="At">UTC ticks; never after receipt.</param>
/// <param name="Source">Who measured.</param>
/// <param name="SourceId">The source's id of the call.</param>
/// <param name="Place">Place in the call.</param>
/// <param name="Item">The rest of the idempotency key: two calls may share a sourceId.</param>
internal readonly record struct FoldKey(long At, string Source, string SourceId, int Place, string Item) : IComparable<FoldKey>
{
    /// <inheritdoc/>
    public int CompareTo(FoldKey other)
    {
        var order = At.CompareTo(other.At);
        if (order == 0)
            order = string.CompareOrdinal(Source, other.Source);
        if (order == 0)
            order = string.CompareOrdinal(SourceId, other.SourceId);
        if (order == 0)
            order = Place.CompareTo(other.Place);
        return order == 0 ? string.CompareOrdinal(Item, other.Item) : order;
    }
}
