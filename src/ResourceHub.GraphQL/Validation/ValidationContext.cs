using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation;

/// <summary>What rules share while a document is walked: the schema, where the walk is, and the errors found.</summary>
internal sealed class ValidationContext
{
    private readonly int _maxErrors;
    private readonly List<IError> _errors = [];
    private readonly Dictionary<OperationDefinitionNode, List<FragmentDefinitionNode>> _fragmentsOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreadsOf = new(ReferenceEqualityComparer.Instance);

    public ValidationContext(Schema schema, DocumentNode document, int maxErrors)
    {
        Schema = schema;
        Document = document;
        _maxErrors = maxErrors;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                Fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    /// <summary>The composite type whose fields are selected where the walk is; null where it is unknown.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The field around the walk's place; null where it is unknown.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>The type that the value at the walk's place should have; null where it is unknown.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>The argument or input field that a variable is given to as a whole.</summary>
    public InputValue? InputDefinition { get; set; }

    /// <summary>The input object whose field a variable is given to.</summary>
    public InputObjectType? InputParent { get; set; }

    public IReadOnlyList<IError> Errors => _errors;

    /// <summary>A field of a composite type, the meta fields included.</summary>
    public FieldDefinition? FindField(NamedType? type, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return type is { IsComposite: true } ? Schema.MetaFields.Find(name, type, Schema) : null;
        }

        return (type as FieldsType)?.FindField(name);
    }

    /// <summary>Where variables stand, by the operation or fragment that has them.</summary>
    public Dictionary<DefinitionNode, List<VariableUsage>> Usages { get; } = new(ReferenceEqualityComparer.Instance);

    public bool IsFull => _errors.Count >= _maxErrors;

    public void Report(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        if (!IsFull)
        {
            _errors.Add(GraphQLError.At(message, ErrorCodes.Validation, nodes));
        }
    }

    /// <summary>The fragments that an operation uses, directly or through others.</summary>
    public IReadOnlyList<FragmentDefinitionNode> FragmentsOf(OperationDefinitionNode operation)
    {
        if (_fragmentsOf.TryGetValue(operation, out var known))
        {
            return known;
        }

        var fragments = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryPop(out var set))
        {
            foreach (var spread in SpreadsOf(set))
            {
                if (seen.Add(spread.Name.Value) && Fragments.TryGetValue(spread.Name.Value, out var fragment))
                {
                    fragments.Add(fragment);
                    open.Push(fragment.SelectionSet);
                }
            }
        }

        return _fragmentsOf[operation] = fragments;
    }

    /// <summary>Where an operation uses variables, its fragments included.</summary>
    public IEnumerable<VariableUsage> UsagesOf(OperationDefinitionNode operation)
    {
        foreach (var usage in Usages.GetValueOrDefault(operation) ?? [])
        {
            yield return usage;
        }

        foreach (var fragment in FragmentsOf(operation))
        {
            foreach (var usage in Usages.GetValueOrDefault(fragment) ?? [])
            {
                yield return usage;
            }
        }
    }

    /// <summary>The spreads within a selection set, however deep, but not those within the fragments.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsOf(SelectionSetNode set)
    {
        if (!_spreadsOf.TryGetValue(set, out var spreads))
        {
            _spreadsOf[set] = spreads = [];
            CollectSpreads(set, spreads);
        }

        return spreads;
    }

    private static void CollectSpreads(SelectionSetNode set, List<FragmentSpreadNode> spreads)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FragmentSpreadNode spread: spreads.Add(spread); break;
                case FieldNode { SelectionSet: { } below }: CollectSpreads(below, spreads); break;
                case InlineFragmentNode inline: CollectSpreads(inline.SelectionSet, spreads); break;
            }
        }
    }
}
