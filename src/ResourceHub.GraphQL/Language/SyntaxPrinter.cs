using System.Text;

namespace ResourceHub.GraphQL.Language;

/// <summary>Writes syntax as GraphQL; parsing what it wrote gives the same document.</summary>
internal sealed partial class SyntaxPrinter
{
    private readonly StringBuilder _out = new();
    private int _indent;

    public static string Print(SyntaxNode node)
    {
        var printer = new SyntaxPrinter();
        printer.Write(node);
        return printer._out.ToString();
    }

    private void Write(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                for (var i = 0; i < document.Definitions.Count; i++)
                {
                    _out.Append(i > 0 ? "\n\n" : "");
                    Write(document.Definitions[i]);
                }

                _out.Append('\n');
                break;
            case NameNode name: _out.Append(name.Value); break;
            case OperationDefinitionNode operation: WriteOperation(operation); break;
            case FragmentDefinitionNode fragment:
                WriteDescription(fragment.Description);
                _out.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name.Value);
                WriteDirectives(fragment.Directives);
                _out.Append(' ');
                Write(fragment.SelectionSet);
                break;
            case VariableDefinitionNode variable: WriteVariableDefinition(variable); break;
            case SelectionSetNode set:
                WriteBlock(set.Selections);
                break;
            case FieldNode field: WriteField(field); break;
            case FragmentSpreadNode spread:
                _out.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode inline:
                _out.Append("...");
                if (inline.TypeCondition is { } condition)
                {
                    _out.Append(" on ").Append(condition.Name.Value);
                }

                WriteDirectives(inline.Directives);
                _out.Append(' ');
                Write(inline.SelectionSet);
                break;
            case DirectiveNode directive:
                _out.Append('@').Append(directive.Name.Value);
                WriteArguments(directive.Arguments);
                break;
            case ArgumentNode argument:
                _out.Append(argument.Name.Value).Append(": ");
                Write(argument.Value);
                break;
            case ObjectFieldNode field:
                _out.Append(field.Name.Value).Append(": ");
                Write(field.Value);
                break;
            case ValueNode value: WriteValue(value); break;
            case NamedTypeNode named: _out.Append(named.Name.Value); break;
            case ListTypeNode list:
                _out.Append('[');
                Write(list.Type);
                _out.Append(']');
                break;
            case NonNullTypeNode nonNull:
                Write(nonNull.Type);
                _out.Append('!');
                break;
            default: WriteTypeSystem(node); break;
        }
    }

    private void WriteOperation(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        if (operation is { Operation: OperationType.Query, Name: null, VariableDefinitions.Count: 0, Directives.Count: 0, Description: null })
        {
            Write(operation.SelectionSet);
            return;
        }

        _out.Append(Keyword(operation.Operation));
        if (operation.Name is { } name)
        {
            _out.Append(' ').Append(name.Value);
        }

        if (operation.VariableDefinitions.Count > 0)
        {
            _out.Append(operation.Name is null ? " (" : "(");
            WriteJoined(operation.VariableDefinitions, ", ");
            _out.Append(')');
        }

        WriteDirectives(operation.Directives);
        _out.Append(' ');
        Write(operation.SelectionSet);
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        if (variable.Description is { } description)
        {
            WriteString(description.Value);
            _out.Append(' ');
        }

        Write(variable.Variable);
        _out.Append(": ");
        Write(variable.Type);
        if (variable.DefaultValue is { } value)
        {
            _out.Append(" = ");
            Write(value);
        }

        WriteDirectives(variable.Directives);
    }

    private void WriteField(FieldNode field)
    {
        if (field.Alias is { } alias)
        {
            _out.Append(alias.Value).Append(": ");
        }

        _out.Append(field.Name.Value);
        WriteArguments(field.Arguments);
        WriteDirectives(field.Directives);
        if (field.SelectionSet is { } selections)
        {
            _out.Append(' ');
            Write(selections);
        }
    }

    private void WriteValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable: _out.Append('$').Append(variable.Name.Value); break;
            case IntValueNode number: _out.Append(number.Value); break;
            case FloatValueNode number: _out.Append(number.Value); break;
            case BooleanValueNode boolean: _out.Append(boolean.Value ? "true" : "false"); break;
            case NullValueNode: _out.Append("null"); break;
            case EnumValueNode symbol: _out.Append(symbol.Value); break;
            case StringValueNode { Block: true } block when BlockString.CanPrint(block.Value):
                BlockString.Print(_out, block.Value, Indentation);
                break;
            case StringValueNode text: WriteString(text.Value); break;
            case ListValueNode list:
                _out.Append('[');
                WriteJoined(list.Values, ", ");
                _out.Append(']');
                break;
            case ObjectValueNode map:
                _out.Append('{');
                WriteJoined(map.Fields, ", ");
                _out.Append('}');
                break;
        }
    }

    private void WriteString(string value)
    {
        _out.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': _out.Append("\\\""); break;
                case '\\': _out.Append("\\\\"); break;
                case '\b': _out.Append("\\b"); break;
                case '\f': _out.Append("\\f"); break;
                case '\n': _out.Append("\\n"); break;
                case '\r': _out.Append("\\r"); break;
                case '\t': _out.Append("\\t"); break;
                case < ' ' or (>= '\x7f' and <= '\x9f'): _out.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)); break;
                default: _out.Append(c); break;
            }
        }

        _out.Append('"');
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count > 0)
        {
            _out.Append('(');
            WriteJoined(arguments, ", ");
            _out.Append(')');
        }
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            _out.Append(' ');
            Write(directive);
        }
    }

    private void WriteJoined<T>(IReadOnlyList<T> nodes, string separator) where T : SyntaxNode
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            _out.Append(i > 0 ? separator : "");
            Write(nodes[i]);
        }
    }

    private void WriteBlock<T>(IReadOnlyList<T> nodes) where T : SyntaxNode
    {
        _out.Append('{');
        _indent++;
        foreach (var node in nodes)
        {
            _out.Append('\n').Append(Indentation);
            Write(node);
        }

        _indent--;
        _out.Append('\n').Append(Indentation).Append('}');
    }

    private string Indentation => new(' ', _indent * 2);

    internal static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };
}
