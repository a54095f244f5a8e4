using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.8.2: variables have input types.</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (Context.Schema.ResolveType(node.Type) is { IsInputType: false })
        {
            Context.Report($"${node.Variable.Name.Value} cannot have the type {node.Type}, which is no input type.", node.Type);
        }
    }
}
