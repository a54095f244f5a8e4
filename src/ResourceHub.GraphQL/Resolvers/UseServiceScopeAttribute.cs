using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL;

/// <summary>
/// Runs the resolver with services of a scope of its own, so that resolvers that wait at the same time never share a DbContext or another
/// service that serves one caller at a time. The resolver must give what it has loaded, not a query that is still to run.
/// <see cref="GraphQLServerOptions.ScopePerResolver"/> does so for every resolver. Data loaders stay the request's.
/// </summary>
public sealed class UseServiceScopeAttribute : FieldMiddlewareAttribute
{
    internal static UseServiceScopeAttribute Instance { get; } = new();

    /// <inheritdoc/>
    public override async ValueTask<object?> InvokeAsync(IResolverContext context, FieldDelegate next)
    {
        await using var scope = context.Services.CreateSiblingScope();
        return await next(((ResolverContext)context).With(scope.ServiceProvider));
    }
}
