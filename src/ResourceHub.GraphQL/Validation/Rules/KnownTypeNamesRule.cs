using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.2 (and 5.8.2): each type that is named exists.</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterTypeReference(NamedTypeNode node)
    {
        if (Context.Schema.FindType(node.Name.Value) is null)
        {
            Context.Report(
                $"The type {node.Name.Value} does not exist.{Suggestions.For(node.Name.Value, Context.Schema.Types.Select(t => t.Name))}", node);
        }
    }
}
