using System.Buffers;
using System.Numerics;

namespace ResourceHub.Search.Embedded;

/// <summary>Sets of documents as bits, one per ordinal.</summary>
static class Bits
{
    public static int Words(int count) => (count + 63) >> 6;

    public static ulong[] Rent(int count)
    {
        var bits = ArrayPool<ulong>.Shared.Rent(Words(count));
        bits.AsSpan(0, Words(count)).Clear();
        return bits;
    }

    public static void Return(ulong[] bits) => ArrayPool<ulong>.Shared.Return(bits);

    public static bool Has(ReadOnlySpan<ulong> bits, int ordinal) => (bits[ordinal >> 6] >> (ordinal & 63) & 1) != 0;

    public static void Add(Span<ulong> bits, int ordinal) => bits[ordinal >> 6] |= 1UL << (ordinal & 63);

    public static void Remove(Span<ulong> bits, int ordinal) => bits[ordinal >> 6] &= ~(1UL << (ordinal & 63));

    /// <summary>Adds ordinals, which ascend, up to the first that lies beyond the view.</summary>
    public static void AddAll(Span<ulong> bits, ReadOnlySpan<int> ascending, int count)
    {
        foreach (var ordinal in ascending)
        {
            if (ordinal >= count)
                return;
            bits[ordinal >> 6] |= 1UL << (ordinal & 63);
        }
    }

    public static void And(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] &= other[i];
    }

    public static void AndNot(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] &= ~other[i];
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The ordinals in the set, ascending.</summary>
    public static Enumerator All(ReadOnlySpan<ulong> bits) => new(bits);

    public ref struct Enumerator(ReadOnlySpan<ulong> bits)
    {
        readonly ReadOnlySpan<ulong> _bits = bits;
        int _word = -1;
        ulong _rest;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= _bits.Length)
                    return false;
                _rest = _bits[_word];
            }
            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
