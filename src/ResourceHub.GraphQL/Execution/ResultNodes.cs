using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>An object or list of the answer. It knows its place, so that paths are made only for errors.</summary>
internal abstract class ResultNode(ResultNode? parent, int slot)
{
    /// <summary>Returned in place of a value where null may not stand, so that the place above becomes null.</summary>
    public static readonly object Invalid = new();

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

internal sealed class ObjectResult(ResultNode? parent, int slot, CompiledSelectionSet selections, object? source) : ResultNode(parent, slot)
{
    public CompiledSelectionSet Selections => selections;

    public object? Source => source;

    public object?[] Values { get; } = new object?[selections.Fields.Length];

    public override bool IsNonNull(int index) => selections.Fields[index].Field.Type is NonNullType;

    public override void Set(int index, object? value) => Values[index] = value;

    public override FieldPath PathOf(int index) => FieldPath.Field(Path, selections.Fields[index].ResponseName);
}

internal sealed class ListResult(ResultNode parent, int slot, GraphQLType itemType, int capacity) : ResultNode(parent, slot)
{
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
