using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.8.4: each variable that an operation defines is used by it or its fragments.</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
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

        var used = Context.UsagesOf(node).Select(u => u.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var definition in node.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name.Value))
            {
                Context.Report($"${definition.Variable.Name.Value} is never used.", definition);
            }
        }
    }
}
