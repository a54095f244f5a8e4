using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.2.1.1: the schema must have a root type for each operation's kind.</summary>
internal sealed class OperationTypeExistenceRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (Context.Schema.RootType(node.Operation) is null)
        {
            Context.Report($"The schema has no {SyntaxPrinter.Keyword(node.Operation)} operations.", node);
        }
    }
}
