using System.Text.Json;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Limits;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>CoerceVariableValues (specification section 6.1.2).</summary>
internal static class VariableCoercion
{
    private const int MaxErrors = 50;

    public static VariableValues CoerceVariableValues(
        Schema schema, OperationDefinitionNode operation, JsonElement? given, GraphQLServerOptions options, List<IError> errors)
    {
        if (operation.VariableDefinitions.Count == 0)
        {
            return VariableValues.Empty;
        }

        var values = new VariableValues(operation.VariableDefinitions.Count);
        foreach (var definition in operation.VariableDefinitions)
        {
            CoerceVariable(schema, definition, given, options, values, errors);
        }

        return values;
    }

    private static void CoerceVariable(
        Schema schema,
        VariableDefinitionNode definition,
        JsonElement? given,
        GraphQLServerOptions options,
        VariableValues values,
        List<IError> errors)
    {
        var name = definition.Variable.Name.Value;
        if (schema.ResolveType(definition.Type) is not { IsInputType: true } type)
        {
            errors.Add(GraphQLError.At($"The type {definition.Type} of ${name} is no input type.", ErrorCodes.BadInput, definition.Type));
            return;
        }

        if (given is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value))
        {
            var coercion = new JsonCoercion(
                (path, message, size) =>
                {
                    if (errors.Count < MaxErrors)
                    {
                        errors.Add(Describe(definition, path, message, size, options));
                    }
                },
                options.MaxInputListSize);
            values.Add(name, coercion.Coerce(value, type, FieldPath.Field(null, name)));
        }
        else if (definition.DefaultValue is { } literal)
        {
            values.Add(name, LiteralCoercion.Coerce(literal, type, null).Value);
        }
        else if (type.IsNonNull)
        {
            errors.Add(GraphQLError.At($"${name} of type {type} is required but not given.", ErrorCodes.BadInput, definition));
        }
    }

    /// <param name="definition">The variable.</param>
    /// <param name="path">Where in its value.</param>
    /// <param name="message">What is wrong there.</param>
    /// <param name="size">How many items a list has that is too long.</param>
    /// <param name="options">The limit.</param>
    private static GraphQLError Describe(VariableDefinitionNode definition, FieldPath? path, string message, int? size, GraphQLServerOptions options)
    {
        var extensions = size is null ? new Dictionary<string, object?>()
            : new Dictionary<string, object?>(LimitExtensions.Of(nameof(options.MaxInputListSize), options.MaxInputListSize, size));
        extensions["inputPath"] = path!.ToList();
        return GraphQLError.At($"${path}: {message}", ErrorCodes.BadInput, definition) with { Extensions = extensions };
    }
}
