namespace ResourceHub.GraphQL;

/// <summary>A data loader: collects keys of one level of a request and loads them together.</summary>
public interface IDataLoader
{
    /// <summary>Forgets what it has loaded, as between the fields of a mutation.</summary>
    void ClearCache();
}

internal interface IAttachableDataLoader : IDataLoader
{
    void Attach(IBatchScheduler scheduler);
}

/// <summary>Decides when collected keys are loaded.</summary>
internal interface IBatchScheduler
{
    /// <summary>Runs the batch when no resolver can go on without one.</summary>
    void Schedule(Func<Task> dispatch);

    CancellationToken RequestAborted { get; }
}
