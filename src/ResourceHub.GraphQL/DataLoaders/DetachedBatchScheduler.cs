namespace ResourceHub.GraphQL;

/// <summary>For loaders used outside a request: loads as soon as the caller has yielded.</summary>
internal sealed class DetachedBatchScheduler : IBatchScheduler
{
    public static readonly DetachedBatchScheduler Instance = new();

    public CancellationToken RequestAborted => CancellationToken.None;

    public void Schedule(Func<Task> dispatch) => _ = Task.Run(dispatch);
}
