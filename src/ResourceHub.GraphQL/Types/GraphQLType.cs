using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>A type of the schema: a named type, or a list or non-null wrapper around one.</summary>
public abstract class GraphQLType
{
    /// <summary>The type without its wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether null is no value of it.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>The type, or what the non-null wrapper holds.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>Whether values of it can come in (scalars, enums, input objects).</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether values of it can go out (everything but input objects).</summary>
    public bool IsOutputType => Named is not InputObjectType;

    /// <summary>Whether it needs a selection set.</summary>
    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;

    /// <summary>Whether it has no selection set.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Whether an object decides at run time what it is.</summary>
    public bool IsAbstract => this is InterfaceType or UnionType;

    /// <summary>Whether both are the same type, wrappers included.</summary>
    public static bool AreEqual(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => AreEqual(x.OfType, y.OfType),
        (ListType x, ListType y) => AreEqual(x.OfType, y.OfType),
        _ => ReferenceEquals(a, b),
    };
}

/// <summary>A list of a type.</summary>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType OfType => ofType;

    /// <inheritdoc/>
    public override NamedType Named => ofType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{ofType}]";
}

/// <summary>A type whose values are never null.</summary>
public sealed class NonNullType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The nullable type.</summary>
    public GraphQLType OfType => ofType;

    /// <inheritdoc/>
    public override NamedType Named => ofType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{ofType}!";
}

/// <summary>A type with a name of its own.</summary>
public abstract class NamedType(string name) : GraphQLType
{
    /// <summary>The name in the SDL.</summary>
    public string Name => name;

    /// <summary>The description in the SDL.</summary>
    public string? Description { get; internal set; }

    /// <summary>The definition with all its extensions merged; null for built-in scalars.</summary>
    public TypeDefinitionNode? Syntax { get; internal set; }

    /// <summary>The directives on it.</summary>
    public IReadOnlyList<DirectiveNode> Directives => Syntax?.Directives ?? [];

    /// <summary>Whether the specification, not the SDL, defines it.</summary>
    public bool IsBuiltIn { get; internal set; }

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => name;
}
