using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.4.1: each argument is defined on its field or directive.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArguments(SyntaxNode owner, IReadOnlyList<ArgumentNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (owner is FieldNode)
            {
                if (Context.Field is { } field && field.FindArgument(node.Name.Value) is null)
                {
                    Context.Report(
                        $"{field.Coordinate} has no argument {node.Name.Value}.{Suggestions.For(node.Name.Value, field.Arguments.Select(a => a.Name))}", node);
                }
            }
            else if (owner is DirectiveNode use && Context.Schema.FindDirective(use.Name.Value) is { } directive
                && directive.FindArgument(node.Name.Value) is null)
            {
                Context.Report(
                    $"@{directive.Name} has no argument {node.Name.Value}.{Suggestions.For(node.Name.Value, directive.Arguments.Select(a => a.Name))}", node);
            }
        }
    }
}
