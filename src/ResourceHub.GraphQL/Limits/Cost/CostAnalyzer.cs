using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Limits;

/// <summary>
/// Adds up what an operation costs at most, before it is executed, with the values of its variables: pages multiply what is below them, an
/// abstract type costs what its dearest object type does. Each selection set is looked at once for each object type.
/// </summary>
internal sealed class CostAnalyzer(PreparedOperation operation, VariableValues variables, GraphQLServerOptions options)
{
    private readonly Dictionary<(SelectionSetNode, ObjectType, FieldDefinition?, double), OperationCost> _known = [];
    private readonly ulong _flags = operation.Conditions.Evaluate(variables);
    private bool _dependsOnInputs;

    /// <summary>Whether the cost depends on more of the variables than their integers.</summary>
    public bool DependsOnInputs => _dependsOnInputs;

    public OperationCost Analyze() => OfSet(operation.Definition.SelectionSet, operation.RootType, null, 0);

    /// <param name="set">A selection set.</param>
    /// <param name="type">The object type that it is for.</param>
    /// <param name="sizedBy">The field whose @listSize sizes fields of the set.</param>
    /// <param name="size">How many items these have.</param>
    private OperationCost OfSet(SelectionSetNode set, ObjectType type, FieldDefinition? sizedBy, double size)
    {
        var key = (set, type, sizedBy, size);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var total = default(OperationCost);
        foreach (var selection in set.Selections)
        {
            if (selection.Directives.Count > 0 && !operation.Conditions.IsIncluded(selection, _flags))
            {
                continue;
            }

            total += selection switch
            {
                FieldNode field => OfField(field, type, sizedBy, size),
                InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type) =>
                    OfSet(inline.SelectionSet, type, sizedBy, size),
                FragmentSpreadNode spread when operation.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type) =>
                    OfSet(fragment.SelectionSet, type, sizedBy, size),
                _ => default,
            };
        }

        return _known[key] = total;
    }

    private OperationCost OfField(FieldNode node, ObjectType type, FieldDefinition? sizedBy, double size)
    {
        if (Find(type, node.Name.Value) is not { } field)
        {
            return default;
        }

        if (field.Type.Named is { IsBuiltIn: true } meta && meta.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return new OperationCost(0, 0, OfIntrospection(node, field, meta as ObjectType));
        }

        var cost = field.Cost;
        var itself = cost.ListSize is { } declared && (declared.SizedFields.Count > 0 || cost.ListDepth > 0)
            ? declared.SizeOf(node, field, variables, options, ref _dependsOnInputs) : (double?)null;
        var times = 1d;
        if (cost.ListDepth > 0)
        {
            times = sizedBy?.Cost.ListSize is { } outer && outer.SizedFields.Contains(field.Name) ? size
                : itself is { } own && cost.ListSize!.SizedFields.Count == 0 ? own : options.AssumedListSize;
            times *= Math.Pow(options.AssumedListSize, cost.ListDepth - 1);
        }

        var below = default(OperationCost);
        if (node.SelectionSet is { } set)
        {
            var sizes = cost.ListSize is { SizedFields.Count: > 0 } ? field : null;
            foreach (var possible in operation.Schema.PossibleTypes(field.Type.Named))
            {
                below = OperationCost.Max(below, OfSet(set, possible, sizes, sizes is null ? 0 : itself ?? 0));
            }
        }

        return new OperationCost(cost.Weight + OfInputs(node, field, cost), cost.TypeWeight * times, 0) + (below * times);
    }

    private double OfInputs(FieldNode node, FieldDefinition field, FieldCost cost)
    {
        var total = 0d;
        if (cost.HasInputCosts)
        {
            _dependsOnInputs = true;
            foreach (var argument in node.Arguments)
            {
                total += field.FindArgument(argument.Name.Value) is { } definition ? FieldCost.OfInput(definition, argument.Value, variables.TryGet) : 0;
            }
        }

        foreach (var directive in node.Directives)
        {
            if (operation.Schema.FindDirective(directive.Name.Value) is { } definition)
            {
                foreach (var argument in directive.Arguments)
                {
                    total += CostDirectives.WeightOf(definition.FindArgument(argument.Name.Value)?.Syntax?.Directives ?? []) ?? 0;
                }
            }
        }

        return total;
    }

    private double OfIntrospection(FieldNode node, FieldDefinition field, ObjectType? type)
    {
        var below = 1d;
        if (node.SelectionSet is { } set && type is not null)
        {
            below += OfIntrospection(set, type);
        }

        return field.Type.Nullable is ListType ? below * IntrospectionSizes.Of(field.Name) : below;
    }

    private double OfIntrospection(SelectionSetNode set, ObjectType type)
    {
        if (_known.TryGetValue((set, type, null, -1), out var known))
        {
            return known.Introspection;
        }

        var total = 0d;
        foreach (var selection in set.Selections)
        {
            total += selection switch
            {
                FieldNode field when type.FindField(field.Name.Value) is { } definition && definition.Type.Named is ObjectType below =>
                    OfIntrospection(field, definition, below),
                InlineFragmentNode inline => OfIntrospection(inline.SelectionSet, type),
                FragmentSpreadNode spread when operation.Fragments.TryGetValue(spread.Name.Value, out var fragment) =>
                    OfIntrospection(fragment.SelectionSet, type),
                _ => 0,
            };
        }

        _known[(set, type, null, -1)] = new OperationCost(0, 0, total);
        return total;
    }

    private FieldDefinition? Find(ObjectType type, string name) =>
        name.StartsWith("__", StringComparison.Ordinal)
            ? operation.Schema.MetaFields.Find(name, ReferenceEquals(type, operation.RootType) ? type : null, operation.Schema)
            : type.FindField(name);

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        operation.Schema.FindType(condition.Name.Value) is { } named && operation.Schema.IsPossibleType(named, type);
}
