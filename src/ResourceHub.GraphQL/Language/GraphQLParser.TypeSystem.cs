using System.Text;

namespace ResourceHub.GraphQL.Language;

public ref partial struct GraphQLParser
{
    private DefinitionNode ParseTypeSystemDefinition(int start, StringValueNode? description)
    {
        var extends = description is null && SkipKeyword("extend"u8);
        if (_lexer.Kind != TokenKind.Name)
        {
            throw Unexpected("a type definition");
        }

        switch (Encoding.ASCII.GetString(_lexer.Text))
        {
            case "schema": return ParseSchemaDefinition(start, description, extends);
            case "scalar": return ParseScalarTypeDefinition(start, description, extends);
            case "type": return ParseObjectTypeDefinition(start, description, extends);
            case "interface": return ParseInterfaceTypeDefinition(start, description, extends);
            case "union": return ParseUnionTypeDefinition(start, description, extends);
            case "enum": return ParseEnumTypeDefinition(start, description, extends);
            case "input": return ParseInputObjectTypeDefinition(start, description, extends);
            case "directive" when !extends: return ParseDirectiveDefinition(start, description);
            default: throw Unexpected(extends ? "a type to extend" : "a definition");
        }
    }

    private SchemaDefinitionNode ParseSchemaDefinition(int start, StringValueNode? description, bool extends)
    {
        ExpectKeyword("schema"u8);
        var directives = ParseDirectives(isConst: true);
        var operations = new List<OperationTypeDefinitionNode>();
        if (!extends || _lexer.Kind == TokenKind.BraceLeft)
        {
            Expect(TokenKind.BraceLeft);
            do
            {
                var operationStart = _lexer.Start;
                var operation = ParseOperationType();
                Expect(TokenKind.Colon);
                operations.Add(Finish(new OperationTypeDefinitionNode(operation, ParseNamedType()), operationStart));
            }
            while (!Skip(TokenKind.BraceRight));
        }

        RequireContent(extends, directives.Count + operations.Count);
        return Finish(new SchemaDefinitionNode(extends, description, directives, operations), start);
    }

    private ScalarTypeDefinitionNode ParseScalarTypeDefinition(int start, StringValueNode? description, bool extends)
    {
        ExpectKeyword("scalar"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RequireContent(extends, directives.Count);
        return Finish(new ScalarTypeDefinitionNode(extends, description, name, directives), start);
    }

    private ObjectTypeDefinitionNode ParseObjectTypeDefinition(int start, StringValueNode? description, bool extends)
    {
        ExpectKeyword("type"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RequireContent(extends, interfaces.Count + directives.Count + fields.Count);
        return Finish(new ObjectTypeDefinitionNode(extends, description, name, interfaces, directives, fields), start);
    }

    private InterfaceTypeDefinitionNode ParseInterfaceTypeDefinition(int start, StringValueNode? description, bool extends)
    {
        ExpectKeyword("interface"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RequireContent(extends, interfaces.Count + directives.Count + fields.Count);
        return Finish(new InterfaceTypeDefinitionNode(extends, description, name, interfaces, directives, fields), start);
    }

    private IReadOnlyList<NamedTypeNode> ParseImplementsInterfaces()
    {
        if (!SkipKeyword("implements"u8))
        {
            return [];
        }

        Skip(TokenKind.Ampersand);
        var interfaces = new List<NamedTypeNode>();
        do
        {
            interfaces.Add(ParseNamedType());
        }
        while (Skip(TokenKind.Ampersand));
        return interfaces;
    }

    private IReadOnlyList<FieldDefinitionNode> ParseFieldsDefinition()
    {
        if (!Skip(TokenKind.BraceLeft))
        {
            return [];
        }

        var fields = new List<FieldDefinitionNode>();
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            var name = ParseName();
            var arguments = ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
            Expect(TokenKind.Colon);
            var type = ParseTypeReference();
            fields.Add(Finish(new FieldDefinitionNode(description, name, arguments, type, ParseDirectives(isConst: true)), start));
        }
        while (!Skip(TokenKind.BraceRight));
        return fields;
    }

    private IReadOnlyList<InputValueDefinitionNode> ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
        {
            return [];
        }

        var values = new List<InputValueDefinitionNode>();
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var type = ParseTypeReference();
            var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
            var directives = ParseDirectives(isConst: true);
            values.Add(Finish(new InputValueDefinitionNode(description, name, type, defaultValue, directives), start));
        }
        while (!Skip(close));
        return values;
    }

    private UnionTypeDefinitionNode ParseUnionTypeDefinition(int start, StringValueNode? description, bool extends)
    {
        ExpectKeyword("union"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = new List<NamedTypeNode>();
        if (Skip(TokenKind.EqualsSign))
        {
            Skip(TokenKind.Pipe);
            do
            {
                types.Add(ParseNamedType());
            }
            while (Skip(TokenKind.Pipe));
        }

        RequireContent(extends, directives.Count + types.Count);
        return Finish(new UnionTypeDefinitionNode(extends, description, name, directives, types), start);
    }

    private EnumTypeDefinitionNode ParseEnumTypeDefinition(int start, StringValueNode? description, bool extends)
    {
        ExpectKeyword("enum"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = new List<EnumValueDefinitionNode>();
        if (Skip(TokenKind.BraceLeft))
        {
            do
            {
                values.Add(ParseEnumValueDefinition());
            }
            while (!Skip(TokenKind.BraceRight));
        }

        RequireContent(extends, directives.Count + values.Count);
        return Finish(new EnumTypeDefinitionNode(extends, description, name, directives, values), start);
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
        {
            throw Unexpected("an enum value other than true, false and null");
        }

        var name = ParseName();
        return Finish(new EnumValueDefinitionNode(description, name, ParseDirectives(isConst: true)), start);
    }

    private InputObjectTypeDefinitionNode ParseInputObjectTypeDefinition(int start, StringValueNode? description, bool extends)
    {
        ExpectKeyword("input"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputValues(TokenKind.BraceLeft, TokenKind.BraceRight);
        RequireContent(extends, directives.Count + fields.Count);
        return Finish(new InputObjectTypeDefinitionNode(extends, description, name, directives, fields), start);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        ExpectKeyword("directive"u8);
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        var repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var locations = new List<NameNode>();
        do
        {
            if (_lexer.Kind == TokenKind.Name && !DirectiveLocations.IsKnown(Encoding.ASCII.GetString(_lexer.Text)))
            {
                throw Unexpected("a directive location");
            }

            locations.Add(ParseName());
        }
        while (Skip(TokenKind.Pipe));
        return Finish(new DirectiveDefinitionNode(description, name, arguments, repeatable, locations), start);
    }

    private readonly void RequireContent(bool extends, int parts)
    {
        if (extends && parts == 0)
        {
            throw Unexpected("something that the extension adds");
        }
    }
}
