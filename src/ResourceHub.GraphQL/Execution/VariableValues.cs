namespace ResourceHub.GraphQL.Execution;

/// <summary>Coerced variables; a variable that was not given and has no default is not in it.</summary>
internal sealed class VariableValues(int capacity)
{
    // a few are found sooner by looking at each
    private const int Few = 8;

    private readonly KeyValuePair<string, object?>[]? _few = capacity is > 0 and <= Few ? new KeyValuePair<string, object?>[capacity] : null;
    private readonly Dictionary<string, object?>? _many = capacity > Few ? new(capacity, StringComparer.Ordinal) : null;
    private int _count;

    public static VariableValues Empty { get; } = new(0);

    /// <summary>Adds a variable; the names of an operation's variables are unique.</summary>
    public void Add(string name, object? value)
    {
        if (_many is not null)
        {
            _many[name] = value;
            return;
        }

        _few![_count++] = new(name, value);
    }

    public bool TryGet(string name, out object? value)
    {
        if (_many is not null)
        {
            return _many.TryGetValue(name, out value);
        }

        for (var i = 0; i < _count; i++)
        {
            if (_few![i].Key == name)
            {
                value = _few[i].Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}

/// <summary>Stands where nothing was given, which is something else than null.</summary>
internal static class Absent
{
    public static readonly object Value = new();
}
