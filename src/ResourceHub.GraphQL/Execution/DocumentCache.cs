using System.Collections.Concurrent;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Keeps documents by their bytes, at most so many; one that was used since the last look stays (second chance).</summary>
internal sealed class DocumentCache(int capacity)
{
    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly ConcurrentQueue<Key> _order = new();

    public int Count => _entries.Count;

    public PreparedDocument? Find(ReadOnlyMemory<byte> document)
    {
        if (!_entries.TryGetValue(new Key(document), out var entry))
        {
            return null;
        }

        entry.Used = true;
        entry.Uses++;
        return entry.Document;
    }

    /// <summary>The valid documents that were found most often, the most used first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> MostUsed(int count) =>
        [.. _entries.Where(e => e.Value.Document.Errors.Count == 0).OrderByDescending(e => e.Value.Uses).Take(count).Select(e => e.Key.Bytes)];

    public void Add(ReadOnlyMemory<byte> document, PreparedDocument prepared)
    {
        // the caller's buffer may be used again, so the key has bytes of its own
        var key = new Key(document.ToArray());
        if (!_entries.TryAdd(key, new Entry(prepared)))
        {
            return;
        }

        _order.Enqueue(key);
        for (var i = 0; _entries.Count > capacity && i < capacity * 2 && _order.TryDequeue(out var oldest); i++)
        {
            if (_entries.TryGetValue(oldest, out var entry) && entry.Used)
            {
                entry.Used = false;
                _order.Enqueue(oldest);
            }
            else
            {
                _entries.TryRemove(oldest, out _);
            }
        }
    }

    private sealed class Entry(PreparedDocument document)
    {
        public PreparedDocument Document => document;

        public bool Used { get; set; }

        /// <summary>How often it was found; counts of the same moment may get lost.</summary>
        public long Uses { get; set; }
    }

    private readonly struct Key : IEquatable<Key>
    {
        private readonly ReadOnlyMemory<byte> _bytes;
        private readonly int _hash;

        public Key(ReadOnlyMemory<byte> bytes)
        {
            _bytes = bytes;
            var hash = new HashCode();
            hash.AddBytes(bytes.Span);
            _hash = hash.ToHashCode();
        }

        public ReadOnlyMemory<byte> Bytes => _bytes;

        public bool Equals(Key other) => _hash == other._hash && _bytes.Span.SequenceEqual(other._bytes.Span);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
