using System.Runtime.CompilerServices;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>An operation ready to run: the outcome of CollectFields for each object type that was met, kept for the next run.</summary>
internal sealed class CompiledOperation
{
    private readonly PreparedOperation _operation;
    private readonly ulong _flags;
    private StrongBox<CachePolicy>? _cachePolicy;

    /// <param name="operation">The operation of a valid document.</param>
    /// <param name="flags">Which conditions of @skip, @include, @defer and @stream hold.</param>
    /// <param name="incremental">Whether @defer and @stream have effect.</param>
    public CompiledOperation(PreparedOperation operation, ulong flags, bool incremental)
    {
        _operation = operation;
        _flags = flags;
        IsIncremental = incremental && operation.Conditions.HasIncremental;
        Root = CollectFields(RootType, [new CollectedSet(Definition.SelectionSet, null)], []);
        HasIntrospection = Array.Exists(Root.Fields, f => f.Field.Name is "__schema" or "__type");
    }

    public OperationDefinitionNode Definition => _operation.Definition;

    public ObjectType RootType => _operation.RootType;

    public Schema Schema => _operation.Schema;

    public PreparedOperation Prepared => _operation;

    /// <summary>Whether parts of the answer may come later.</summary>
    public bool IsIncremental { get; }

    public CompiledSelectionSet Root { get; }

    /// <summary>Whether __schema or __type is asked for.</summary>
    public bool HasIntrospection { get; }

    /// <summary>How long the answer may be kept; found out when it is first asked for.</summary>
    public CachePolicy CachePolicy
    {
        get
        {
            _cachePolicy ??= new StrongBox<CachePolicy>(CachePolicy.Of(this, Schema));
            return _cachePolicy.Value;
        }
    }

    /// <summary>CollectFields (specification section 6.3.2) over selection sets that are merged.</summary>
    /// <param name="type">The object type whose fields are collected.</param>
    /// <param name="sets">The selection sets of all fields of one response name.</param>
    /// <param name="executing">The @defers whose fields are being executed; empty for what comes at once.</param>
    public CompiledSelectionSet CollectFields(ObjectType type, ReadOnlySpan<CollectedSet> sets, DeferUsage[] executing)
    {
        var collection = new FieldCollection(this, type);
        foreach (var set in sets)
        {
            collection.Collect(set.Node, set.Usage);
        }

        return IsIncremental ? Plan(type, collection, executing) : Compile(type, collection.Groups, executing);
    }

    /// <summary>The @stream of a field, where it is active.</summary>
    public StreamUsage? StreamOf(FieldNode node)
    {
        if (!IsIncremental || _operation.Conditions.FindActive(node, "stream", _flags) is not { } directive)
        {
            return null;
        }

        return new StreamUsage(
            (AppliedDirectives.Argument(directive, "label") as StringValueNode)?.Value, AppliedDirectives.Argument(directive, "initialCount"));
    }

    /// <summary>Parts the fields into those that come at once and those that each set of @defers delivers.</summary>
    private CompiledSelectionSet Plan(ObjectType type, FieldCollection collection, DeferUsage[] executing)
    {
        var now = new List<KeyValuePair<string, FieldGroup>>();
        var later = new List<(DeferUsage[] Usages, List<KeyValuePair<string, FieldGroup>> Groups)>();
        foreach (var entry in collection.Groups)
        {
            var usages = entry.Value.FilteredUsages();
            if (AreSame(usages, executing))
            {
                now.Add(entry);
                continue;
            }

            var index = later.FindIndex(l => AreSame(l.Usages, usages));
            if (index < 0)
            {
                index = later.Count;
                later.Add((usages, []));
            }

            later[index].Groups.Add(entry);
        }

        var deferral = collection.Begun.Count == 0 && later.Count == 0 ? null : new CompiledDeferral(
            [.. collection.Begun], [.. later.Select(l => new DeferredSelection(l.Usages, Compile(type, l.Groups, l.Usages)))]);
        return Compile(type, now, executing, deferral);
    }

    private CompiledSelectionSet Compile(
        ObjectType type, ICollection<KeyValuePair<string, FieldGroup>> groups, DeferUsage[] executing, CompiledDeferral? deferral = null)
    {
        var fields = new List<CompiledField>(groups.Count);
        foreach (var (name, group) in groups)
        {
            if (FindField(type, group.Nodes[0].Name.Value) is { } definition)
            {
                fields.Add(new CompiledField(this, name, definition, group, executing));
            }
        }

        return new CompiledSelectionSet(type, [.. fields], deferral);
    }

    private FieldDefinition? FindField(ObjectType type, string name) =>
        name.StartsWith("__", StringComparison.Ordinal) ? Schema.MetaFields.Find(name, ReferenceEquals(type, RootType) ? type : null, Schema)
            : type.FindField(name);

    private static bool AreSame(DeferUsage[] a, DeferUsage[] b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        foreach (var usage in a)
        {
            if (!b.Contains(usage))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The fields met so far, by response name in the order of the document.</summary>
    private sealed class FieldCollection(CompiledOperation operation, ObjectType type)
    {
        // whether a fragment was met under its own @defer only
        private Dictionary<string, bool>? _visited;
        private List<DeferUsage>? _begun;

        public OrderedDictionary<string, FieldGroup> Groups { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<DeferUsage> Begun => _begun ?? [];

        public void Collect(SelectionSetNode set, DeferUsage? usage)
        {
            var conditions = operation._operation.Conditions;
            foreach (var selection in set.Selections)
            {
                if (selection.Directives.Count > 0 && !conditions.IsIncluded(selection, operation._flags))
                {
                    continue;
                }

                switch (selection)
                {
                    case FieldNode field:
                        if (!Groups.TryGetValue(field.ResponseName, out var group))
                        {
                            Groups.Add(field.ResponseName, group = new FieldGroup());
                        }

                        group.Add(field, usage);
                        break;
                    case FragmentSpreadNode spread:
                        CollectFragment(spread, usage);
                        break;
                    case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition):
                        Collect(inline.SelectionSet, Begin(inline, usage) ?? usage);
                        break;
                }
            }
        }

        private void CollectFragment(FragmentSpreadNode spread, DeferUsage? usage)
        {
            if (!operation._operation.Fragments.TryGetValue(spread.Name.Value, out var fragment) || !Applies(fragment.TypeCondition))
            {
                return;
            }

            _visited ??= new Dictionary<string, bool>(StringComparer.Ordinal);
            var met = _visited.TryGetValue(spread.Name.Value, out var onlyDeferred);
            var deferred = IsDeferred(spread);
            if (met && (deferred || !onlyDeferred))
            {
                return;
            }

            _visited[spread.Name.Value] = deferred;
            Collect(fragment.SelectionSet, Begin(spread, usage) ?? usage);
        }

        private bool IsDeferred(SelectionNode node) =>
            operation.IsIncremental && node.Directives.Count > 0
            && operation._operation.Conditions.FindActive(node, "defer", operation._flags) is not null;

        private DeferUsage? Begin(SelectionNode node, DeferUsage? parent)
        {
            if (!operation.IsIncremental || node.Directives.Count == 0
                || operation._operation.Conditions.FindActive(node, "defer", operation._flags) is not { } directive)
            {
                return null;
            }

            var usage = new DeferUsage((AppliedDirectives.Argument(directive, "label") as StringValueNode)?.Value, parent);
            (_begun ??= []).Add(usage);
            return usage;
        }

        private bool Applies(NamedTypeNode condition) =>
            operation.Schema.FindType(condition.Name.Value) is { } named && operation.Schema.IsPossibleType(named, type);
    }
}
