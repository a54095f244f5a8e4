using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Limits;

/// <summary>Counts what the parser stopped at, so that a refusal tells the document's own size.</summary>
internal static class LexicalMeasure
{
    /// <summary>How many tokens there are, and how deep braces and brackets nest; as far as the text is GraphQL.</summary>
    public static (int Tokens, int Nesting) Of(SourceText source)
    {
        var lexer = new Utf8Lexer(source, int.MaxValue);
        var (tokens, nesting, deepest) = (0, 0, 0);
        try
        {
            for (lexer.MoveNext(); lexer.Kind != TokenKind.EndOfFile; lexer.MoveNext())
            {
                tokens++;
                switch (lexer.Kind)
                {
                    case TokenKind.BraceLeft or TokenKind.BracketLeft:
                        deepest = Math.Max(deepest, ++nesting);
                        break;
                    case TokenKind.BraceRight or TokenKind.BracketRight:
                        nesting--;
                        break;
                }
            }
        }
        catch (GraphQLSyntaxException)
        {
            // what came before is counted
        }

        return (tokens, deepest);
    }
}
