using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Input coercion of variables, which come as JSON. Reports every fault with its place in the sender's value.</summary>
internal sealed class JsonCoercion(Action<FieldPath?, string, int?> reportFault, int maxListSize)
{
    public object? Coerce(JsonElement value, GraphQLType type, FieldPath? path)
    {
        if (type is NonNullType nonNull)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                Report(path, $"null is given, but {type} is expected.");
                return null;
            }

            type = nonNull.OfType;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        switch (type)
        {
            case ListType list: return CoerceList(value, list, path);
            case InputObjectType input: return CoerceObject(value, input, path);
            case EnumType symbols: return CoerceEnum(value, symbols, path);
            default: return CoerceScalar(value, (ScalarType)type, path);
        }
    }

    private void Report(FieldPath? path, string message) => reportFault(path, message, null);

    private List<object?>? CoerceList(JsonElement value, ListType list, FieldPath? path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(value, list.OfType, path)];
        }

        var count = value.GetArrayLength();
        if (count > maxListSize)
        {
            reportFault(path, $"the list has {count} items; at most {maxListSize} are taken.", count);
            return null;
        }

        var items = new List<object?>(count);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items.Add(Coerce(item, list.OfType, FieldPath.Item(path, index++)));
        }

        return items;
    }

    private Dictionary<string, object?>? CoerceObject(JsonElement value, InputObjectType type, FieldPath? path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report(path, $"{Show(value)} is not a {type.Name}: an object is expected.");
            return null;
        }

        var given = 0;
        foreach (var property in value.EnumerateObject())
        {
            given++;
            if (type.FindField(property.Name) is null)
            {
                Report(path, $"{type.Name} has no field \"{property.Name}\".{Suggestions.For(property.Name, type.Fields.Select(f => f.Name))}");
            }
        }

        var values = new Dictionary<string, object?>(type.Fields.Count, StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var property))
            {
                values[field.Name] = Coerce(property, field.Type, FieldPath.Field(path, field.Name));
            }
            else if (field.DefaultValue is not null)
            {
                values[field.Name] = field.CoercedDefault;
            }
            else if (field.Type.IsNonNull)
            {
                Report(path, $"{type.Name}.{field.Name} of type {field.Type} is required but not given.");
            }
        }

        if (type.IsOneOf && (given != 1 || value.EnumerateObject().First().Value.ValueKind == JsonValueKind.Null))
        {
            Report(path, LiteralCoercion.OneOfMessage(type));
        }

        return values;
    }

    private string? CoerceEnum(JsonElement value, EnumType type, FieldPath? path)
    {
        if (value.ValueKind == JsonValueKind.String && type.FindValue(value.GetString()!) is { } known)
        {
            return known.Name;
        }

        var hint = Suggestions.For(value.ValueKind == JsonValueKind.String ? value.GetString() : null, type.Values.Select(v => v.Name));
        Report(path, $"{Show(value)} is not a value of {type.Name}.{hint}");
        return null;
    }

    private object? CoerceScalar(JsonElement value, ScalarType scalar, FieldPath? path)
    {
        try
        {
            return scalar.ParseJson(value);
        }
        catch (InvalidValueException e)
        {
            Report(path, e.Message);
        }
        catch (GraphQLException e)
        {
            Report(path, e.Message);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            Report(path, $"{Show(value)} is not a {scalar.Name}.");
        }

        return null;
    }

    private static string Show(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 80 ? text[..80] + "…" : text;
    }
}
