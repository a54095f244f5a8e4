namespace ResourceHub.GraphQL.Language;

/// <summary>A definition or, where <see cref="IsExtension"/>, an extension of the type system.</summary>
public abstract record TypeSystemDefinitionNode(bool IsExtension, StringValueNode? Description, IReadOnlyList<DirectiveNode> Directives)
    : DefinitionNode;

/// <summary>schema { … }.</summary>
public sealed record SchemaDefinitionNode(
    bool IsExtension,
    StringValueNode? Description,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<OperationTypeDefinitionNode> OperationTypes) : TypeSystemDefinitionNode(IsExtension, Description, Directives);

/// <summary>The root type of one kind of operation.</summary>
public sealed record OperationTypeDefinitionNode(OperationType Operation, NamedTypeNode Type) : SyntaxNode;

/// <summary>A definition of a named type.</summary>
public abstract record TypeDefinitionNode(bool IsExtension, StringValueNode? Description, NameNode Name, IReadOnlyList<DirectiveNode> Directives)
    : TypeSystemDefinitionNode(IsExtension, Description, Directives);

/// <summary>scalar.</summary>
public sealed record ScalarTypeDefinitionNode(
    bool IsExtension, StringValueNode? Description, NameNode Name, IReadOnlyList<DirectiveNode> Directives)
    : TypeDefinitionNode(IsExtension, Description, Name, Directives);

/// <summary>An object or interface type: what has fields and implements interfaces.</summary>
public abstract record FieldsTypeDefinitionNode(
    bool IsExtension,
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields) : TypeDefinitionNode(IsExtension, Description, Name, Directives);

/// <summary>type.</summary>
public sealed record ObjectTypeDefinitionNode(
    bool IsExtension,
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields) : FieldsTypeDefinitionNode(IsExtension, Description, Name, Interfaces, Directives, Fields);

/// <summary>interface.</summary>
public sealed record InterfaceTypeDefinitionNode(
    bool IsExtension,
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields) : FieldsTypeDefinitionNode(IsExtension, Description, Name, Interfaces, Directives, Fields);

/// <summary>A field of an object or interface type.</summary>
public sealed record FieldDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    TypeNode Type,
    IReadOnlyList<DirectiveNode> Directives) : SyntaxNode;

/// <summary>An argument or a field of an input object.</summary>
public sealed record InputValueDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    TypeNode Type,
    ValueNode? DefaultValue,
    IReadOnlyList<DirectiveNode> Directives) : SyntaxNode;

/// <summary>union.</summary>
public sealed record UnionTypeDefinitionNode(
    bool IsExtension,
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<NamedTypeNode> Types) : TypeDefinitionNode(IsExtension, Description, Name, Directives);

/// <summary>enum.</summary>
public sealed record EnumTypeDefinitionNode(
    bool IsExtension,
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<EnumValueDefinitionNode> Values) : TypeDefinitionNode(IsExtension, Description, Name, Directives);

/// <summary>One value of an enum.</summary>
public sealed record EnumValueDefinitionNode(StringValueNode? Description, NameNode Name, IReadOnlyList<DirectiveNode> Directives)
    : SyntaxNode;

/// <summary>input.</summary>
public sealed record InputObjectTypeDefinitionNode(
    bool IsExtension,
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<InputValueDefinitionNode> Fields) : TypeDefinitionNode(IsExtension, Description, Name, Directives);

/// <summary>directive @name on LOCATIONS.</summary>
public sealed record DirectiveDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    bool Repeatable,
    IReadOnlyList<NameNode> Locations) : TypeSystemDefinitionNode(false, Description, []);
