using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>A field of the document as merging sees it: where it stands and what it gives.</summary>
internal sealed class MergeField(int id, FieldNode node, NamedType? parent, GraphQLType? type)
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
internal readonly struct FieldSetKey : IEquatable<FieldSetKey>
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
