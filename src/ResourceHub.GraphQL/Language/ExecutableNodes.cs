namespace ResourceHub.GraphQL.Language;

/// <summary>The three kinds of operation.</summary>
public enum OperationType
{
    /// <summary>Reads.</summary>
    Query,

    /// <summary>Writes, then reads.</summary>
    Mutation,

    /// <summary>A stream of events.</summary>
    Subscription,
}

/// <summary>A query, mutation or subscription.</summary>
public sealed record OperationDefinitionNode(
    OperationType Operation,
    NameNode? Name,
    StringValueNode? Description,
    IReadOnlyList<VariableDefinitionNode> VariableDefinitions,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet) : DefinitionNode;

/// <summary>A variable's name, type and default.</summary>
public sealed record VariableDefinitionNode(
    VariableNode Variable,
    TypeNode Type,
    ValueNode? DefaultValue,
    StringValueNode? Description,
    IReadOnlyList<DirectiveNode> Directives) : SyntaxNode;

/// <summary>A named fragment.</summary>
public sealed record FragmentDefinitionNode(
    NameNode Name,
    StringValueNode? Description,
    NamedTypeNode TypeCondition,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet) : DefinitionNode;

/// <summary>What stands between braces.</summary>
public sealed record SelectionSetNode(IReadOnlyList<SelectionNode> Selections) : SyntaxNode;

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract record SelectionNode(IReadOnlyList<DirectiveNode> Directives) : SyntaxNode;

/// <summary>A field that the client asks for.</summary>
public sealed record FieldNode(
    NameNode? Alias,
    NameNode Name,
    IReadOnlyList<ArgumentNode> Arguments,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode? SelectionSet) : SelectionNode(Directives)
{
    /// <summary>The alias, or the name where there is none.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>A use of a named fragment.</summary>
public sealed record FragmentSpreadNode(NameNode Name, IReadOnlyList<DirectiveNode> Directives) : SelectionNode(Directives);

/// <summary>A fragment in place.</summary>
public sealed record InlineFragmentNode(
    NamedTypeNode? TypeCondition,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet) : SelectionNode(Directives);
