namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>
/// The records that a run has had already. A file may have any number, so each costs its key and its place and little more, and nothing large is ever copied to grow. One chunk is judged
/// while the next is read: any thread may ask.
/// </summary>
internal sealed class RecordsSeen
{
    const int Buckets = 4096;

    readonly (Guid Key, int Index)[]?[] _entries = new (Guid, int)[]?[Buckets];
    readonly int[] _counts = new int[Buckets];
    readonly Lock _lock = new();

    /// <summary>Remembers a record.</summary>
    /// <returns>Null where its key is new; else the place of the first record of that key, which stays.</returns>
    public int? Add(Guid key, int index)
    {
        lock (_lock)
        {
            var bucket = BucketOf(key);
            if (FindIn(bucket, key) is { } first)
                return first;
            var count = _counts[bucket]++;
            ref var entries = ref _entries[bucket];
            if (entries is null || count == entries.Length)
                Array.Resize(ref entries, count + Math.Max(2, count / 4));
            entries[count] = (key, index);
            return null;
        }
    }

    /// <summary>The place of the first record of a key; null where there was none.</summary>
    public int? Find(Guid key)
    {
        lock (_lock)
            return FindIn(BucketOf(key), key);
    }

    int? FindIn(int bucket, Guid key)
    {
        foreach (ref readonly var entry in _entries[bucket].AsSpan(0, _counts[bucket]))
        {
            if (entry.Key == key)
                return entry.Index;
        }
        return null;
    }

    static int BucketOf(Guid key) => key.GetHashCode() & (Buckets - 1);
}
