namespace ResourceHub.GraphQL.Language;

/// <summary>A part of a parsed document. Nodes are compared by reference wherever they serve as keys.</summary>
public abstract record SyntaxNode
{
    /// <summary>The document's text; null for nodes that were made without one.</summary>
    public SourceText? Source { get; internal set; }

    /// <summary>Offset of the first byte.</summary>
    public int Start { get; internal set; }

    /// <summary>Offset after the last byte.</summary>
    public int End { get; internal set; }

    /// <summary>Line and column; null for nodes that were made without text.</summary>
    public SourceLocation? Location => Source?.GetLocation(Start);

    /// <summary>The node as GraphQL.</summary>
    public sealed override string ToString() => SyntaxPrinter.Print(this);
}

/// <summary>A name as it stands in the document.</summary>
public sealed record NameNode(string Value) : SyntaxNode;

/// <summary>A whole document.</summary>
public sealed record DocumentNode(IReadOnlyList<DefinitionNode> Definitions) : SyntaxNode;

/// <summary>An operation, a fragment or a definition of the type system.</summary>
public abstract record DefinitionNode : SyntaxNode;

/// <summary>A use of a directive.</summary>
public sealed record DirectiveNode(NameNode Name, IReadOnlyList<ArgumentNode> Arguments) : SyntaxNode;

/// <summary>A named value given to a field or directive.</summary>
public sealed record ArgumentNode(NameNode Name, ValueNode Value) : SyntaxNode;
