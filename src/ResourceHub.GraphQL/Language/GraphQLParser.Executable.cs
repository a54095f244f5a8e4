namespace ResourceHub.GraphQL.Language;

public ref partial struct GraphQLParser
{
    private OperationDefinitionNode ParseOperationDefinition(int start, StringValueNode? description)
    {
        if (_lexer.Kind == TokenKind.BraceLeft)
        {
            return Finish(new OperationDefinitionNode(OperationType.Query, null, null, [], [], ParseSelectionSet()), start);
        }

        var operation = ParseOperationType();
        var name = _lexer.Kind == TokenKind.Name ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConst: false);
        return Finish(
            new OperationDefinitionNode(operation, name, description, variables, directives, ParseSelectionSet()), start);
    }

    private OperationType ParseOperationType()
    {
        var text = _lexer.Kind == TokenKind.Name ? _lexer.Text : default;
        var operation = text.SequenceEqual("query"u8) ? OperationType.Query
            : text.SequenceEqual("mutation"u8) ? OperationType.Mutation
            : text.SequenceEqual("subscription"u8) ? OperationType.Subscription
            : throw Unexpected("query, mutation or subscription");
        _lexer.MoveNext();
        return operation;
    }

    private IReadOnlyList<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.ParenLeft))
        {
            return [];
        }

        var definitions = new List<VariableDefinitionNode>();
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            var variable = ParseVariable();
            Expect(TokenKind.Colon);
            var type = ParseTypeReference();
            var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
            var directives = ParseDirectives(isConst: true);
            definitions.Add(Finish(new VariableDefinitionNode(variable, type, defaultValue, description, directives), start));
        }
        while (!Skip(TokenKind.ParenRight));
        return definitions;
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Start;
        Expect(TokenKind.BraceLeft);
        Descend();
        var selections = new List<SelectionNode>();
        do
        {
            selections.Add(ParseSelection());
        }
        while (!Skip(TokenKind.BraceRight));
        _depth--;
        return Finish(new SelectionSetNode(selections), start);
    }

    private SelectionNode ParseSelection() =>
        _lexer.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var start = _lexer.Start;
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selections = _lexer.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return Finish(new FieldNode(alias, name, arguments, directives, selections), start);
    }

    private SelectionNode ParseFragment()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Spread);
        if (_lexer.Kind == TokenKind.Name && !IsKeyword("on"u8))
        {
            var name = ParseName();
            return Finish(new FragmentSpreadNode(name, ParseDirectives(isConst: false)), start);
        }

        var condition = SkipKeyword("on"u8) ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        return Finish(new InlineFragmentNode(condition, directives, ParseSelectionSet()), start);
    }

    private FragmentDefinitionNode ParseFragmentDefinition(int start, StringValueNode? description)
    {
        ExpectKeyword("fragment"u8);
        if (IsKeyword("on"u8))
        {
            throw Unexpected("a fragment's name, which cannot be \"on\"");
        }

        var name = ParseName();
        ExpectKeyword("on"u8);
        var type = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        return Finish(new FragmentDefinitionNode(name, description, type, directives, ParseSelectionSet()), start);
    }
}
