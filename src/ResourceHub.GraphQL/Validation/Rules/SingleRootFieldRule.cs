using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.2.4.1: a subscription selects one field, no introspection field, and its root has no @skip or @include.</summary>
internal sealed class SingleRootFieldRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || Context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var fields = new List<FieldNode>();
        Collect(root, node.SelectionSet, fields, new HashSet<string>(StringComparer.Ordinal));
        var names = fields.Select(f => f.ResponseName).Distinct().ToList();
        if (names.Count > 1)
        {
            var first = fields[0].ResponseName;
            Context.Report(
                $"{Describe(node)} must select one field only.", [.. fields.Where(f => f.ResponseName != first)]);
        }

        foreach (var field in fields.Where(f => f.Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Context.Report($"{Describe(node)} cannot select the introspection field {field.Name.Value}.", field);
        }
    }

    private void Collect(ObjectType root, SelectionSetNode set, List<FieldNode> fields, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives.Where(d => d.Name.Value is "skip" or "include"))
            {
                Context.Report($"@{directive.Name.Value} cannot stand at the root of a subscription.", directive);
            }

            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    if (Context.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(root, fragment.TypeCondition))
                    {
                        Collect(root, fragment.SelectionSet, fields, visited);
                    }

                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(root, inline.TypeCondition):
                    Collect(root, inline.SelectionSet, fields, visited);
                    break;
            }
        }
    }

    private bool Applies(ObjectType root, NamedTypeNode condition) =>
        Context.Schema.FindType(condition.Name.Value) is { } type && Context.Schema.IsPossibleType(type, root);

    private static string Describe(OperationDefinitionNode node) => node.Name is { } name ? $"The subscription {name.Value}" : "A subscription";
}
