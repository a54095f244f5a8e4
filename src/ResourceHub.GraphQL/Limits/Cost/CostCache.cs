using System.Collections.Concurrent;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Limits;

/// <summary>The costs of one operation that were worked out, by what they depend on: conditions and integer variables.</summary>
internal sealed class CostCache
{
    private const int MostIntegers = 4;
    private const int MostEntries = 256;

    private readonly PreparedOperation _operation;
    private readonly string[] _integers;
    private readonly ConcurrentDictionary<Key, OperationCost> _costs = new();
    private volatile bool _dependsOnInputs;

    public CostCache(PreparedOperation operation)
    {
        _operation = operation;
        _integers = [.. operation.Definition.VariableDefinitions.Where(v => NameOf(v.Type) == "Int").Select(v => v.Variable.Name.Value)];
        _dependsOnInputs = _integers.Length > MostIntegers;
    }

    public OperationCost Of(VariableValues variables, GraphQLServerOptions options)
    {
        var key = _dependsOnInputs ? default : KeyOf(variables);
        if (!_dependsOnInputs && _costs.TryGetValue(key, out var known))
        {
            return known;
        }

        var analyzer = new CostAnalyzer(_operation, variables, options);
        var cost = analyzer.Analyze();
        if (analyzer.DependsOnInputs)
        {
            _dependsOnInputs = true;
        }
        else if (!_dependsOnInputs && _costs.Count < MostEntries)
        {
            _costs[key] = cost;
        }

        return cost;
    }

    private Key KeyOf(VariableValues variables) => new(
        _operation.Conditions.Evaluate(variables), At(0, variables), At(1, variables), At(2, variables), At(3, variables));

    private long At(int index, VariableValues variables)
    {
        if (index >= _integers.Length || !variables.TryGet(_integers[index], out var value))
        {
            return long.MinValue;
        }

        return value is int number ? number : long.MaxValue;
    }

    private static string NameOf(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => NameOf(nonNull.Type),
        NamedTypeNode named => named.Name.Value,
        _ => "",
    };

    private readonly record struct Key(ulong Flags, long First, long Second, long Third, long Fourth);
}
