using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>An object or interface type: what has fields.</summary>
public abstract class FieldsType(string name) : NamedType(name)
{
    private readonly Dictionary<string, FieldDefinition> _byName = new(StringComparer.Ordinal);
    private IReadOnlyList<FieldDefinition> _fields = [];

    /// <summary>The fields in the order of the SDL.</summary>
    public IReadOnlyList<FieldDefinition> Fields
    {
        get => _fields;
        internal set
        {
            _fields = value;
            _byName.Clear();
            foreach (var item in value)
            {
                _byName.TryAdd(item.Name, item);
            }
        }
    }

    /// <summary>All interfaces that it declares.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>The field of that name, or null.</summary>
    public FieldDefinition? FindField(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>An object type.</summary>
public sealed class ObjectType(string name) : FieldsType(name)
{
    /// <summary>The CLR type whose instances it stands for; null where none is bound.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <summary>Says whether a runtime object is of this type; null where its CLR type decides.</summary>
    internal Func<object, bool>? IsTypeOf { get; set; }

    /// <summary>Small number of the type within its schema.</summary>
    internal int Id { get; set; }
}

/// <summary>An interface type.</summary>
public sealed class InterfaceType(string name) : FieldsType(name)
{
    internal ITypeResolver? TypeResolver { get; set; }
}

/// <summary>A union type.</summary>
public sealed class UnionType(string name) : NamedType(name)
{
    /// <summary>The object types of which a value is one.</summary>
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];

    internal ITypeResolver? TypeResolver { get; set; }
}

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDefinition(string name, FieldsType declaringType, GraphQLType type, IReadOnlyList<InputValue> arguments)
{
    /// <summary>The name in the SDL.</summary>
    public string Name => name;

    /// <summary>The type that has the field.</summary>
    public FieldsType DeclaringType => declaringType;

    /// <summary>The type of its value.</summary>
    public GraphQLType Type => type;

    /// <summary>The arguments in the order of the SDL.</summary>
    public IReadOnlyList<InputValue> Arguments => arguments;

    /// <summary>The description in the SDL.</summary>
    public string? Description { get; internal init; }

    /// <summary>Why it should not be used any more; null while it should.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Its definition.</summary>
    public FieldDefinitionNode? Syntax { get; internal init; }

    /// <summary>The directives on it.</summary>
    public IReadOnlyList<DirectiveNode> Directives => Syntax?.Directives ?? [];

    /// <summary>Its schema coordinate, such as Query.node.</summary>
    public string Coordinate => $"{declaringType.Name}.{name}";

    internal Execution.FieldResolver? Resolver { get; set; }

    internal Limits.FieldCost Cost => field ??= new Limits.FieldCost(this);

    /// <summary>The argument of that name, or null.</summary>
    public InputValue? FindArgument(string argument)
    {
        foreach (var candidate in arguments)
        {
            if (candidate.Name == argument)
            {
                return candidate;
            }
        }

        return null;
    }
}
