namespace ResourceHub.GraphQL;

/// <summary>Collecting, caching and dispatching that all data loaders share. One instance serves one request.</summary>
public abstract class DataLoaderBase<TKey, TResult> : IAttachableDataLoader
    where TKey : notnull
{
    // enough for most small pages, so that little is copied while they grow
    private const int ExpectedKeys = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TResult>> _cache;
    private List<(TKey Key, LoadPromise<TResult> Result)>? _batch;
    private IBatchScheduler _scheduler = DetachedBatchScheduler.Instance;

    private protected DataLoaderBase(IEqualityComparer<TKey>? comparer) => _cache = new Dictionary<TKey, Task<TResult>>(ExpectedKeys, comparer);

    /// <summary>Most keys that one batch holds; more are loaded in several. Default 1,000.</summary>
    protected virtual int MaxBatchSize => 1_000;

    /// <summary>The value for a key, together with the other keys that are asked for at the same level.</summary>
    public Task<TResult> LoadAsync(TKey key) => LoadAsync(key, CancellationToken.None);

    /// <inheritdoc cref="LoadAsync(TKey)"/>
    public Task<TResult> LoadAsync(TKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out var cached))
            {
                return cached;
            }

            var result = new LoadPromise<TResult>();
            _cache[key] = result.Task;
            if (_batch is null || _batch.Count >= MaxBatchSize)
            {
                var batch = _batch = new(ExpectedKeys);
                // one that was made before the request began to execute joins its waves all the same
                var scheduler = _scheduler is DetachedBatchScheduler && SynchronizationContext.Current is IBatchScheduler current ? current : _scheduler;
                scheduler.Schedule(() => DispatchAsync(batch, scheduler.RequestAborted));
            }

            _batch.Add((key, result));
            return result.Task;
        }
    }

    /// <summary>The values for keys, in their order.</summary>
    public async Task<IReadOnlyList<TResult>> LoadManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        var tasks = new List<Task<TResult>>();
        foreach (var key in keys)
        {
            tasks.Add(LoadAsync(key, cancellationToken));
        }

        return await Task.WhenAll(tasks);
    }

    /// <summary>Puts a value in the cache, unless the key is there already.</summary>
    public void Prime(TKey key, TResult value)
    {
        lock (_gate)
        {
            _cache.TryAdd(key, Task.FromResult(value));
        }
    }

    /// <inheritdoc/>
    public void ClearCache()
    {
        lock (_gate)
        {
            _cache.Clear();
        }
    }

    void IAttachableDataLoader.Attach(IBatchScheduler scheduler) => _scheduler = scheduler;

    private protected abstract Task LoadCoreAsync(
        IReadOnlyList<TKey> keys, Action<int, TResult> complete, CancellationToken cancellationToken);

    private async Task DispatchAsync(List<(TKey Key, LoadPromise<TResult> Result)> batch, CancellationToken requestAborted)
    {
        TKey[] keys;
        lock (_gate)
        {
            if (ReferenceEquals(_batch, batch))
            {
                _batch = null;
            }

            keys = new TKey[batch.Count];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = batch[i].Key;
            }
        }

        try
        {
            await LoadCoreAsync(keys, (i, value) => batch[i].Result.SetResult(value), requestAborted);
        }
        catch (OperationCanceledException e)
        {
            foreach (var (_, result) in batch)
            {
                result.SetCanceled(e.CancellationToken);
            }
        }
        catch (Exception e)
        {
            foreach (var (_, result) in batch)
            {
                result.SetException(e);
            }
        }
    }
}
