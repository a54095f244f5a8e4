using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.3: a fragment stands only where its type can occur.</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is { } condition)
        {
            Check(Context.Schema.FindType(condition.Name.Value), "A fragment", node);
        }
    }

    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragments.TryGetValue(node.Name.Value, out var fragment))
        {
            Check(Context.Schema.FindType(fragment.TypeCondition.Name.Value), $"The fragment {node.Name.Value}", node);
        }
    }

    private void Check(NamedType? type, string what, SyntaxNode node)
    {
        if (type is not { IsComposite: true } || Context.ParentType is not { } parent || ReferenceEquals(type, parent))
        {
            return;
        }

        foreach (var candidate in Context.Schema.PossibleTypes(type))
        {
            if (Context.Schema.IsPossibleType(parent, candidate))
            {
                return;
            }
        }

        Context.Report($"{what} on {type.Name} can never apply here: {parent.Name} is never a {type.Name}.", node);
    }
}
