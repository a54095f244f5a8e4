using System.Reflection;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Finds the members that resolve a field by their names.</summary>
internal static class ResolverMembers
{
    /// <summary>The property of a CLR type that a field is: by its attribute, else by its name, else whatever the case.</summary>
    public static PropertyInfo? FindProperty(Type type, string field)
    {
        var properties = (type.IsInterface ? type.GetInterfaces().Prepend(type) : [type])
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<GraphQLIgnoreAttribute>() is null)
            .ToList();
        return properties.FirstOrDefault(p => p.GetCustomAttribute<GraphQLNameAttribute>()?.Name == field)
            ?? properties.FirstOrDefault(p => p.GetCustomAttribute<GraphQLNameAttribute>() is null && p.Name == RuntimeNames.ToMember(field))
            ?? properties.FirstOrDefault(p => p.GetCustomAttribute<GraphQLNameAttribute>() is null && p.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The methods of a class that may be resolvers.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Where(m => !m.IsSpecialName && !m.IsGenericMethodDefinition && m.DeclaringType != typeof(object)
                && m.GetBaseDefinition().DeclaringType != typeof(object)
                && m.GetCustomAttribute<GraphQLIgnoreAttribute>() is null
                && m.Name is not ("Dispose" or "DisposeAsync" or "ResolveType"));

    /// <summary>Whether a method is called as a resolver of the field is.</summary>
    public static bool Resolves(MethodInfo method, FieldDefinition field)
    {
        if (method.GetCustomAttribute<GraphQLNameAttribute>() is { } named)
        {
            return named.Name == field.Name;
        }

        var member = RuntimeNames.ToMember(field.Name);
        return method.Name == member || method.Name == "Get" + member || method.Name == member + "Async" || method.Name == "Get" + member + "Async";
    }

    /// <summary>The field that a method of this name would resolve.</summary>
    public static string FieldNameOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<GraphQLNameAttribute>() is { } named)
        {
            return named.Name;
        }

        var name = method.Name.StartsWith("Get", StringComparison.Ordinal) && method.Name.Length > 3 ? method.Name[3..] : method.Name;
        name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>A method as messages name it.</summary>
    public static string Show(MethodInfo method) => $"{ClrTypes.Show(method.ReflectedType!)}.{method.Name}";
}
