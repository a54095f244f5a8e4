namespace ResourceHub.GraphQL.Binding;

/// <summary>What the server's builder collects for binding.</summary>
internal sealed class BindingConfiguration
{
    public List<Type> Classes { get; } = [];

    public Dictionary<string, Type> RuntimeTypes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FieldDelegate> Resolvers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ITypeResolver> TypeResolvers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, IDirectiveMiddleware> Directives { get; } = new(StringComparer.Ordinal);

    public bool ScopePerResolver { get; set; }

    public BindingConfiguration Copy()
    {
        var copy = new BindingConfiguration { ScopePerResolver = ScopePerResolver };
        copy.Classes.AddRange(Classes);
        foreach (var (name, type) in RuntimeTypes)
        {
            copy.RuntimeTypes[name] = type;
        }

        foreach (var (coordinate, resolver) in Resolvers)
        {
            copy.Resolvers[coordinate] = resolver;
        }

        foreach (var (name, resolver) in TypeResolvers)
        {
            copy.TypeResolvers[name] = resolver;
        }

        foreach (var (name, middleware) in Directives)
        {
            copy.Directives[name] = middleware;
        }

        return copy;
    }

    public void Clear()
    {
        Classes.Clear();
        RuntimeTypes.Clear();
        Resolvers.Clear();
        TypeResolvers.Clear();
        Directives.Clear();
    }
}
