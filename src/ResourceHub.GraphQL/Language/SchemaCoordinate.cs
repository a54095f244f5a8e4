namespace ResourceHub.GraphQL.Language;

/// <summary>
/// The unique name of an element of a schema (specification section 3.14), such as Type, Type.field, Type.field(argument:),
/// @directive or @directive(argument:).
/// </summary>
public sealed record SchemaCoordinate(bool OfDirective, string Name, string? MemberName = null, string? ArgumentName = null)
{
    /// <summary>Reads a coordinate.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no coordinate.</exception>
    public static SchemaCoordinate Parse(string text) => GraphQLParser.ParseSchemaCoordinate(text);

    /// <summary>The coordinate as it is written.</summary>
    public override string ToString() =>
        (OfDirective ? "@" : "") + Name + (MemberName is null ? "" : "." + MemberName) + (ArgumentName is null ? "" : $"({ArgumentName}:)");
}

public ref partial struct GraphQLParser
{
    internal static SchemaCoordinate ParseSchemaCoordinate(string text)
    {
        var parser = new GraphQLParser(new SourceText(text, "coordinate"), ParserOptions.Trusted, allowDot: true);
        var directive = parser.Skip(TokenKind.At);
        var name = parser.ParseName().Value;
        var member = !directive && parser.Skip(TokenKind.Dot) ? parser.ParseName().Value : null;
        string? argument = null;
        if ((directive || member is not null) && parser.Skip(TokenKind.ParenLeft))
        {
            argument = parser.ParseName().Value;
            parser.Expect(TokenKind.Colon);
            parser.Expect(TokenKind.ParenRight);
        }

        parser.ExpectEnd();
        return new SchemaCoordinate(directive, name, member, argument);
    }
}
