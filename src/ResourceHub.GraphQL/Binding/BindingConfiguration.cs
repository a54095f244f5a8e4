namespace ResourceHub.GraphQL.Binding;

/// <summary>What the server's builder collects for binding.</summary>
internal sealed class BindingConfiguration
{
    public List<Type> Classes { get; } = [];

    public Dictionary<string, Type> RuntimeTypes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FieldDelegate> Resolvers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ITypeResolver> TypeResolvers { get; } = new(StringComparer.Ordinal);
}
