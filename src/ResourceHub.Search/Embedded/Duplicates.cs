using System.Buffers;

namespace ResourceHub.Search.Embedded;

/// <summary>Takes duplicates together: looks at the documents that have some, which are few against all.</summary>
static class Duplicates
{
    /// <summary>How many documents of the set are not the first of their group.</summary>
    public static int Surplus(View view, ulong[] bits)
    {
        var groups = view.Columns.GroupCount;
        if (groups == 0)
            return 0;
        var seen = Bits.Rent(groups);
        var surplus = 0;
        foreach (var (ordinal, group) in view.Columns.Grouped.Items)
        {
            if (ordinal >= view.Count)
                break;
            if (group >= groups || !Bits.Has(bits, ordinal))
                continue;
            if (Bits.Has(seen, group))
                surplus++;
            else
                Bits.Add(seen, group);
        }
        Bits.Return(seen);
        return surplus;
    }

    /// <summary>
    /// The set with the best of each group alone: the highest key, then the lowest id. The set itself where no document of it has duplicates, else another to give back.
    /// </summary>
    public static ulong[] Best(View view, ulong[] bits, Func<int, long> keyOf)
    {
        var groups = view.Columns.GroupCount;
        if (groups == 0)
            return bits;
        var best = ArrayPool<int>.Shared.Rent(groups);
        best.AsSpan(0, groups).Fill(-1);
        ulong[]? left = null;
        foreach (var (ordinal, group) in view.Columns.Grouped.Items)
        {
            if (ordinal >= view.Count)
                break;
            if (group >= groups || !Bits.Has(bits, ordinal))
                continue;
            if (best[group] < 0)
            {
                best[group] = ordinal;
                continue;
            }
            left ??= Copy(view, bits);
            var isBetter = IsBetter(view, keyOf, ordinal, best[group]);
            Bits.Remove(left, isBetter ? best[group] : ordinal);
            if (isBetter)
                best[group] = ordinal;
        }
        ArrayPool<int>.Shared.Return(best);
        return left ?? bits;
    }

    static bool IsBetter(View view, Func<int, long> keyOf, int a, int b)
    {
        var (left, right) = (keyOf(a), keyOf(b));
        return left != right ? left > right : view.Columns.Resources[a].CompareTo(view.Columns.Resources[b]) < 0;
    }

    static ulong[] Copy(View view, ulong[] bits)
    {
        var copy = ArrayPool<ulong>.Shared.Rent(view.Words);
        bits.AsSpan(0, view.Words).CopyTo(copy);
        return copy;
    }
}
