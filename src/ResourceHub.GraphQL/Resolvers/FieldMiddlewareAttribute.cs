namespace ResourceHub.GraphQL;

/// <summary>Resolves a field: a resolver, or middleware around it.</summary>
public delegate ValueTask<object?> FieldDelegate(IResolverContext context);

/// <summary>
/// Runs around the resolvers of a method or of all methods of a class; those on the class outside those on the method, each in the order
/// written.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public abstract class FieldMiddlewareAttribute : Attribute
{
    /// <summary>Resolves the field, through <paramref name="next"/> where it should go on.</summary>
    public abstract ValueTask<object?> InvokeAsync(IResolverContext context, FieldDelegate next);
}
