using Microsoft.Extensions.DependencyInjection;

namespace ResourceHub.GraphQL;

/// <summary>Makes scopes beside a request's own, for what runs at the same time: operations of a batch, resolvers, events of a subscription.</summary>
public static class ScopeExtensions
{
    /// <summary>
    /// Opens a scope that knows what <paramref name="services"/>, the scope of a request, knows: every
    /// <see cref="GraphQLServerBuilder.AddScopeInitializer"/> has run on it.
    /// </summary>
    public static AsyncServiceScope CreateSiblingScope(this IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        foreach (var initializer in services.GetServices<ScopeInitializer>())
        {
            initializer.Initialize(services, scope.ServiceProvider);
        }

        return scope;
    }
}

/// <summary>Carries what belongs to a request from its own scope to one beside it.</summary>
internal sealed record ScopeInitializer(Action<IServiceProvider, IServiceProvider> Initialize);
