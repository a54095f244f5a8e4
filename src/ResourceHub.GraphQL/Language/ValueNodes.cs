namespace ResourceHub.GraphQL.Language;

/// <summary>A value as it stands in a document.</summary>
public abstract record ValueNode : SyntaxNode;

/// <summary>A variable, its name without the dollar sign.</summary>
public sealed record VariableNode(NameNode Name) : ValueNode;

/// <summary>An integer, as written.</summary>
public sealed record IntValueNode(string Value) : ValueNode;

/// <summary>A number with a fraction or exponent, as written.</summary>
public sealed record FloatValueNode(string Value) : ValueNode;

/// <summary>A string, its escapes undone.</summary>
public sealed record StringValueNode(string Value, bool Block = false) : ValueNode;

/// <summary>true or false.</summary>
public sealed record BooleanValueNode(bool Value) : ValueNode;

/// <summary>null.</summary>
public sealed record NullValueNode : ValueNode;

/// <summary>A name that stands for an enum value.</summary>
public sealed record EnumValueNode(string Value) : ValueNode;

/// <summary>Values between brackets.</summary>
public sealed record ListValueNode(IReadOnlyList<ValueNode> Values) : ValueNode;

/// <summary>An input object.</summary>
public sealed record ObjectValueNode(IReadOnlyList<ObjectFieldNode> Fields) : ValueNode;

/// <summary>One field of an input object.</summary>
public sealed record ObjectFieldNode(NameNode Name, ValueNode Value) : SyntaxNode;

/// <summary>A reference to a type.</summary>
public abstract record TypeNode : SyntaxNode;

/// <summary>A type by its name.</summary>
public sealed record NamedTypeNode(NameNode Name) : TypeNode;

/// <summary>A list of a type.</summary>
public sealed record ListTypeNode(TypeNode Type) : TypeNode;

/// <summary>A type that is never null.</summary>
public sealed record NonNullTypeNode(TypeNode Type) : TypeNode;
