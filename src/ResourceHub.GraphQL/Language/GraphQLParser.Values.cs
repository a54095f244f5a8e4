using System.Text;

namespace ResourceHub.GraphQL.Language;

public ref partial struct GraphQLParser
{
    private ValueNode ParseValue(bool isConst)
    {
        var start = _lexer.Start;
        switch (_lexer.Kind)
        {
            case TokenKind.Dollar when !isConst:
                return ParseVariable();
            case TokenKind.Dollar:
                throw Unexpected("a value without variables");
            case TokenKind.Int:
                return FinishToken(new IntValueNode(Encoding.ASCII.GetString(_lexer.Text)), start);
            case TokenKind.Float:
                return FinishToken(new FloatValueNode(Encoding.ASCII.GetString(_lexer.Text)), start);
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringLiteral();
            case TokenKind.Name:
                return FinishToken(ReadNameValue(), start);
            case TokenKind.BracketLeft:
                return ParseListValue(isConst);
            case TokenKind.BraceLeft:
                return ParseObjectValue(isConst);
            default:
                throw Unexpected("a value");
        }
    }

    private readonly ValueNode ReadNameValue()
    {
        var text = _lexer.Text;
        return text.SequenceEqual("true"u8) ? new BooleanValueNode(true)
            : text.SequenceEqual("false"u8) ? new BooleanValueNode(false)
            : text.SequenceEqual("null"u8) ? new NullValueNode()
            : new EnumValueNode(_names.Get(text));
    }

    private ListValueNode ParseListValue(bool isConst)
    {
        var start = _lexer.Start;
        Expect(TokenKind.BracketLeft);
        Descend();
        var values = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
        {
            values.Add(ParseValue(isConst));
        }

        _depth--;
        return Finish(new ListValueNode(values), start);
    }

    private ObjectValueNode ParseObjectValue(bool isConst)
    {
        var start = _lexer.Start;
        Expect(TokenKind.BraceLeft);
        Descend();
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldStart = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            fields.Add(Finish(new ObjectFieldNode(name, ParseValue(isConst)), fieldStart));
        }

        _depth--;
        return Finish(new ObjectValueNode(fields), start);
    }

    private VariableNode ParseVariable()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Dollar);
        return Finish(new VariableNode(ParseName()), start);
    }

    private TypeNode ParseTypeReference()
    {
        var start = _lexer.Start;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            Descend();
            var inner = ParseTypeReference();
            Expect(TokenKind.BracketRight);
            _depth--;
            type = Finish(new ListTypeNode(inner), start);
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? Finish(new NonNullTypeNode(type), start) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var start = _lexer.Start;
        return Finish(new NamedTypeNode(ParseName()), start);
    }

    private T FinishToken<T>(T node, int start) where T : SyntaxNode
    {
        _lexer.MoveNext();
        return Finish(node, start);
    }
}
