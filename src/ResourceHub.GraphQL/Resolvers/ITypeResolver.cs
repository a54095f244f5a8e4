namespace ResourceHub.GraphQL;

/// <summary>Decides which object type a value of an interface or union is.</summary>
public interface ITypeResolver
{
    /// <summary>The object type's name in the SDL; null where it cannot say, and then the value's CLR type decides.</summary>
    string? ResolveType(object value, IResolverContext context);
}
