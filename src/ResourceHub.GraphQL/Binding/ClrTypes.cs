using System.Diagnostics.CodeAnalysis;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Questions about CLR types that binding asks.</summary>
internal static class ClrTypes
{
    /// <summary>The type of the items of a list, array or sequence; strings and dictionaries are none.</summary>
    public static bool IsSequence(Type type, [NotNullWhen(true)] out Type? item)
    {
        item = null;
        if (type == typeof(string))
        {
            return false;
        }

        if (type.IsArray)
        {
            item = type.GetElementType()!;
            return true;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            item = type.GetGenericArguments()[0];
            return true;
        }

        var sequence = type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        item = sequence?.GetGenericArguments()[0];
        return item is not null;
    }

    /// <summary>T of Task{T} and ValueTask{T}.</summary>
    public static Type Awaited(Type type) =>
        IsGeneric(type, typeof(Task<>)) || IsGeneric(type, typeof(ValueTask<>)) ? type.GetGenericArguments()[0] : type;

    public static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    public static Type WithoutNullable(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    public static bool AcceptsNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>The name as C# writes it, generic arguments included.</summary>
    public static string Show(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Show(inner) + "?";
        }

        if (type.IsArray)
        {
            return Show(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Show))}>"
            : type == typeof(string) ? "string" : type == typeof(int) ? "int" : type == typeof(bool) ? "bool"
            : type == typeof(double) ? "double" : type == typeof(object) ? "object" : type.FullName ?? type.Name;
    }
}
