using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.8.3: each variable that an operation uses, its fragments included, is defined by it.</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
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
        var defined = node.VariableDefinitions.Select(d => d.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var usage in Context.UsagesOf(node))
        {
            if (!defined.Contains(usage.Node.Name.Value))
            {
                Context.Report(
                    node.Name is { } name
                        ? $"${usage.Node.Name.Value} is not defined by the operation {name.Value}."
                        : $"${usage.Node.Name.Value} is not defined.",
                    usage.Node,
                    node);
            }
        }
    }
}
