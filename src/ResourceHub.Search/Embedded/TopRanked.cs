namespace ResourceHub.Search.Embedded;

/// <summary>The best so many of many, without sorting the rest: a heap whose root is the worst kept. Ties go by the resource's id.</summary>
sealed class TopRanked(int most, Columns columns)
{
    readonly (long Key, int Ordinal)[] _heap = new (long, int)[most];
    int _count;

    /// <summary>Offers a document; a higher key is better.</summary>
    public void Offer(long key, int ordinal)
    {
        if (_count < most)
        {
            _heap[_count++] = (key, ordinal);
            Rise(_count - 1);
        }
        else if (most > 0 && IsBetter((key, ordinal), _heap[0]))
        {
            _heap[0] = (key, ordinal);
            Sink();
        }
    }

    /// <summary>Ordinals, best first.</summary>
    public int[] Take()
    {
        var kept = _heap.AsSpan(0, _count);
        kept.Sort((a, b) => IsBetter(a, b) ? -1 : 1 - (a == b ? 1 : 0));
        var ordinals = new int[_count];
        for (var i = 0; i < ordinals.Length; i++)
            ordinals[i] = kept[i].Ordinal;
        return ordinals;
    }

    bool IsBetter((long Key, int Ordinal) a, (long Key, int Ordinal) b)
        => a.Key != b.Key ? a.Key > b.Key : columns.Resources[a.Ordinal].CompareTo(columns.Resources[b.Ordinal]) < 0;

    void Rise(int at)
    {
        while (at > 0)
        {
            var parent = (at - 1) >> 1;
            if (!IsBetter(_heap[parent], _heap[at]))
                return;
            (_heap[parent], _heap[at]) = (_heap[at], _heap[parent]);
            at = parent;
        }
    }

    void Sink()
    {
        var at = 0;
        while (true)
        {
            var worst = at;
            for (var child = 2 * at + 1; child <= 2 * at + 2 && child < _count; child++)
            {
                if (IsBetter(_heap[worst], _heap[child]))
                    worst = child;
            }
            if (worst == at)
                return;
            (_heap[worst], _heap[at]) = (_heap[at], _heap[worst]);
            at = worst;
        }
    }
}
