using System.Collections.Concurrent;
using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Finds the object type of a value of an interface or union by the value's CLR type.</summary>
internal sealed class RuntimeTypeMap(Schema schema)
{
    private readonly ConcurrentDictionary<(NamedType, Type), ObjectType?> _known = new();

    public ObjectType? Find(NamedType type, object value)
    {
        if (value is JsonElement or IReadOnlyDictionary<string, object?>)
        {
            return FindByTypeName(type, value);
        }

        foreach (var candidate in schema.PossibleTypes(type))
        {
            if (candidate.IsTypeOf is { } isTypeOf && isTypeOf(value))
            {
                return candidate;
            }
        }

        return _known.GetOrAdd((type, value.GetType()), key => FindByRuntimeType(key.Item1, key.Item2));
    }

    private ObjectType? FindByRuntimeType(NamedType type, Type runtimeType)
    {
        for (var at = runtimeType; at is not null && at != typeof(object); at = at.BaseType)
        {
            foreach (var candidate in schema.PossibleTypes(type))
            {
                if (candidate.RuntimeType == at)
                {
                    return candidate;
                }
            }
        }

        foreach (var candidate in schema.PossibleTypes(type))
        {
            if (candidate.RuntimeType is { IsInterface: true } contract && contract.IsAssignableFrom(runtimeType))
            {
                return candidate;
            }
        }

        return null;
    }

    private ObjectType? FindByTypeName(NamedType type, object value)
    {
        var name = value switch
        {
            JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty(MetaFields.TypeName, out var property) => property.GetString(),
            IReadOnlyDictionary<string, object?> map when map.TryGetValue(MetaFields.TypeName, out var given) => given as string,
            _ => null,
        };
        return name is not null && schema.FindType(name) is ObjectType named && schema.IsPossibleType(type, named) ? named : null;
    }
}
