namespace ResourceHub.GraphQL;

/// <summary>Loads one value for each key, many keys at once; a key that the batch does not answer gives null (the type's default).</summary>
public abstract class BatchDataLoader<TKey, TValue> : DataLoaderBase<TKey, TValue?>
    where TKey : notnull
{
    /// <summary>Compares keys as their type does.</summary>
    protected BatchDataLoader() : this(null) { }

    /// <summary>Compares keys by <paramref name="comparer"/>.</summary>
    protected BatchDataLoader(IEqualityComparer<TKey>? comparer) : base(comparer) { }

    /// <summary>Loads the values for distinct keys; keys without a value are left out.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected override async Task LoadCoreAsync(
        IReadOnlyList<TKey> keys, Action<int, TValue?> complete, CancellationToken cancellationToken)
    {
        var values = await LoadBatchAsync(keys, cancellationToken);
        for (var i = 0; i < keys.Count; i++)
        {
            complete(i, values.TryGetValue(keys[i], out var value) ? value : default);
        }
    }
}
