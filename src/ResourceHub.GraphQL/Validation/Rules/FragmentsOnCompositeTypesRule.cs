using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.3: fragments are on objects, interfaces and unions only.</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragment(FragmentDefinitionNode node) =>
        Check(node.TypeCondition, $"The fragment {node.Name.Value}");

    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is { } condition)
        {
            Check(condition, "A fragment");
        }
    }

    private void Check(NamedTypeNode condition, string what)
    {
        if (Context.Schema.FindType(condition.Name.Value) is { IsComposite: false } type)
        {
            Context.Report($"{what} cannot be on {type.Name}, which has no fields.", condition);
        }
    }
}
