namespace ResourceHub.Search.Embedded;

/// <summary>What recent texts found in the present view. Common words find thousands: paging, facets and other people's same words need not ask again.</summary>
sealed class TextCache
{
    const int MostHits = 1_000_000;
    const int MostTexts = 512;

    readonly Lock _lock = new();
    readonly Dictionary<string, LinkedListNode<(string Text, TextHits Hits)>> _byText = new(StringComparer.Ordinal);
    readonly LinkedList<(string Text, TextHits Hits)> _byUse = new();
    View? _view;
    int _hits;

    public TextHits GetOrAdd(string text, View view, Func<TextHits> find)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(view, _view))
                Clear(view);
            if (_byText.TryGetValue(text, out var known))
            {
                _byUse.Remove(known);
                _byUse.AddFirst(known);
                return known.Value.Hits;
            }
        }
        var found = find();
        lock (_lock)
        {
            if (ReferenceEquals(view, _view) && _byText.TryAdd(text, new((text, found))))
            {
                _byUse.AddFirst(_byText[text]);
                _hits += found.Ordinals.Length;
                while (_hits > MostHits || _byUse.Count > MostTexts)
                    Drop(_byUse.Last!);
            }
        }
        return found;
    }

    void Drop(LinkedListNode<(string Text, TextHits Hits)> node)
    {
        _byUse.Remove(node);
        _byText.Remove(node.Value.Text);
        _hits -= node.Value.Hits.Ordinals.Length;
    }

    void Clear(View view)
    {
        (_view, _hits) = (view, 0);
        _byText.Clear();
        _byUse.Clear();
    }
}
