using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>The fields of the schema that an operation's document asks for, whatever its conditions.</summary>
internal static class RequestedFields
{
    public static IReadOnlyList<FieldDefinition> Of(PreparedOperation operation)
    {
        var fields = new HashSet<FieldDefinition>(ReferenceEqualityComparer.Instance);
        var fragments = new HashSet<string>(StringComparer.Ordinal);
        Collect(operation.Definition.SelectionSet, operation.RootType);
        return [.. fields];

        void Collect(SelectionSetNode set, NamedType? type)
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode node when (type as FieldsType)?.FindField(node.Name.Value) is { } field:
                        fields.Add(field);
                        if (node.SelectionSet is { } below)
                        {
                            Collect(below, field.Type.Named);
                        }

                        break;
                    case InlineFragmentNode inline:
                        Collect(inline.SelectionSet, inline.TypeCondition is { } condition ? operation.Schema.FindType(condition.Name.Value) : type);
                        break;
                    case FragmentSpreadNode spread when fragments.Add(spread.Name.Value) && operation.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                        Collect(fragment.SelectionSet, operation.Schema.FindType(fragment.TypeCondition.Name.Value));
                        break;
                }
            }
        }
    }
}
