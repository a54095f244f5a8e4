using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL;

/// <summary>
/// Gives the resolver a scope of services of its own, so that what is scoped, such as a DbContext, is never shared with one that runs at the
/// same time. Data loaders stay the request's.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ResolverScopeAttribute : FieldMiddlewareAttribute
{
    /// <inheritdoc/>
    public override async ValueTask<object?> InvokeAsync(IResolverContext context, FieldDelegate next)
    {
        await using var scope = context.Services.CreateSiblingScope();
        return await next(((ResolverContext)context).WithServices(scope.ServiceProvider));
    }
}
