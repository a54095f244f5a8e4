namespace ResourceHub.GraphQL.Language;

/// <summary>A document that is not GraphQL, with the place where reading stopped.</summary>
public sealed class GraphQLSyntaxException(string message, SourceText source, int offset)
    : Exception(message)
{
    /// <summary>The document that was read.</summary>
    public SourceText SourceText => source;

    /// <summary>Line and column of the offending token.</summary>
    public SourceLocation Location => source.GetLocation(offset);

    /// <summary>Set where a limit, not the grammar, refused the document.</summary>
    public string? Code { get; init; }

    /// <summary>The option that set the limit, and its value.</summary>
    internal (string Option, int Max)? Limit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{source.Name}({Location.Line},{Location.Column}): {Message}";
}
