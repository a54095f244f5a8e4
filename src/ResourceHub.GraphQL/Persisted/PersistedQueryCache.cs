namespace ResourceHub.GraphQL.Persisted;

/// <summary>Documents that clients registered by their SHA-256, at most so many and so many bytes; the one not used longest goes first.</summary>
internal sealed class PersistedQueryCache(int maxDocuments, long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Hash, byte[] Document)>> _byHash = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Hash, byte[] Document)> _order = new();
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byHash.Count;
            }
        }
    }

    public byte[]? Find(string hash)
    {
        lock (_gate)
        {
            if (!_byHash.TryGetValue(hash, out var node))
            {
                return null;
            }

            _order.Remove(node);
            _order.AddLast(node);
            return node.Value.Document;
        }
    }

    public void Add(string hash, ReadOnlyMemory<byte> document)
    {
        if (document.Length > maxBytes)
        {
            return;
        }

        // the caller's buffer may be used again
        var own = document.ToArray();
        lock (_gate)
        {
            if (_byHash.ContainsKey(hash))
            {
                return;
            }

            _byHash[hash] = _order.AddLast((hash, own));
            _bytes += own.Length;
            while (_byHash.Count > maxDocuments || _bytes > maxBytes)
            {
                var oldest = _order.First!;
                _order.RemoveFirst();
                _byHash.Remove(oldest.Value.Hash);
                _bytes -= oldest.Value.Document.Length;
            }
        }
    }
}
