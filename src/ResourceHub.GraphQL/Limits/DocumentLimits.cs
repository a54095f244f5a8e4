using System.Runtime.CompilerServices;
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
    private readonly Dictionary<string, DocumentMeasure?> _measured = new(StringComparer.Ordinal);
    private int _directives;
    private int _longestList;

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
                foreach (var variable in operation.VariableDefinitions)
                {
                    _directives += variable.Directives.Count;
                    _longestList = Math.Max(_longestList, variable.DefaultValue is { } value ? LongestList(value) : 0);
                }

                if (Refuse(Of(operation.SelectionSet), operation) is { } refusal)
                {
                    return refusal;
                }
            }
            else if (definition is FragmentDefinitionNode fragment)
            {
                _directives += fragment.Directives.Count;
                var nesting = OfFragment(fragment.Name.Value).Nesting;
                if (nesting > _options.MaxParserRecursion)
                {
                    return TooNested(nesting, fragment);
                }
            }
        }

        if (_longestList > _options.MaxInputListSize)
        {
            return Error(
                nameof(_options.MaxInputListSize), _options.MaxInputListSize, _longestList,
                $"A list has {_longestList} items; at most {_options.MaxInputListSize} are taken.", ErrorCodes.TooComplex, null);
        }

        return _directives > _options.MaxDirectives
            ? Error(
                nameof(_options.MaxDirectives), _options.MaxDirectives, _directives,
                $"The document has {_directives} directives; at most {_options.MaxDirectives} are taken.", ErrorCodes.TooComplex, null)
            : null;
    }

    private GraphQLError? Refuse(DocumentMeasure measure, OperationDefinitionNode operation)
    {
        if (measure.Nesting > _options.MaxParserRecursion)
        {
            return TooNested(measure.Nesting, operation);
        }

        return Depth(measure.Depth, _options.MaxDepth, nameof(_options.MaxDepth), "operation is", "fields deep")
            ?? Depth(measure.Introspection, _options.MaxIntrospectionDepth, nameof(_options.MaxIntrospectionDepth), "introspection is", "fields deep")
            ?? Depth(measure.IntrospectionLists, _options.MaxIntrospectionListDepth, nameof(_options.MaxIntrospectionListDepth), "introspection nests", "lists")
            ?? Count(measure.Aliases, _options.MaxAliases, nameof(_options.MaxAliases), "has", "aliases")
            ?? Count(measure.Visits, _options.MaxFragmentVisits, nameof(_options.MaxFragmentVisits), "visits", "fragments")
            ?? Count(measure.Fields, _options.MaxFields, nameof(_options.MaxFields), "has", "fields");

        GraphQLError? Depth(int actual, int max, string limit, string what, string unit) => actual > max
            ? Error(limit, max, actual, $"The {what} {actual} {unit}; at most {max} are taken.", ErrorCodes.DocumentTooDeep, operation) : null;

        GraphQLError? Count(long actual, int max, string limit, string does, string what) => actual > max
            ? Error(limit, max, actual, $"The operation {does} {actual} {what}; at most {max} are taken.", ErrorCodes.TooComplex, operation) : null;
    }

    private DocumentMeasure Of(SelectionSetNode set)
    {
        var total = default(DocumentMeasure);
        foreach (var selection in set.Selections)
        {
            _directives += selection.Directives.Count;
            total = total.With(selection switch
            {
                FieldNode field => OfField(field),
                InlineFragmentNode inline => Of(inline.SelectionSet).Visited(),
                FragmentSpreadNode spread => OfFragment(spread.Name.Value).Visited(),
                _ => default,
            });
        }

        return total with { Nesting = total.Nesting + 1 };
    }

    private DocumentMeasure OfField(FieldNode field)
    {
        foreach (var argument in field.Arguments)
        {
            _longestList = Math.Max(_longestList, LongestList(argument.Value));
        }

        var below = field.SelectionSet is { } set ? Of(set) : default;
        var fields = DocumentMeasure.Add(below.Fields, 1);
        var aliases = DocumentMeasure.Add(below.Aliases, field.Alias is null ? 0 : 1);
        var lists = below.Lists + (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0);
        return field.Name.Value is "__schema" or "__type"
            ? new DocumentMeasure(1, below.Depth + 1, 0, lists, fields, aliases, below.Visits, below.Nesting)
            : new DocumentMeasure(below.Depth + 1, below.Introspection, lists, below.IntrospectionLists, fields, aliases, below.Visits, below.Nesting);
    }

    private static int LongestList(ValueNode value) => value switch
    {
        ListValueNode list => list.Values.Aggregate(list.Values.Count, static (longest, item) => Math.Max(longest, LongestList(item))),
        ObjectValueNode map => map.Fields.Aggregate(0, static (longest, field) => Math.Max(longest, LongestList(field.Value))),
        _ => 0,
    };

    private DocumentMeasure OfFragment(string name)
    {
        if (_measured.TryGetValue(name, out var known))
        {
            // null while it is being measured: a cycle, which validation refuses
            return known ?? default;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            // fragments that spread one another so far are beyond any limit
            return new DocumentMeasure(0, 0, 0, 0, 0, 0, 0, int.MaxValue / 2);
        }

        _measured[name] = null;
        var measure = _fragments.TryGetValue(name, out var fragment) ? Of(fragment.SelectionSet) : default;
        _measured[name] = measure;
        return measure;
    }

    private GraphQLError TooNested(int nesting, SyntaxNode node) => Error(
        nameof(_options.MaxParserRecursion), _options.MaxParserRecursion, nesting,
        $"The document nests {nesting} levels, fragments followed; at most {_options.MaxParserRecursion} are taken.", ErrorCodes.DocumentTooDeep, node);

    private static GraphQLError Error(string limit, long max, long actual, string message, string code, SyntaxNode? node) =>
        GraphQLError.At(message, code, node) with { Extensions = LimitExtensions.Of(limit, max, actual) };
}
