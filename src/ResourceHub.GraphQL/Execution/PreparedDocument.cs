using System.Collections.Concurrent;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Limits;
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
    private readonly ConcurrentDictionary<ulong, CompiledOperation>? _incremental = conditions.HasIncremental ? new() : null;
    private CostCache? _costs;
    private IReadOnlyList<FieldDefinition>? _fields;

    public Schema Schema => schema;

    public OperationDefinitionNode Definition => definition;

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments => fragments;

    public IncludeConditions Conditions => conditions;

    public ObjectType RootType => schema.RootType(definition.Operation)!;

    /// <summary>What it costs at most with these variables.</summary>
    public OperationCost CostOf(VariableValues variables, GraphQLServerOptions options) => (_costs ??= new CostCache(this)).Of(variables, options);

    /// <summary>The fields that it asks for, each once.</summary>
    public IReadOnlyList<FieldDefinition> Fields => _fields ??= RequestedFields.Of(this);

    /// <summary>The operation compiled for these values of the variables of @skip, @include, @defer and @stream.</summary>
    /// <param name="variables">The request's variables, coerced.</param>
    /// <param name="incremental">Whether @defer and @stream have effect.</param>
    public CompiledOperation Compile(VariableValues variables, bool incremental = false)
    {
        var flags = conditions.Evaluate(variables);
        var variants = incremental ? _incremental ?? _variants : _variants;
        if (variants.TryGetValue(flags, out var known))
        {
            return known;
        }

        var compiled = new CompiledOperation(this, flags, incremental);
        if (variants.Count < MaxVariants)
        {
            variants[flags] = compiled;
        }

        return compiled;
    }
}
