using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Makes instances whose constructors take services; how is found out once for each class.</summary>
internal static class InstanceFactory
{
    private static readonly ConcurrentDictionary<Type, ObjectFactory> s_factories = new();
    private static readonly ConcurrentDictionary<Type, object?> s_shared = new();

    public static object Create(IServiceProvider services, Type type) =>
        s_factories.GetOrAdd(type, static t => ActivatorUtilities.CreateFactory(t, Type.EmptyTypes))(services, null);

    /// <summary>The one instance of a class that holds nothing and needs nothing; null where each request has its own.</summary>
    public static object? FindShared(Type type) => s_shared.GetOrAdd(type, static t => IsStateless(t) ? Activator.CreateInstance(t, nonPublic: true) : null);

    private static bool IsStateless(Type type)
    {
        if (type.IsAbstract || type.ContainsGenericParameters || typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type)
            || type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is not [var only] || only.GetParameters().Length > 0)
        {
            return false;
        }

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
