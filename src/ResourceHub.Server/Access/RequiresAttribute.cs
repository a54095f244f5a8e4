using ResourceHub.Core.Access;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Access;

/// <summary>The field needs a key with the scope; without it the field is null with the error FORBIDDEN.</summary>
public sealed class RequiresAttribute(Scope scope) : FieldMiddlewareAttribute
{
    /// <summary>The scope.</summary>
    public Scope Scope => scope;

    /// <inheritdoc/>
    public override ValueTask<object?> InvokeAsync(IResolverContext context, FieldDelegate next)
    {
        context.Services.GetRequiredService<Caller>().Require(scope);
        return next(context);
    }
}
