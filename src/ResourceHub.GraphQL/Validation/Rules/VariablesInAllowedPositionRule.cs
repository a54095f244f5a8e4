using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.8.5: a variable stands only where values of its type fit.</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode node)
    {
        foreach (var definition in node.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                CheckOperation(operation);
            }
        }
    }

    private void CheckOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Count == 0)
        {
            return;
        }

        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in node.VariableDefinitions)
        {
            definitions.TryAdd(definition.Variable.Name.Value, definition);
        }

        foreach (var usage in Context.UsagesOf(node))
        {
            if (usage.Type is { } expected && definitions.TryGetValue(usage.Node.Name.Value, out var definition)
                && Context.Schema.ResolveType(definition.Type) is { } type)
            {
                Check(usage, definition, type, expected);
            }
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode definition, GraphQLType type, GraphQLType expected)
    {
        var name = definition.Variable.Name.Value;
        if (!IsAllowed(type, definition.DefaultValue, expected, usage.Definition))
        {
            Context.Report($"${name} is {type}, but {expected} is expected.", definition, usage.Node);
        }
        else if (usage.Parent is { IsOneOf: true } parent && !type.IsNonNull)
        {
            Context.Report($"${name} is {type}, but a field of {parent.Name} takes no null: {type}! is expected.", definition, usage.Node);
        }
    }

    /// <summary>IsVariableUsageAllowed: a default on either side makes up for a variable that may be null.</summary>
    private bool IsAllowed(GraphQLType type, ValueNode? defaultValue, GraphQLType expected, InputValue? position)
    {
        if (expected is NonNullType nonNull && !type.IsNonNull)
        {
            var hasDefault = defaultValue is not null and not NullValueNode;
            return (hasDefault || position?.DefaultValue is not null) && AreCompatible(type, nonNull.OfType);
        }

        return AreCompatible(type, expected);
    }

    private static bool AreCompatible(GraphQLType type, GraphQLType expected) => (type, expected) switch
    {
        (NonNullType a, NonNullType b) => AreCompatible(a.OfType, b.OfType),
        (NonNullType a, _) => AreCompatible(a.OfType, expected),
        (_, NonNullType) => false,
        (ListType a, ListType b) => AreCompatible(a.OfType, b.OfType),
        _ => ReferenceEquals(type, expected),
    };
}
