using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Validation;

/// <summary>Walks a document once for all rules and keeps in the context which types stand where the walk is.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    public void Walk(DocumentNode document)
    {
        foreach (var rule in rules)
        {
            rule.EnterDocument(document);
        }

        foreach (var definition in document.Definitions)
        {
            if (context.IsFull)
            {
                return;
            }

            switch (definition)
            {
                case OperationDefinitionNode operation: WalkOperation(operation); break;
                case FragmentDefinitionNode fragment: WalkFragment(fragment); break;
            }
        }

        foreach (var rule in rules)
        {
            rule.LeaveDocument(document);
        }
    }

    private void WalkOperation(OperationDefinitionNode node)
    {
        context.ParentType = context.Schema.RootType(node.Operation);
        foreach (var rule in rules)
        {
            rule.EnterOperation(node);
        }

        foreach (var variable in node.VariableDefinitions)
        {
            WalkVariableDefinition(variable);
        }

        WalkDirectives(node.Directives, node.Operation switch
        {
            OperationType.Mutation => DirectiveLocations.Mutation,
            OperationType.Subscription => DirectiveLocations.Subscription,
            _ => DirectiveLocations.Query,
        });
        WalkSelectionSet(node.SelectionSet, context.Schema.RootType(node.Operation));
        foreach (var rule in rules)
        {
            rule.LeaveOperation(node);
        }
    }

    private void WalkVariableDefinition(VariableDefinitionNode node)
    {
        foreach (var rule in rules)
        {
            rule.EnterVariableDefinition(node);
        }

        WalkTypeReference(node.Type);
        WalkDirectives(node.Directives, DirectiveLocations.VariableDefinition);
        if (node.DefaultValue is { } value)
        {
            var type = context.Schema.ResolveType(node.Type);
            WalkInput(value, type is { IsInputType: true } ? type : null, null);
        }
    }

    private void WalkFragment(FragmentDefinitionNode node)
    {
        var type = context.Schema.FindType(node.TypeCondition.Name.Value);
        context.ParentType = type;
        foreach (var rule in rules)
        {
            rule.EnterFragment(node);
        }

        WalkTypeReference(node.TypeCondition);
        WalkDirectives(node.Directives, DirectiveLocations.FragmentDefinition);
        WalkSelectionSet(node.SelectionSet, type);
        foreach (var rule in rules)
        {
            rule.LeaveFragment(node);
        }
    }

    private void WalkSelectionSet(SelectionSetNode node, NamedType? type)
    {
        var outer = context.ParentType;
        context.ParentType = type is { IsComposite: true } ? type : null;
        foreach (var rule in rules)
        {
            rule.EnterSelectionSet(node);
        }

        foreach (var selection in node.Selections)
        {
            if (context.IsFull)
            {
                break;
            }

            switch (selection)
            {
                case FieldNode field: WalkField(field); break;
                case FragmentSpreadNode spread:
                    foreach (var rule in rules)
                    {
                        rule.EnterFragmentSpread(spread);
                    }

                    WalkDirectives(spread.Directives, DirectiveLocations.FragmentSpread);
                    break;
                case InlineFragmentNode inline: WalkInlineFragment(inline); break;
            }
        }

        context.ParentType = outer;
    }

    private void WalkField(FieldNode node)
    {
        var outer = context.Field;
        var field = context.FindField(context.ParentType, node.Name.Value);
        context.Field = field;
        foreach (var rule in rules)
        {
            rule.EnterField(node);
        }

        WalkArguments(node, node.Arguments, field?.Arguments);
        WalkDirectives(node.Directives, DirectiveLocations.Field);
        if (node.SelectionSet is { } below)
        {
            WalkSelectionSet(below, field?.Type.Named);
        }

        context.Field = outer;
    }

    private void WalkInlineFragment(InlineFragmentNode node)
    {
        foreach (var rule in rules)
        {
            rule.EnterInlineFragment(node);
        }

        if (node.TypeCondition is { } condition)
        {
            WalkTypeReference(condition);
        }

        WalkDirectives(node.Directives, DirectiveLocations.InlineFragment);
        WalkSelectionSet(
            node.SelectionSet, node.TypeCondition is { } named ? context.Schema.FindType(named.Name.Value) : context.ParentType);
    }

    private void WalkDirectives(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.EnterDirectives(nodes, location);
        }

        foreach (var node in nodes)
        {
            WalkArguments(node, node.Arguments, context.Schema.FindDirective(node.Name.Value)?.Arguments);
        }
    }

    private void WalkArguments(SyntaxNode owner, IReadOnlyList<ArgumentNode> nodes, IReadOnlyList<InputValue>? definitions)
    {
        foreach (var rule in rules)
        {
            rule.EnterArguments(owner, nodes);
        }

        foreach (var node in nodes)
        {
            var definition = definitions?.FirstOrDefault(d => d.Name == node.Name.Value);
            WalkInput(node.Value, definition?.Type, definition);
        }
    }

    private void WalkInput(ValueNode node, GraphQLType? type, InputValue? definition)
    {
        context.InputType = type;
        foreach (var rule in rules)
        {
            rule.EnterInput(node);
        }

        WalkValue(node, type, definition, null);
    }

    private void WalkValue(ValueNode node, GraphQLType? type, InputValue? definition, InputObjectType? parent)
    {
        switch (node)
        {
            case VariableNode variable:
                context.InputType = type;
                context.InputDefinition = definition;
                context.InputParent = parent;
                foreach (var rule in rules)
                {
                    rule.EnterVariable(variable);
                }

                break;
            case ListValueNode list:
                // a list given to a custom scalar has items of no type that is known
                var itemType = (type?.Nullable as ListType)?.OfType;
                foreach (var item in list.Values)
                {
                    WalkValue(item, itemType, null, null);
                }

                break;
            case ObjectValueNode map:
                foreach (var rule in rules)
                {
                    rule.EnterObjectValue(map);
                }

                var input = type?.Named as InputObjectType;
                foreach (var field in map.Fields)
                {
                    var fieldDefinition = input?.FindField(field.Name.Value);
                    WalkValue(field.Value, fieldDefinition?.Type, fieldDefinition, input);
                }

                break;
        }
    }

    private void WalkTypeReference(TypeNode node)
    {
        while (node is not NamedTypeNode)
        {
            node = node is ListTypeNode list ? list.Type : ((NonNullTypeNode)node).Type;
        }

        foreach (var rule in rules)
        {
            rule.EnterTypeReference((NamedTypeNode)node);
        }
    }
}
