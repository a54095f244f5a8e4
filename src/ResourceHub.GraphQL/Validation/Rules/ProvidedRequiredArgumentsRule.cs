using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.4.3: arguments that are non-null and have no default are given.</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArguments(SyntaxNode owner, IReadOnlyList<ArgumentNode> nodes)
    {
        switch (owner)
        {
            case FieldNode when Context.Field is { } field:
                Check(field.Arguments, nodes, field.Coordinate, owner);
                break;
            case DirectiveNode use when Context.Schema.FindDirective(use.Name.Value) is { } directive:
                Check(directive.Arguments, nodes, "@" + directive.Name, owner);
                break;
        }
    }

    private void Check(IReadOnlyList<InputValue> definitions, IReadOnlyList<ArgumentNode> nodes, string coordinate, SyntaxNode owner)
    {
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !IsGiven(nodes, definition.Name))
            {
                Context.Report($"{coordinate} needs the argument {definition.Name} of type {definition.Type}.", owner);
            }
        }
    }

    private static bool IsGiven(IReadOnlyList<ArgumentNode> nodes, string name)
    {
        foreach (var node in nodes)
        {
            if (node.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
