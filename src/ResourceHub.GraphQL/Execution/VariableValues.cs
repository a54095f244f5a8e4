namespace ResourceHub.GraphQL.Execution;

/// <summary>Coerced variables; a variable that was not given and has no default is not in it.</summary>
internal sealed class VariableValues(Dictionary<string, object?> values)
{
    public static VariableValues Empty { get; } = new([]);

    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);
}

/// <summary>Stands where nothing was given, which is something else than null.</summary>
internal static class Absent
{
    public static readonly object Value = new();
}
