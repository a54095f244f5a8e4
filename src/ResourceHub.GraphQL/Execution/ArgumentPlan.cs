using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>CoerceArgumentValues (specification section 6.4.1), with what needs no variables done once.</summary>
internal sealed class ArgumentPlan
{
    private readonly object?[] _values;
    private readonly (int Index, InputValue Definition, ValueNode Node)[] _variable;

    public ArgumentPlan(FieldDefinition field, FieldNode node)
    {
        if (field.Arguments.Count == 0)
        {
            _values = [];
            _variable = [];
            return;
        }

        _values = new object?[field.Arguments.Count];
        var variable = new List<(int, InputValue, ValueNode)>();
        for (var i = 0; i < field.Arguments.Count; i++)
        {
            var definition = field.Arguments[i];
            var given = Find(node, definition.Name);
            if (given is null)
            {
                _values[i] = definition.DefaultValue is null ? Absent.Value : definition.CoercedDefault;
            }
            else if (LiteralCoercion.HasVariable(given.Value))
            {
                variable.Add((i, definition, given.Value));
            }
            else
            {
                _values[i] = LiteralCoercion.Coerce(given.Value, definition.Type, null).Value;
            }
        }

        _variable = [.. variable];
    }

    /// <summary>The values in the order of the field's arguments; <see cref="Absent.Value"/> where nothing was given.</summary>
    /// <exception cref="InvalidValueException">A variable's value does not fit here.</exception>
    public object?[] CoerceArgumentValues(VariableValues variables)
    {
        if (_variable.Length == 0)
        {
            return _values;
        }

        var values = (object?[])_values.Clone();
        foreach (var (index, definition, node) in _variable)
        {
            var result = LiteralCoercion.Coerce(node, definition.Type, variables);
            if (!result.IsAbsent)
            {
                values[index] = result.Value;
            }
            else if (definition.DefaultValue is not null)
            {
                values[index] = definition.CoercedDefault;
            }
            else if (definition.Type.IsNonNull)
            {
                throw new InvalidValueException($"The argument {definition.Name} of type {definition.Type} is required, but {node} is not given.");
            }
            else
            {
                values[index] = Absent.Value;
            }
        }

        return values;
    }

    private static ArgumentNode? Find(FieldNode node, string name)
    {
        foreach (var argument in node.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument;
            }
        }

        return null;
    }
}
