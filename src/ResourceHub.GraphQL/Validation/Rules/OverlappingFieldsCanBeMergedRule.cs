using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.3.2: fields of the same response name are the same field with the same arguments where both can occur, and always have the
/// same shape. Compares each field with one representative of its group rather than all pairs, and each set of fields once however many
/// ways lead to it, after Simon Adameit, "GraphQL: overlapping fields can be merged, fast" (2018).
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    // far beyond any document within the token limit that a client writes; bounds sets that multiply by types
    private const int MaxVisits = 300_000;

    // so many that no table becomes a large object, which would cost far more than its size
    private const int Tables = 8;

    private readonly Dictionary<FieldNode, MergeField>?[] _fields = new Dictionary<FieldNode, MergeField>?[Tables];
    private readonly HashSet<FieldSetKey> _shapes = [];
    private readonly HashSet<FieldSetKey> _selections = [];
    private readonly HashSet<(FieldNode, FieldNode)> _reported = [];
    private int _visits;
    private int _known;

    /// <summary>How much was done: selections visited, fields compared.</summary>
    public int Steps { get; private set; }

    public override void LeaveDocument(DocumentNode node)
    {
        foreach (var definition in node.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                var fields = new List<MergeField>();
                HashSet<string>? visited = null;
                Collect(operation.SelectionSet, Context.Schema.RootType(operation.Operation), fields, ref visited);
                CheckSameResponseShape(fields);
                CheckSameSelection(fields);
            }
        }

        if (_visits > MaxVisits)
        {
            Context.Report("The fragments and fields of the document overlap in too many ways to be checked.", node);
        }
    }

    /// <summary>SameResponseShape for all fields of one response name, wherever they occur.</summary>
    private void CheckSameResponseShape(List<MergeField> fields)
    {
        if (fields.Count == 0 || !_shapes.Add(new FieldSetKey(fields)) || Context.IsFull)
        {
            return;
        }

        foreach (var group in GroupByResponseName(fields))
        {
            MergeField? first = null;
            foreach (var field in group)
            {
                if (field.Type is null)
                {
                    continue;
                }

                Steps++;
                first ??= field;
                if (!HaveSameShape(first.Type!, field.Type))
                {
                    Report(first, field, $"one is {first.Type}, the other {field.Type}");
                }
            }

            CheckSameResponseShape(CollectBelow(group));
        }
    }

    /// <summary>FieldsInSetCanMerge but for the shapes: one name and one list of arguments where both fields can occur.</summary>
    private void CheckSameSelection(List<MergeField> fields)
    {
        if (fields.Count == 0 || !_selections.Add(new FieldSetKey(fields)) || Context.IsFull)
        {
            return;
        }

        foreach (var group in GroupByResponseName(fields))
        {
            foreach (var together in PartitionByParent(group))
            {
                var first = together[0];
                foreach (var field in together)
                {
                    Steps++;
                    if (field.Node.Name.Value != first.Node.Name.Value)
                    {
                        Report(first, field, $"one is {first.Node.Name.Value}, the other {field.Node.Name.Value}");
                    }
                    else if (field.Arguments != first.Arguments)
                    {
                        Report(first, field, "they have different arguments");
                    }
                    else if (!ReferenceEquals(field, first) && (field.IsStreamed || first.IsStreamed))
                    {
                        Report(first, field, "a field with @stream cannot be merged with another");
                    }
                }

                CheckSameSelection(CollectBelow(together));
            }
        }
    }

    /// <summary>Fields of different object types never occur together; one of an abstract type can occur with each.</summary>
    private static IEnumerable<List<MergeField>> PartitionByParent(List<MergeField> group)
    {
        if (group.TrueForAll(field => ReferenceEquals(field.Parent, group[0].Parent)))
        {
            return [group];
        }

        var common = new List<MergeField>();
        var byType = new Dictionary<NamedType, List<MergeField>>(ReferenceEqualityComparer.Instance);
        foreach (var field in group)
        {
            if (field.Parent is not ObjectType parent)
            {
                common.Add(field);
            }
            else if (byType.TryGetValue(parent, out var list))
            {
                list.Add(field);
            }
            else
            {
                byType[parent] = [field];
            }
        }

        if (byType.Count == 0)
        {
            return [common];
        }

        if (common.Count > 0)
        {
            foreach (var list in byType.Values)
            {
                list.InsertRange(0, common);
            }
        }

        return byType.Values;
    }

    private static List<List<MergeField>> GroupByResponseName(List<MergeField> fields)
    {
        if (fields.Count == 1)
        {
            return [fields];
        }

        var groups = new List<List<MergeField>>();
        var byName = new Dictionary<string, List<MergeField>>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!byName.TryGetValue(field.Node.ResponseName, out var group))
            {
                byName[field.Node.ResponseName] = group = [];
                groups.Add(group);
            }

            group.Add(field);
        }

        return groups;
    }

    private List<MergeField> CollectBelow(List<MergeField> fields)
    {
        var below = new List<MergeField>();
        HashSet<string>? visited = null;
        foreach (var field in fields)
        {
            if (field.Node.SelectionSet is { } set)
            {
                Collect(set, field.Type?.Named, below, ref visited);
            }
        }

        return below;
    }

    private void Collect(SelectionSetNode set, NamedType? parent, List<MergeField> fields, ref HashSet<string>? visited)
    {
        foreach (var selection in set.Selections)
        {
            if (++_visits > MaxVisits)
            {
                return;
            }

            Steps++;

            switch (selection)
            {
                case FieldNode node:
                    fields.Add(Find(node, parent));
                    break;
                case FragmentSpreadNode spread when (visited ??= new(StringComparer.Ordinal)).Add(spread.Name.Value):
                    if (Context.Fragments.TryGetValue(spread.Name.Value, out var fragment))
                    {
                        Collect(fragment.SelectionSet, Context.Schema.FindType(fragment.TypeCondition.Name.Value), fields, ref visited);
                    }

                    break;
                case InlineFragmentNode inline:
                    var type = inline.TypeCondition is { } condition ? Context.Schema.FindType(condition.Name.Value) : parent;
                    Collect(inline.SelectionSet, type, fields, ref visited);
                    break;
            }
        }
    }

    private MergeField Find(FieldNode node, NamedType? parent)
    {
        var table = _fields[RuntimeHelpers.GetHashCode(node) % Tables] ??= new(ReferenceEqualityComparer.Instance);
        ref var field = ref CollectionsMarshal.GetValueRefOrAddDefault(table, node, out _);
        return field ??= new MergeField(_known++, node, parent, Context.FindField(parent, node.Name.Value)?.Type);
    }

    private void Report(MergeField a, MergeField b, string reason)
    {
        if (_reported.Add((a.Node, b.Node)))
        {
            Context.Report($"The fields {a.Node.ResponseName} cannot be merged: {reason}. Give one of them another alias.", a.Node, b.Node);
        }
    }

    private static bool HaveSameShape(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => HaveSameShape(x.OfType, y.OfType),
        (NonNullType, _) or (_, NonNullType) => false,
        (ListType x, ListType y) => HaveSameShape(x.OfType, y.OfType),
        (ListType, _) or (_, ListType) => false,
        _ => a.IsLeaf || b.IsLeaf ? ReferenceEquals(a, b) : true,
    };
}
