namespace ResourceHub.GraphQL;

/// <summary>Loads a list of values for each key, many keys at once; a key without values gives an empty list.</summary>
public abstract class GroupedDataLoader<TKey, TValue> : DataLoaderBase<TKey, IReadOnlyList<TValue>>
    where TKey : notnull
{
    /// <summary>Compares keys as their type does.</summary>
    protected GroupedDataLoader() : base(null) { }

    /// <summary>Loads the values for distinct keys, grouped by key.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected override async Task LoadCoreAsync(
        IReadOnlyList<TKey> keys, Action<int, IReadOnlyList<TValue>> complete, CancellationToken cancellationToken)
    {
        var groups = await LoadGroupedBatchAsync(keys, cancellationToken);
        for (var i = 0; i < keys.Count; i++)
        {
            complete(i, [.. groups[keys[i]]]);
        }
    }
}
