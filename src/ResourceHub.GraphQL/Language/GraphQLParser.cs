using System.Text;
using System.Text.Unicode;

namespace ResourceHub.GraphQL.Language;

/// <summary>Reads GraphQL documents by recursive descent; each method has the name of the grammar's production.</summary>
public ref partial struct GraphQLParser
{
    private readonly SourceText _source;
    private readonly int _maxRecursion;
    private readonly NameTable _names;
    private Utf8Lexer _lexer;
    private int _depth;

    private GraphQLParser(SourceText source, ParserOptions options, bool allowDot = false)
    {
        _source = source;
        _maxRecursion = options.MaxRecursion;
        _names = new NameTable();
        if (!Utf8.IsValid(source.Utf8.Span))
        {
            throw new GraphQLSyntaxException("The document is not valid UTF-8.", source, 0);
        }

        _lexer = new Utf8Lexer(source, options.MaxTokens) { AllowDot = allowDot };
        _lexer.MoveNext();
    }

    /// <summary>Reads an executable or type system document.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL document or exceeds a limit.</exception>
    public static DocumentNode Parse(string text) => Parse(new SourceText(text));

    /// <inheritdoc cref="Parse(string)"/>
    public static DocumentNode Parse(SourceText source, ParserOptions? options = null)
    {
        var parser = new GraphQLParser(source, options ?? ParserOptions.Trusted);
        return parser.ParseDocument();
    }

    /// <summary>Reads one value that has no variables.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no value.</exception>
    public static ValueNode ParseConstValue(string text)
    {
        var parser = new GraphQLParser(new SourceText(text), ParserOptions.Trusted);
        var value = parser.ParseValue(isConst: true);
        parser.ExpectEnd();
        return value;
    }

    /// <summary>Reads one type reference, such as [Int!]!.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no type reference.</exception>
    public static TypeNode ParseTypeReference(string text)
    {
        var parser = new GraphQLParser(new SourceText(text), ParserOptions.Trusted);
        var type = parser.ParseTypeReference();
        parser.ExpectEnd();
        return type;
    }

    private DocumentNode ParseDocument()
    {
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (_lexer.Kind != TokenKind.EndOfFile);
        return Finish(new DocumentNode(definitions), 0);
    }

    private DefinitionNode ParseDefinition()
    {
        if (_lexer.Kind == TokenKind.BraceLeft)
        {
            return ParseOperationDefinition(_lexer.Start, null);
        }

        var start = _lexer.Start;
        var description = ParseDescription();
        if (_lexer.Kind != TokenKind.Name)
        {
            throw Unexpected(description is null ? "a definition" : "a definition after the description");
        }

        var keyword = _lexer.Text;
        if (keyword.SequenceEqual("query"u8) || keyword.SequenceEqual("mutation"u8) || keyword.SequenceEqual("subscription"u8))
        {
            return ParseOperationDefinition(start, description);
        }

        if (keyword.SequenceEqual("fragment"u8))
        {
            return ParseFragmentDefinition(start, description);
        }

        return ParseTypeSystemDefinition(start, description);
    }

    private IReadOnlyList<ArgumentNode> ParseArguments(bool isConst)
    {
        if (!Skip(TokenKind.ParenLeft))
        {
            return [];
        }

        var arguments = new List<ArgumentNode>();
        do
        {
            var start = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            arguments.Add(Finish(new ArgumentNode(name, ParseValue(isConst)), start));
        }
        while (!Skip(TokenKind.ParenRight));
        return arguments;
    }

    private IReadOnlyList<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (_lexer.Kind != TokenKind.At)
        {
            return [];
        }

        var directives = new List<DirectiveNode>();
        while (_lexer.Kind == TokenKind.At)
        {
            var start = _lexer.Start;
            _lexer.MoveNext();
            var name = ParseName();
            directives.Add(Finish(new DirectiveNode(name, ParseArguments(isConst)), start));
        }

        return directives;
    }

    private StringValueNode? ParseDescription() =>
        _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseStringLiteral() : null;

    private StringValueNode ParseStringLiteral()
    {
        var start = _lexer.Start;
        var node = new StringValueNode(_lexer.StringValue!, _lexer.Kind == TokenKind.BlockString);
        _lexer.MoveNext();
        return Finish(node, start);
    }

    private NameNode ParseName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            throw Unexpected("a name");
        }

        var start = _lexer.Start;
        var name = new NameNode(_names.Get(_lexer.Text));
        _lexer.MoveNext();
        return Finish(name, start);
    }

    private bool IsKeyword(ReadOnlySpan<byte> keyword) => _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
        {
            return false;
        }

        _lexer.MoveNext();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Unexpected($"\"{Encoding.UTF8.GetString(keyword)}\"");
        }
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        _lexer.MoveNext();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Unexpected(TokenNames.Describe(kind));
        }
    }

    private void ExpectEnd()
    {
        if (_lexer.Kind != TokenKind.EndOfFile)
        {
            throw Unexpected("the end of the text");
        }
    }

    private void Descend()
    {
        if (++_depth > _maxRecursion)
        {
            throw new GraphQLSyntaxException($"The document nests deeper than {_maxRecursion} levels; that is the limit.", _source, _lexer.Start)
            {
                Code = ErrorCodes.DocumentTooDeep,
                Limit = (nameof(GraphQLServerOptions.MaxParserRecursion), _maxRecursion),
            };
        }
    }

    private readonly T Finish<T>(T node, int start) where T : SyntaxNode
    {
        node.Source = _source;
        node.Start = start;
        node.End = _lexer.PreviousEnd;
        return node;
    }

    private readonly GraphQLSyntaxException Unexpected(string expected)
    {
        var found = _lexer.Kind switch
        {
            TokenKind.EndOfFile => "the end of the document",
            TokenKind.String or TokenKind.BlockString => "a string",
            _ => $"\"{Encoding.UTF8.GetString(_lexer.Text)}\"",
        };
        return new GraphQLSyntaxException($"Expected {expected}, found {found}.", _source, _lexer.Start);
    }
}
