using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Limits;

/// <summary>
/// Measures the operations of a document before anything else is done with it. Each fragment is measured once and counted wherever it is
/// spread, so a document that multiplies fragments is refused in time that grows with its text alone.
/// </summary>
internal sealed class DocumentLimits
{
    private readonly DocumentNode _document;
    private readonly GraphQLServerOptions _options;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Measure?> _measured = new(StringComparer.Ordinal);
    private int _directives;

    public DocumentLimits(DocumentNode document, GraphQLServerOptions options)
    {
        _document = document;
        _options = options;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    /// <summary>The first limit that the document exceeds, or null.</summary>
    public IError? Check()
    {
        foreach (var definition in _document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                _directives += operation.Directives.Count;
                var measure = Of(operation.SelectionSet);
                if (Refuse(measure, operation) is { } refusal)
                {
                    return refusal;
                }
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                _directives += fragment.Directives.Count;
                OfFragment(fragment.Name.Value);
            }
        }

        return _directives > _options.MaxDirectives
            ? Error($"The document has {_directives} directives; at most {_options.MaxDirectives} are taken.", ErrorCodes.TooComplex, null)
            : null;
    }

    private GraphQLError? Refuse(Measure measure, OperationDefinitionNode operation)
    {
        if (measure.Depth > _options.MaxDepth)
        {
            return Error($"The operation is {measure.Depth} fields deep; at most {_options.MaxDepth} are taken.", ErrorCodes.DocumentTooDeep, operation);
        }

        if (measure.Introspection > _options.MaxIntrospectionDepth)
        {
            return Error(
                $"The introspection is {measure.Introspection} fields deep; at most {_options.MaxIntrospectionDepth} are taken.", ErrorCodes.DocumentTooDeep, operation);
        }

        if (measure.IntrospectionLists > _options.MaxIntrospectionListDepth)
        {
            return Error(
                $"The introspection nests {measure.IntrospectionLists} lists; at most {_options.MaxIntrospectionListDepth} are taken.", ErrorCodes.DocumentTooDeep, operation);
        }

        if (measure.Aliases > _options.MaxAliases)
        {
            return Error($"The operation has {measure.Aliases} aliases; at most {_options.MaxAliases} are taken.", ErrorCodes.TooComplex, operation);
        }

        return measure.Fields > _options.MaxFields
            ? Error($"The operation has {measure.Fields} fields; at most {_options.MaxFields} are taken.", ErrorCodes.TooComplex, operation)
            : null;
    }

    private Measure Of(SelectionSetNode set)
    {
        var total = default(Measure);
        foreach (var selection in set.Selections)
        {
            _directives += selection.Directives.Count;
            total = total.With(selection switch
            {
                FieldNode field => OfField(field),
                InlineFragmentNode inline => Of(inline.SelectionSet),
                FragmentSpreadNode spread => OfFragment(spread.Name.Value),
                _ => default,
            });
        }

        return total;
    }

    private Measure OfField(FieldNode field)
    {
        var below = field.SelectionSet is { } set ? Of(set) : default;
        var fields = Measure.Add(below.Fields, 1);
        var aliases = Measure.Add(below.Aliases, field.Alias is null ? 0 : 1);
        var lists = below.Lists + (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0);
        return field.Name.Value is "__schema" or "__type"
            ? new Measure(1, below.Depth + 1, 0, lists, fields, aliases)
            : new Measure(below.Depth + 1, below.Introspection, lists, below.IntrospectionLists, fields, aliases);
    }

    private Measure OfFragment(string name)
    {
        if (_measured.TryGetValue(name, out var known))
        {
            // null while it is being measured: a cycle, which validation refuses
            return known ?? default;
        }

        _measured[name] = null;
        var measure = _fragments.TryGetValue(name, out var fragment) ? Of(fragment.SelectionSet) : default;
        _measured[name] = measure;
        return measure;
    }

    private static GraphQLError Error(string message, string code, SyntaxNode? node) => GraphQLError.At(message, code, node);

    /// <summary>Depths are the greatest, counts are sums that stop at a large number.</summary>
    private readonly record struct Measure(int Depth, int Introspection, int Lists, int IntrospectionLists, long Fields, long Aliases)
    {
        public Measure With(Measure other) => new(
            Math.Max(Depth, other.Depth),
            Math.Max(Introspection, other.Introspection),
            Math.Max(Lists, other.Lists),
            Math.Max(IntrospectionLists, other.IntrospectionLists),
            Add(Fields, other.Fields),
            Add(Aliases, other.Aliases));

        public static long Add(long a, long b) => Math.Min(a + b, 1_000_000_000_000);
    }
}
