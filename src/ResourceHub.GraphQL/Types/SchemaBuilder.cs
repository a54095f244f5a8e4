using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>Builds a <see cref="Schema"/> from SDL documents and validates it.</summary>
public sealed class SchemaBuilder
{
    private readonly List<DocumentNode> _documents = [];
    private readonly Dictionary<string, ScalarType> _scalars = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);

    /// <summary>Adds a document; its name stands in messages.</summary>
    public SchemaBuilder AddSdl(string sdl, string sourceName = "schema") => AddSdl(new SourceText(sdl, sourceName));

    /// <summary>Adds a document.</summary>
    public SchemaBuilder AddSdl(SourceText source)
    {
        try
        {
            _documents.Add(GraphQLParser.Parse(source));
        }
        catch (GraphQLSyntaxException e)
        {
            _faults.Add(e.ToString());
        }

        return this;
    }

    /// <summary>Gives the implementation of a scalar of the SDL.</summary>
    public SchemaBuilder AddScalar(ScalarType scalar)
    {
        _scalars[scalar.Name] = scalar;
        return this;
    }

    /// <summary>Takes scalars that nobody implements as they come, instead of refusing the schema.</summary>
    public bool AllowOpaqueScalars { get; init; } = true;

    /// <summary>Whether the schema has @defer and @stream.</summary>
    public bool HasIncrementalDirectives { get; init; }

    /// <summary>Builds and validates.</summary>
    /// <exception cref="SchemaException">The SDL is no valid type system.</exception>
    public Schema Build()
    {
        var merger = new DefinitionMerger([.. _documents, .. EngineDirectives.For(_documents, HasIncrementalDirectives)], _faults);
        ThrowIfFaulty();
        var defined = merger.Definitions.OfType<DirectiveDefinitionNode>().Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);
        var builtIn = SpecifiedDefinitions.Document.Definitions
            .Where(d => d is not DirectiveDefinitionNode directive || !defined.Contains(directive.Name.Value)).ToList();

        foreach (var name in (string[])["String", "Int", "Float", "Boolean", "ID"])
        {
            _types[name] = SpecifiedDefinitions.CreateScalar(name)!;
            _types[name].IsBuiltIn = true;
        }

        foreach (var node in merger.Definitions.OfType<TypeDefinitionNode>())
        {
            if (node.Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                Fault(node, $"the name {node.Name.Value} starts with \"__\", which is the specification's.");
            }
            else
            {
                _types.TryAdd(node.Name.Value, CreateType(node));
            }
        }

        foreach (var node in builtIn.OfType<TypeDefinitionNode>())
        {
            _types[node.Name.Value] = CreateType(node);
            _types[node.Name.Value].IsBuiltIn = true;
        }

        foreach (var type in _types.Values)
        {
            Complete(type);
        }

        var directives = merger.Definitions.OfType<DirectiveDefinitionNode>().Select(d => CreateDirective(d, isBuiltIn: false))
            .Concat(builtIn.OfType<DirectiveDefinitionNode>().Select(d => CreateDirective(d, isBuiltIn: true))).ToList();
        var roots = FindRoots(merger.Schema);
        ThrowIfFaulty();

        var schema = new Schema([.. _types.Values], directives, roots, merger.Schema, new DocumentNode(merger.Definitions));
        _faults.AddRange(new SchemaValidator(schema).Validate());
        ThrowIfFaulty();
        DefaultValues.Coerce(schema);
        IntrospectionResolvers.Attach(schema);
        return schema;
    }

    private NamedType CreateType(TypeDefinitionNode node)
    {
        NamedType type = node switch
        {
            ScalarTypeDefinitionNode => CreateScalar(node.Name.Value, node),
            ObjectTypeDefinitionNode => new ObjectType(node.Name.Value),
            InterfaceTypeDefinitionNode => new InterfaceType(node.Name.Value),
            UnionTypeDefinitionNode => new UnionType(node.Name.Value),
            EnumTypeDefinitionNode => new EnumType(node.Name.Value),
            _ => new InputObjectType(node.Name.Value),
        };
        type.Syntax = node;
        type.Description = node.Description?.Value;
        return type;
    }

    private ScalarType CreateScalar(string name, TypeDefinitionNode node)
    {
        if (_scalars.TryGetValue(name, out var scalar) || SpecifiedDefinitions.CreateCommonScalar(name) is { } common && (scalar = common) is not null)
        {
            return scalar;
        }

        if (!AllowOpaqueScalars)
        {
            Fault(node, $"the scalar {name} has no implementation: add a class that derives from ScalarType<T> with AddScalar.");
        }

        return new OpaqueScalar(name);
    }

    private void Complete(NamedType type)
    {
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedBy = AppliedDirectives.StringArgument(type.Directives, "specifiedBy", "url");
                break;
            case FieldsType fields:
                var node = (FieldsTypeDefinitionNode)type.Syntax!;
                fields.Fields = [.. node.Fields.Select(f => CreateField(fields, f)).OfType<FieldDefinition>()];
                fields.Interfaces = [.. node.Interfaces.Select(i => Find<InterfaceType>(i, "an interface")).OfType<InterfaceType>()];
                break;
            case UnionType union:
                union.Types = [.. ((UnionTypeDefinitionNode)type.Syntax!).Types.Select(t => Find<ObjectType>(t, "an object type")).OfType<ObjectType>()];
                break;
            case EnumType symbols:
                symbols.Values = [.. ((EnumTypeDefinitionNode)type.Syntax!).Values.Select(v => new EnumValue(v.Name.Value)
                {
                    Description = v.Description?.Value,
                    DeprecationReason = AppliedDirectives.DeprecationReason(v.Directives),
                    Syntax = v,
                })];
                break;
            case InputObjectType input:
                input.IsOneOf = type.Directives.Any(d => d.Name.Value == "oneOf");
                input.Fields = CreateInputValues(((InputObjectTypeDefinitionNode)type.Syntax!).Fields);
                break;
        }
    }

    private FieldDefinition? CreateField(FieldsType owner, FieldDefinitionNode node)
    {
        var type = Resolve(node.Type);
        if (type is null)
        {
            return null;
        }

        if (!type.IsOutputType)
        {
            Fault(node, $"{owner.Name}.{node.Name.Value} has the type {type}, an input type; a field needs an output type.");
        }

        return new FieldDefinition(node.Name.Value, owner, type, CreateInputValues(node.Arguments))
        {
            Description = node.Description?.Value,
            DeprecationReason = AppliedDirectives.DeprecationReason(node.Directives),
            Syntax = node,
        };
    }

    private List<InputValue> CreateInputValues(IReadOnlyList<InputValueDefinitionNode> nodes)
    {
        var values = new List<InputValue>(nodes.Count);
        foreach (var node in nodes)
        {
            if (Resolve(node.Type) is not { } type)
            {
                continue;
            }

            if (!type.IsInputType)
            {
                Fault(node, $"{node.Name.Value} has the type {type}, an output type; an input needs an input type.");
                continue;
            }

            values.Add(new InputValue(node.Name.Value, type)
            {
                Description = node.Description?.Value,
                DefaultValue = node.DefaultValue,
                DeprecationReason = AppliedDirectives.DeprecationReason(node.Directives),
                Syntax = node,
            });
        }

        return values;
    }

    private DirectiveDefinition CreateDirective(DirectiveDefinitionNode node, bool isBuiltIn) =>
        new(node.Name.Value, CreateInputValues(node.Arguments), [.. node.Locations.Select(l => l.Value)])
        {
            Description = node.Description?.Value,
            IsRepeatable = node.Repeatable,
            Syntax = node,
            IsBuiltIn = isBuiltIn,
        };

    private Dictionary<OperationType, ObjectType> FindRoots(SchemaDefinitionNode? definition)
    {
        var roots = new Dictionary<OperationType, ObjectType>();
        if (definition is null || definition.OperationTypes.Count == 0)
        {
            foreach (var (operation, name) in (ReadOnlySpan<(OperationType, string)>)
                [(OperationType.Query, "Query"), (OperationType.Mutation, "Mutation"), (OperationType.Subscription, "Subscription")])
            {
                if (_types.GetValueOrDefault(name) is ObjectType type)
                {
                    roots[operation] = type;
                }
            }
        }
        else
        {
            foreach (var node in definition.OperationTypes)
            {
                if (Find<ObjectType>(node.Type, "an object type") is { } type && !roots.TryAdd(node.Operation, type))
                {
                    Fault(node, $"the root type of {SyntaxPrinter.Keyword(node.Operation)} is given twice.");
                }
            }
        }

        if (!roots.ContainsKey(OperationType.Query) && _faults.Count == 0)
        {
            Fault(definition, "the schema has no query root type.");
        }

        return roots;
    }

    private GraphQLType? Resolve(TypeNode node)
    {
        switch (node)
        {
            case NonNullTypeNode nonNull: return Resolve(nonNull.Type) is { } inner ? new NonNullType(inner) : null;
            case ListTypeNode list: return Resolve(list.Type) is { } item ? new ListType(item) : null;
            default: return Find<NamedType>((NamedTypeNode)node, "a type");
        }
    }

    private T? Find<T>(NamedTypeNode node, string kind) where T : NamedType
    {
        if (_types.GetValueOrDefault(node.Name.Value) is not { } type)
        {
            Fault(node, $"the type {node.Name.Value} is not defined.");
            return null;
        }

        if (type is not T typed)
        {
            Fault(node, $"{node.Name.Value} is not {kind}.");
            return null;
        }

        return typed;
    }

    private void Fault(SyntaxNode? node, string message) => _faults.Add(SchemaFaults.At(node, message));

    private void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new SchemaException(_faults);
        }
    }
}
