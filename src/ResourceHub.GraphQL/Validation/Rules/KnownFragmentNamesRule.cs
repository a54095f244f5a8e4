using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.1: each fragment that is spread is defined.</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (!Context.Fragments.ContainsKey(node.Name.Value))
        {
            Context.Report($"The fragment {node.Name.Value} is not defined.{Suggestions.For(node.Name.Value, Context.Fragments.Keys)}", node.Name);
        }
    }
}
