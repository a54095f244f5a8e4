using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Limits;

/// <summary>What a field adds to an operation's cost, as far as the schema tells.</summary>
internal sealed class FieldCost
{
    public FieldCost(FieldDefinition field)
    {
        var named = field.Type.Named;
        Weight = CostDirectives.WeightOf(field.Directives) ?? (named.IsComposite ? 1 : 0);
        TypeWeight = CostDirectives.WeightOf(named.Directives) ?? (named.IsComposite ? 1 : 0);
        ListSize = ListSize.Of(field);
        for (var type = field.Type.Nullable; type is ListType list; type = list.OfType.Nullable)
        {
            ListDepth++;
        }

        HasInputCosts = field.Arguments.Any(a => HasCost(a, []));
    }

    public double Weight { get; }

    public double TypeWeight { get; }

    public ListSize? ListSize { get; }

    /// <summary>How many lists there are one in the other; 0 for no list.</summary>
    public int ListDepth { get; }

    /// <summary>Whether an argument, or something within it, has a weight.</summary>
    public bool HasInputCosts { get; }

    /// <summary>Whether an input or something within it has a weight.</summary>
    public static bool HasCost(InputValue input, HashSet<NamedType> seen) =>
        CostDirectives.WeightOf(input.Syntax?.Directives ?? []) is not null
        || (input.Type.Named is InputObjectType map && seen.Add(map) && map.Fields.Any(f => HasCost(f, seen)));

    /// <summary>What an input that is given adds, what is within it included.</summary>
    public static double OfInput(InputValue input, ValueNode node, VariableValuesLookup variables)
    {
        var weight = CostDirectives.WeightOf(input.Syntax?.Directives ?? []) ?? 0;
        switch (node)
        {
            case VariableNode variable:
                return variables(variable.Name.Value, out var value) ? weight + OfValue(input.Type, value, 0) : 0;
            case ListValueNode list:
                return weight + list.Values.Sum(v => OfInput(input, v, variables) - weight);
            case ObjectValueNode map when input.Type.Named is InputObjectType type:
                return weight + map.Fields.Sum(f => type.FindField(f.Name.Value) is { } field ? OfInput(field, f.Value, variables) : 0);
            default:
                return weight;
        }
    }

    private static double OfValue(GraphQLType type, object? value, double weight) => value switch
    {
        IReadOnlyDictionary<string, object?> map when type.Named is InputObjectType input =>
            weight + map.Sum(f => input.FindField(f.Key) is { } field
                ? OfValue(field.Type, f.Value, CostDirectives.WeightOf(field.Syntax?.Directives ?? []) ?? 0) : 0),
        IReadOnlyList<object?> list when type.Named is InputObjectType => weight + list.Sum(v => OfValue(type, v, 0)),
        _ => weight,
    };
}

/// <summary>Finds a variable's coerced value.</summary>
internal delegate bool VariableValuesLookup(string name, out object? value);
