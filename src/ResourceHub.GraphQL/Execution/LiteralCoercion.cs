using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>A literal that its type refuses.</summary>
internal sealed record LiteralFault(SyntaxNode Node, string Message);

/// <summary>Input coercion of values that stand in a document.</summary>
internal static class LiteralCoercion
{
    /// <summary>The outcome: a value, or nothing where a variable was not given.</summary>
    public readonly record struct Result(object? Value, bool IsAbsent);

    /// <summary>Coerces a literal; variables come from <paramref name="variables"/>, coerced already.</summary>
    /// <exception cref="InvalidValueException">The value is not of the type.</exception>
    public static Result Coerce(ValueNode node, GraphQLType type, VariableValues? variables)
    {
        if (node is VariableNode variable)
        {
            if (variables is null || !variables.TryGet(variable.Name.Value, out var given))
            {
                return new Result(null, true);
            }

            return given is null && type.IsNonNull
                ? throw new InvalidValueException($"${variable.Name.Value} is null, but {type} is expected.")
                : new Result(given, false);
        }

        if (type is NonNullType nonNull)
        {
            return node is NullValueNode
                ? throw new InvalidValueException($"null is given, but {type} is expected.")
                : Coerce(node, nonNull.OfType, variables);
        }

        if (node is NullValueNode)
        {
            return new Result(null, false);
        }

        return new Result(CoerceValue(node, type, variables), false);
    }

    private static object? CoerceValue(ValueNode node, GraphQLType type, VariableValues? variables)
    {
        switch (type)
        {
            case ListType list when node is ListValueNode items:
                var values = new List<object?>(items.Values.Count);
                foreach (var item in items.Values)
                {
                    var result = Coerce(item, list.OfType, variables);
                    if (result.IsAbsent && list.OfType.IsNonNull)
                    {
                        throw new InvalidValueException($"{item} is not given, but {list.OfType} is expected.");
                    }

                    values.Add(result.Value);
                }

                return values;
            case ListType list:
                return new List<object?>(1) { Coerce(node, list.OfType, variables).Value };
            case InputObjectType input:
                return CoerceObject(node as ObjectValueNode ?? throw new InvalidValueException($"{node} is not a {input.Name}."), input, variables);
            case EnumType symbols:
                return node is EnumValueNode symbol && symbols.FindValue(symbol.Value) is { } value
                    ? value.Name
                    : throw new InvalidValueException($"{node} is not a value of {symbols.Name}.");
            default:
                return ((ScalarType)type).ParseSyntax(node);
        }
    }

    private static Dictionary<string, object?> CoerceObject(ObjectValueNode node, InputObjectType type, VariableValues? variables)
    {
        var values = new Dictionary<string, object?>(type.Fields.Count, StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var given = Find(node, field.Name);
            var result = given is null ? new Result(null, true) : Coerce(given.Value, field.Type, variables);
            if (!result.IsAbsent)
            {
                values[field.Name] = result.Value;
            }
            else if (field.DefaultValue is not null)
            {
                values[field.Name] = field.CoercedDefault;
            }
            else if (field.Type.IsNonNull)
            {
                throw new InvalidValueException($"{type.Name}.{field.Name} is required but not given.");
            }
        }

        if (type.IsOneOf && (values.Count != 1 || node.Fields.Count != 1 || values.ContainsValue(null)))
        {
            throw new InvalidValueException(OneOfMessage(type));
        }

        return values;
    }

    /// <summary>Finds what is wrong with a literal before execution; variables count as right.</summary>
    public static LiteralFault? FindFault(ValueNode node, GraphQLType type)
    {
        LiteralFault? first = null;
        Check(node, type, (at, message) => first ??= new LiteralFault(at, message));
        return first;
    }

    /// <summary>Reports each fault of a literal; variables count as right.</summary>
    public static void Check(ValueNode node, GraphQLType type, Action<SyntaxNode, string> report)
    {
        if (node is VariableNode)
        {
            return;
        }

        if (type is NonNullType nonNull)
        {
            if (node is NullValueNode)
            {
                report(node, $"null is given, but {type} is expected.");
                return;
            }

            type = nonNull.OfType;
        }

        if (node is NullValueNode)
        {
            return;
        }

        switch (type)
        {
            case ListType list when node is ListValueNode items:
                foreach (var item in items.Values)
                {
                    Check(item, list.OfType, report);
                }

                break;
            case ListType list:
                Check(node, list.OfType, report);
                break;
            case InputObjectType input when node is ObjectValueNode map:
                CheckObject(map, input, report);
                break;
            case InputObjectType input:
                report(node, $"{node} is not a {input.Name}: an input object in braces is expected.");
                break;
            case EnumType symbols:
                if (node is not EnumValueNode symbol || symbols.FindValue(symbol.Value) is null)
                {
                    var hint = node is StringValueNode { Value: var text } && symbols.FindValue(text) is not null
                        ? $" Did you mean {text} without quotes?"
                        : Suggestions.For(node is EnumValueNode given ? given.Value : null, symbols.Values.Select(v => v.Name));
                    report(node, $"{node} is not a value of {symbols.Name}.{hint}");
                }

                break;
            case ScalarType scalar:
                CheckScalar(node, scalar, report);
                break;
        }
    }

    private static void CheckObject(ObjectValueNode node, InputObjectType type, Action<SyntaxNode, string> report)
    {
        foreach (var given in node.Fields)
        {
            if (type.FindField(given.Name.Value) is not { } field)
            {
                report(given, $"{type.Name} has no field {given.Name.Value}.{Suggestions.For(given.Name.Value, type.Fields.Select(f => f.Name))}");
            }
            else
            {
                Check(given.Value, field.Type, report);
            }
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && Find(node, field.Name) is null)
            {
                report(node, $"{type.Name}.{field.Name} of type {field.Type} is required but not given.");
            }
        }

        if (type.IsOneOf && (node.Fields.Count != 1 || node.Fields[0].Value is NullValueNode))
        {
            report(node, OneOfMessage(type));
        }
    }

    private static void CheckScalar(ValueNode node, ScalarType scalar, Action<SyntaxNode, string> report)
    {
        // whether a composite literal with variables inside fits a custom scalar is known only when they are
        if (HasVariable(node))
        {
            if (SpecifiedDefinitions.IsSpecifiedScalar(scalar.Name))
            {
                report(node, $"{node} is not a {scalar.Name}.");
            }

            return;
        }

        try
        {
            scalar.ParseSyntax(node);
        }
        catch (InvalidValueException e)
        {
            report(node, e.Message);
        }
        catch (GraphQLException e)
        {
            report(node, e.Message);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            report(node, $"{node} is not a {scalar.Name}.");
        }
    }

    public static bool HasVariable(ValueNode node)
    {
        switch (node)
        {
            case VariableNode: return true;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    if (HasVariable(item))
                    {
                        return true;
                    }
                }

                return false;
            case ObjectValueNode map:
                foreach (var field in map.Fields)
                {
                    if (HasVariable(field.Value))
                    {
                        return true;
                    }
                }

                return false;
            default: return false;
        }
    }

    public static string OneOfMessage(InputObjectType type) =>
        $"{type.Name} takes exactly one of its fields, and not null: {string.Join(", ", type.Fields.Select(f => f.Name))}.";

    private static ObjectFieldNode? Find(ObjectValueNode node, string name)
    {
        foreach (var field in node.Fields)
        {
            if (field.Name.Value == name)
            {
                return field;
            }
        }

        return null;
    }
}
