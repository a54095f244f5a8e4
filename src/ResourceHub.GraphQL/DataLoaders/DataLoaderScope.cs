using ResourceHub.GraphQL.Execution;

namespace ResourceHub.GraphQL;

/// <summary>The data loaders of one request, one instance of each class.</summary>
internal sealed class DataLoaderScope(IServiceProvider services)
{
    private readonly Dictionary<Type, IDataLoader> _loaders = [];
    private IBatchScheduler? _scheduler;

    public IDataLoader Get(Type type)
    {
        lock (_loaders)
        {
            if (!_loaders.TryGetValue(type, out var loader))
            {
                loader = (IDataLoader)InstanceFactory.Create(services, type);
                if (_scheduler is not null && loader is IAttachableDataLoader attachable)
                {
                    attachable.Attach(_scheduler);
                }

                _loaders[type] = loader;
            }

            return loader;
        }
    }

    public void Attach(IBatchScheduler scheduler)
    {
        lock (_loaders)
        {
            _scheduler = scheduler;
            foreach (var loader in _loaders.Values)
            {
                (loader as IAttachableDataLoader)?.Attach(scheduler);
            }
        }
    }

    public void ClearCaches()
    {
        lock (_loaders)
        {
            foreach (var loader in _loaders.Values)
            {
                loader.ClearCache();
            }
        }
    }
}
