using System.Collections.Concurrent;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>A document as the cache keeps it: parsed and validated, or what was wrong with it.</summary>
internal sealed class PreparedDocument
{
    private readonly Dictionary<string, PreparedOperation> _byName = new(StringComparer.Ordinal);
    private readonly List<PreparedOperation> _operations = [];

    public PreparedDocument(IReadOnlyList<IError> errors) => Errors = errors;

    public PreparedDocument(Schema schema, DocumentNode document)
    {
        Errors = [];
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                fragments[fragment.Name.Value] = fragment;
            }
        }

        var conditions = new IncludeConditions(document);
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode node)
            {
                var operation = new PreparedOperation(schema, node, fragments, conditions);
                _operations.Add(operation);
                if (node.Name is { } name)
                {
                    _byName[name.Value] = operation;
                }
            }
        }
    }

    public IReadOnlyList<IError> Errors { get; }

    /// <summary>GetOperation (specification section 6.1).</summary>
    public PreparedOperation? GetOperation(string? name, out IError? error)
    {
        error = null;
        if (string.IsNullOrEmpty(name))
        {
            if (_operations.Count == 1)
            {
                return _operations[0];
            }

            error = new GraphQLError(
                _operations.Count == 0 ? "The document has no operation." : "The document has several operations; operationName must say which.",
                ErrorCodes.BadRequest);
            return null;
        }

        if (_byName.TryGetValue(name, out var operation))
        {
            return operation;
        }

        error = new GraphQLError($"The document has no operation {name}.{Suggestions.For(name, _byName.Keys)}", ErrorCodes.BadRequest);
        return null;
    }
}

/// <summary>An operation of a valid document, with its compiled variants.</summary>
internal sealed class PreparedOperation(
    Schema schema,
    OperationDefinitionNode definition,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    IncludeConditions conditions)
{
    private const int MaxVariants = 32;

    private readonly ConcurrentDictionary<ulong, CompiledOperation> _variants = new();

    public Schema Schema => schema;

    public OperationDefinitionNode Definition => definition;

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments => fragments;

    public IncludeConditions Conditions => conditions;

    public ObjectType RootType => schema.RootType(definition.Operation)!;

    /// <summary>The operation compiled for these values of the variables of @skip and @include.</summary>
    public CompiledOperation Compile(VariableValues variables)
    {
        var flags = conditions.Evaluate(variables);
        if (_variants.TryGetValue(flags, out var known))
        {
            return known;
        }

        var compiled = new CompiledOperation(this, flags);
        if (_variants.Count < MaxVariants)
        {
            _variants[flags] = compiled;
        }

        return compiled;
    }
}
