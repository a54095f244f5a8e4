namespace ResourceHub.Search.Embedded;

/// <summary>
/// A list that one writer appends to while any number of readers look at what was there. An item never changes, so a reader needs no lock:
/// it takes the count first and the array, which is never older, after it.
/// </summary>
sealed class Growing<T>(int capacity = 4)
{
    T[] _items = new T[capacity];
    int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(T item)
    {
        var count = _count;
        var items = _items;
        if (count == items.Length)
        {
            Array.Resize(ref items, Math.Max(4, count + (count >> 1)));
            Volatile.Write(ref _items, items);
        }
        items[count] = item;
        Volatile.Write(ref _count, count + 1);
    }

    /// <summary>Puts an item in the place of one that readers treat alike.</summary>
    public void Replace(int index, T item) => _items[index] = item;

    public ReadOnlySpan<T> Items
    {
        get
        {
            var count = Volatile.Read(ref _count);
            return new(Volatile.Read(ref _items), 0, count);
        }
    }

    public T this[int index] => Volatile.Read(ref _items)[index];
}
