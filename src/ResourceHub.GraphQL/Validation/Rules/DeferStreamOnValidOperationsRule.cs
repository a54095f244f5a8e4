using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Incremental delivery: in a subscription @defer and @stream can stand only where a condition can switch them off.</summary>
internal sealed class DeferStreamOnValidOperationsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation == OperationType.Subscription)
        {
            Check(node.SelectionSet, new HashSet<string>(StringComparer.Ordinal));
        }
    }

    private void Check(SelectionSetNode set, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            if (CanBeLeftOut(selection))
            {
                continue;
            }

            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "defer" or "stream" && Condition(directive) is not (VariableNode or BooleanValueNode { Value: false }))
                {
                    Context.Report($"@{directive.Name.Value} cannot stand in a subscription, unless with if: false or a variable.", directive);
                }
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } below }:
                    Check(below, visited);
                    break;
                case InlineFragmentNode inline:
                    Check(inline.SelectionSet, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && Context.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    Check(fragment.SelectionSet, visited);
                    break;
            }
        }
    }

    private static bool CanBeLeftOut(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip" && Condition(directive) is not BooleanValueNode { Value: false })
            {
                return true;
            }

            if (directive.Name.Value == "include" && Condition(directive) is VariableNode or BooleanValueNode { Value: false })
            {
                return true;
            }
        }

        return false;
    }

    private static ValueNode? Condition(DirectiveNode directive) => Types.AppliedDirectives.Argument(directive, "if");
}
