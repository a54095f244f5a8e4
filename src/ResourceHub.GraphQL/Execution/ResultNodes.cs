using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>An object or list of the answer. It knows its place, so that paths are made only for errors.</summary>
internal abstract class ResultNode(ResultNode? parent, int slot)
{
    /// <summary>Returned in place of a value where null may not stand, so that the place above becomes null.</summary>
    public static readonly object Invalid = new();

    // here since it fits beside the flags: where an object's values begin
    private protected ushort _start;

    public ResultNode? Parent => parent;

    /// <summary>Which field or item of the parent it is.</summary>
    public int Slot => slot;

    /// <summary>Null has propagated through it: it is no part of the answer.</summary>
    public bool IsInvalid { get; set; }

    /// <summary>Delivered apart from what is above it, so null propagates no further.</summary>
    public bool IsDetached { get; init; }

    public abstract bool IsNonNull(int index);

    public abstract void Set(int index, object? value);

    public abstract FieldPath PathOf(int index);

    public FieldPath? Path => parent?.PathOf(slot);

    /// <summary>Whether it or anything above it is no part of the answer.</summary>
    public bool IsDiscarded()
    {
        for (var at = this; at is not null; at = at.Parent)
        {
            if (at.IsInvalid)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Memory for the values of many small objects, so that they need no array each.</summary>
internal sealed class ValueMemory
{
    private const int Smallest = 8;
    private const int Largest = 256;

    private object?[] _chunk = [];
    private int _used;

    /// <summary>Memory for so many values, and where in it they begin.</summary>
    public object?[] Take(int count, out ushort start)
    {
        if (_chunk.Length - _used < count)
        {
            if (count > Largest / 4)
            {
                start = 0;
                return new object?[count];
            }

            _chunk = new object?[Math.Max(count, Math.Clamp(_chunk.Length * 2, Smallest, Largest))];
            _used = 0;
        }

        start = (ushort)_used;
        _used += count;
        return _chunk;
    }
}

internal sealed class ObjectResult : ResultNode
{
    private readonly CompiledSelectionSet _selections;
    private readonly object?[] _values;

    /// <param name="parent">What it is in; null for the root.</param>
    /// <param name="slot">Which field or item of that.</param>
    /// <param name="selections">Its fields.</param>
    /// <param name="source">What its resolvers get.</param>
    /// <param name="memory">Where its values are kept; without it in an array of its own.</param>
    public ObjectResult(ResultNode? parent, int slot, CompiledSelectionSet selections, object? source, ValueMemory? memory = null)
        : base(parent, slot)
    {
        _selections = selections;
        Source = source;
        _values = memory is null ? new object?[selections.Fields.Length] : memory.Take(selections.Fields.Length, out _start);
    }

    public CompiledSelectionSet Selections => _selections;

    public object? Source { get; }

    public ReadOnlySpan<object?> Values => _values.AsSpan(_start, _selections.Fields.Length);

    public override bool IsNonNull(int index) => _selections.Fields[index].Field.Type is NonNullType;

    public override void Set(int index, object? value) => _values[_start + index] = value;

    public override FieldPath PathOf(int index) => FieldPath.Field(Path, _selections.Fields[index].ResponseName);
}

internal sealed class ListResult(ResultNode? parent, int slot, GraphQLType? itemType, int capacity) : ResultNode(parent, slot)
{
    /// <summary>Every empty list: nothing in it needs to know its place.</summary>
    public static readonly ListResult Empty = new(null, 0, null, 0);

    private object?[] _items = capacity == 0 ? [] : new object?[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<object?> Items => _items.AsSpan(0, Count);

    /// <summary>Makes room for one more item and gives its index.</summary>
    public int Reserve()
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }

        return Count++;
    }

    public override bool IsNonNull(int index) => itemType is NonNullType;

    public override void Set(int index, object? value) => _items[index] = value;

    public override FieldPath PathOf(int index) => FieldPath.Item(Path, index);
}

/// <summary>One item of a list that comes later than the list.</summary>
internal sealed class StreamedItem : ResultNode
{
    private readonly GraphQLType _itemType;
    private readonly int _index;

    /// <param name="parent">The object or list that has the list.</param>
    /// <param name="slot">Which field or item of it the list is.</param>
    /// <param name="itemType">The type of the items.</param>
    /// <param name="index">Which item of the list.</param>
    public StreamedItem(ResultNode parent, int slot, GraphQLType itemType, int index)
        : base(parent, slot)
    {
        _itemType = itemType;
        _index = index;
        IsDetached = true;
    }

    public object? Value { get; private set; }

    public override bool IsNonNull(int index) => _itemType is NonNullType;

    public override void Set(int index, object? value) => Value = value;

    public override FieldPath PathOf(int index) => FieldPath.Item(Path, _index);
}
