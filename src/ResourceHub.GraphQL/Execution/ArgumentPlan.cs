using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>CoerceArgumentValues (specification section 6.4.1), with what needs no variables done once.</summary>
internal sealed class ArgumentPlan
{
    private readonly object?[] _values;
    private readonly (int Index, InputValue Definition, ValueNode Node)[] _variable;

    /// <param name="definitions">The arguments of the field or directive.</param>
    /// <param name="nodes">What the document gives.</param>
    public ArgumentPlan(IReadOnlyList<InputValue> definitions, IReadOnlyList<ArgumentNode> nodes)
    {
        if (definitions.Count == 0)
        {
            _values = [];
            _variable = [];
            return;
        }

        _values = new object?[definitions.Count];
        var variable = new List<(int, InputValue, ValueNode)>();
        for (var i = 0; i < definitions.Count; i++)
        {
            var definition = definitions[i];
            var given = Find(nodes, definition.Name);
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

    /// <summary>The values in the order of the definitions; <see cref="Absent.Value"/> where nothing was given.</summary>
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

    private static ArgumentNode? Find(IReadOnlyList<ArgumentNode> nodes, string name)
    {
        foreach (var argument in nodes)
        {
            if (argument.Name.Value == name)
            {
                return argument;
            }
        }

        return null;
    }
}
