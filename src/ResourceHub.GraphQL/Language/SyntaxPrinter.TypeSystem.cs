namespace ResourceHub.GraphQL.Language;

internal sealed partial class SyntaxPrinter
{
    private void WriteTypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                WriteHead(schema, "schema", null);
                if (schema.OperationTypes.Count > 0)
                {
                    _out.Append(' ');
                    WriteBlock(schema.OperationTypes);
                }

                break;
            case OperationTypeDefinitionNode operation:
                _out.Append(Keyword(operation.Operation)).Append(": ").Append(operation.Type.Name.Value);
                break;
            case ScalarTypeDefinitionNode scalar: WriteHead(scalar, "scalar", scalar.Name); break;
            case FieldsTypeDefinitionNode type: WriteFieldsType(type); break;
            case FieldDefinitionNode field:
                WriteDescription(field.Description);
                _out.Append(field.Name.Value);
                WriteInputValues(field.Arguments);
                _out.Append(": ");
                Write(field.Type);
                WriteDirectives(field.Directives);
                break;
            case InputValueDefinitionNode value: WriteInputValue(value); break;
            case UnionTypeDefinitionNode union:
                WriteHead(union, "union", union.Name);
                if (union.Types.Count > 0)
                {
                    _out.Append(" = ");
                    WriteJoined(union.Types, " | ");
                }

                break;
            case EnumTypeDefinitionNode type:
                WriteHead(type, "enum", type.Name);
                WriteOptionalBlock(type.Values);
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                _out.Append(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
            case InputObjectTypeDefinitionNode input:
                WriteHead(input, "input", input.Name);
                WriteOptionalBlock(input.Fields);
                break;
            case DirectiveDefinitionNode directive:
                WriteDescription(directive.Description);
                _out.Append("directive @").Append(directive.Name.Value);
                WriteInputValues(directive.Arguments);
                _out.Append(directive.Repeatable ? " repeatable on " : " on ");
                WriteJoined(directive.Locations, " | ");
                break;
        }
    }

    private void WriteFieldsType(FieldsTypeDefinitionNode type)
    {
        WriteDescription(type.Description);
        _out.Append(type.IsExtension ? "extend " : "").Append(type is ObjectTypeDefinitionNode ? "type " : "interface ").Append(type.Name.Value);
        if (type.Interfaces.Count > 0)
        {
            _out.Append(" implements ");
            WriteJoined(type.Interfaces, " & ");
        }

        WriteDirectives(type.Directives);
        WriteOptionalBlock(type.Fields);
    }

    private void WriteHead(TypeSystemDefinitionNode node, string keyword, NameNode? name)
    {
        WriteDescription(node.Description);
        _out.Append(node.IsExtension ? "extend " : "").Append(keyword);
        if (name is not null)
        {
            _out.Append(' ').Append(name.Value);
        }

        WriteDirectives(node.Directives);
    }

    private void WriteOptionalBlock<T>(IReadOnlyList<T> nodes) where T : SyntaxNode
    {
        if (nodes.Count > 0)
        {
            _out.Append(' ');
            WriteBlock(nodes);
        }
    }

    private void WriteInputValues(IReadOnlyList<InputValueDefinitionNode> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        if (!values.Any(v => v.Description is not null))
        {
            _out.Append('(');
            WriteJoined(values, ", ");
            _out.Append(')');
            return;
        }

        _out.Append('(');
        _indent++;
        foreach (var value in values)
        {
            _out.Append('\n').Append(Indentation);
            Write(value);
        }

        _indent--;
        _out.Append('\n').Append(Indentation).Append(')');
    }

    private void WriteInputValue(InputValueDefinitionNode value)
    {
        WriteDescription(value.Description);
        _out.Append(value.Name.Value).Append(": ");
        Write(value.Type);
        if (value.DefaultValue is { } defaultValue)
        {
            _out.Append(" = ");
            Write(defaultValue);
        }

        WriteDirectives(value.Directives);
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            WriteValue(description);
            _out.Append('\n').Append(Indentation);
        }
    }
}
