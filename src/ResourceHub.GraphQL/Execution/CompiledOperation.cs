using System.Runtime.CompilerServices;
using System.Text.Json;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>An operation ready to run: the outcome of CollectFields for each object type that was met, kept for the next run.</summary>
internal sealed class CompiledOperation
{
    private readonly Schema _schema;
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly IncludeConditions _conditions;
    private readonly ulong _flags;
    private StrongBox<CachePolicy>? _cachePolicy;

    public CompiledOperation(PreparedOperation operation, ulong flags)
    {
        _schema = operation.Schema;
        _fragments = operation.Fragments;
        _conditions = operation.Conditions;
        _flags = flags;
        Definition = operation.Definition;
        RootType = operation.RootType;
        Root = CollectFields(RootType, [Definition.SelectionSet]);
        HasIntrospection = Array.Exists(Root.Fields, f => f.Field.Name is "__schema" or "__type");
    }

    public OperationDefinitionNode Definition { get; }

    public ObjectType RootType { get; }

    public CompiledSelectionSet Root { get; }

    /// <summary>Whether __schema or __type is asked for.</summary>
    public bool HasIntrospection { get; }

    /// <summary>How long the answer may be kept; found out when it is first asked for.</summary>
    public CachePolicy CachePolicy
    {
        get
        {
            _cachePolicy ??= new StrongBox<CachePolicy>(CachePolicy.Of(this, _schema));
            return _cachePolicy.Value;
        }
    }

    /// <summary>CollectFields (specification section 6.3.2) over selection sets that are merged.</summary>
    public CompiledSelectionSet CollectFields(ObjectType type, IReadOnlyList<SelectionSetNode> sets)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        HashSet<string>? visited = null;
        foreach (var set in sets)
        {
            Collect(type, set, groups, ref visited);
        }

        var fields = new List<CompiledField>(groups.Count);
        foreach (var (name, nodes) in groups)
        {
            if (FindField(type, nodes[0].Name.Value) is { } definition)
            {
                fields.Add(new CompiledField(this, name, definition, nodes));
            }
        }

        return new CompiledSelectionSet(type, [.. fields]);
    }

    private void Collect(
        ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> groups, ref HashSet<string>? visited)
    {
        foreach (var selection in set.Selections)
        {
            if (selection.Directives.Count > 0 && !_conditions.IsIncluded(selection, _flags))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseName, out var nodes))
                    {
                        groups.Add(field.ResponseName, nodes = []);
                    }

                    nodes.Add(field);
                    break;
                case FragmentSpreadNode spread:
                    if ((visited ??= new HashSet<string>(StringComparer.Ordinal)).Add(spread.Name.Value)
                        && _fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type))
                    {
                        Collect(type, fragment.SelectionSet, groups, ref visited);
                    }

                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, groups, ref visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        _schema.FindType(condition.Name.Value) is { } named && _schema.IsPossibleType(named, type);

    private FieldDefinition? FindField(ObjectType type, string name) =>
        name.StartsWith("__", StringComparison.Ordinal) ? _schema.MetaFields.Find(name, ReferenceEquals(type, RootType) ? type : null, _schema)
            : type.FindField(name);
}

/// <summary>The merged fields of one object type at one place of an operation.</summary>
internal sealed class CompiledSelectionSet(ObjectType type, CompiledField[] fields)
{
    public ObjectType Type => type;

    public CompiledField[] Fields => fields;
}

/// <summary>Fields of the same response name as one.</summary>
internal sealed class CompiledField : ISelection
{
    private readonly CompiledOperation _operation;
    private readonly SelectionSetNode[] _sets;
    private volatile CompiledSelectionSet?[] _selections = [];

    public CompiledField(CompiledOperation operation, string responseName, FieldDefinition field, IReadOnlyList<FieldNode> nodes)
    {
        _operation = operation;
        ResponseName = responseName;
        Field = field;
        SyntaxNodes = nodes;
        EncodedName = JsonEncodedText.Encode(responseName);
        Resolver = field.Resolver;
        IsTypeName = ReferenceEquals(field.Name, MetaFields.TypeName);
        Arguments = new ArgumentPlan(field, nodes[0]);
        var sets = new List<SelectionSetNode>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node.SelectionSet is { } set)
            {
                sets.Add(set);
            }
        }

        _sets = [.. sets];
    }

    public string ResponseName { get; }

    public JsonEncodedText EncodedName { get; }

    public FieldDefinition Field { get; }

    public FieldResolver? Resolver { get; }

    public bool IsTypeName { get; }

    public ArgumentPlan Arguments { get; }

    public IReadOnlyList<FieldNode> SyntaxNodes { get; }

    public IReadOnlyList<ISelection> GetSelections(ObjectType type) => CollectSubfields(type).Fields;

    /// <summary>CollectSubfields for the object type, kept after the first time.</summary>
    public CompiledSelectionSet CollectSubfields(ObjectType type)
    {
        var known = _selections;
        foreach (var set in known)
        {
            if (ReferenceEquals(set!.Type, type))
            {
                return set;
            }
        }

        var compiled = _operation.CollectFields(type, _sets);
        // two threads may both get here; either outcome is right, so the later one wins
        _selections = [.. known, compiled];
        return compiled;
    }
}
