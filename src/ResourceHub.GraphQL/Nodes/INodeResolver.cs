namespace ResourceHub.GraphQL;

/// <summary>Finds objects of one type by the keys of their global ids, for <c>node</c> and <c>nodes</c>. One for each type, scoped.</summary>
public interface INodeResolver
{
    /// <summary>The type's name in the SDL, as in its ids.</summary>
    string Type { get; }

    /// <summary>The objects that exist and that the caller may see, by key; called once for any number of keys.</summary>
    Task<IReadOnlyDictionary<string, object>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);
}
