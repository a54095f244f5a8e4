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

    private readonly Dictionary<FieldNode, MergeField> _fields = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<FieldSetKey> _shapes = [];
    private readonly HashSet<FieldSetKey> _selections = [];
    private readonly HashSet<(FieldNode, FieldNode)> _reported = [];
    private int _visits;

    /// <summary>How much was done: selections visited, fields compared.</summary>
    public int Steps { get; private set; }

    public override void LeaveDocument(DocumentNode node)
    {
        foreach (var definition in node.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                var fields = new List<MergeField>();
                Collect(operation.SelectionSet, Context.Schema.RootType(operation.Operation), fields, []);
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
        if (group.Count == 1)
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
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.Node.SelectionSet is { } set)
            {
                Collect(set, field.Type?.Named, below, visited);
            }
        }

        return below;
    }

    private void Collect(SelectionSetNode set, NamedType? parent, List<MergeField> fields, HashSet<string> visited)
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
                    if (!_fields.TryGetValue(node, out var field))
                    {
                        _fields[node] = field = new MergeField(_fields.Count, node, parent, Context.FindField(parent, node.Name.Value)?.Type);
                    }

                    fields.Add(field);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    if (Context.Fragments.TryGetValue(spread.Name.Value, out var fragment))
                    {
                        Collect(fragment.SelectionSet, Context.Schema.FindType(fragment.TypeCondition.Name.Value), fields, visited);
                    }

                    break;
                case InlineFragmentNode inline:
                    var type = inline.TypeCondition is { } condition ? Context.Schema.FindType(condition.Name.Value) : parent;
                    Collect(inline.SelectionSet, type, fields, visited);
                    break;
            }
        }
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

    private sealed class MergeField(int id, FieldNode node, NamedType? parent, GraphQLType? type)
    {
        public int Id => id;

        public FieldNode Node => node;

        public NamedType? Parent => parent;

        public GraphQLType? Type => type;

        public bool IsStreamed => AppliedDirectives.Find(node.Directives, "stream") is not null;

        /// <summary>The arguments in one order, so that equal ones have equal text.</summary>
        public string Arguments => field ??= node.Arguments.Count == 0 ? "" : string.Join(
            ',', node.Arguments.OrderBy(a => a.Name.Value, StringComparer.Ordinal).Select(a => $"{a.Name.Value}:{Canonical(a.Value)}"));

        private static string Canonical(ValueNode value) => value switch
        {
            ObjectValueNode map => "{" + string.Join(
                ',', map.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal).Select(f => $"{f.Name.Value}:{Canonical(f.Value)}")) + "}",
            ListValueNode list => "[" + string.Join(',', list.Values.Select(Canonical)) + "]",
            StringValueNode text => new StringValueNode(text.Value).ToString(),
            _ => value.ToString(),
        };
    }

    /// <summary>A set of fields, whatever way led to it.</summary>
    private readonly struct FieldSetKey : IEquatable<FieldSetKey>
    {
        private readonly int[] _ids;
        private readonly int _hash;

        public FieldSetKey(List<MergeField> fields)
        {
            _ids = new int[fields.Count];
            for (var i = 0; i < _ids.Length; i++)
            {
                _ids[i] = fields[i].Id;
            }

            Array.Sort(_ids);
            var hash = new HashCode();
            foreach (var id in _ids)
            {
                hash.Add(id);
            }

            _hash = hash.ToHashCode();
        }

        public bool Equals(FieldSetKey other) => _hash == other._hash && _ids.AsSpan().SequenceEqual(other._ids);

        public override bool Equals(object? obj) => obj is FieldSetKey other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
