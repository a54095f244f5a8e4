namespace ResourceHub.GraphQL.Subscriptions;

/// <summary>
/// Reads a source stream one event at a time. Waiting for an event and leaving the stream are two things: a source that does not heed its
/// token is left behind and disposed of when it comes back.
/// </summary>
internal sealed class SourceEventStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _left;
    private readonly IAsyncEnumerator<object?> _events;
    private Task<bool>? _moving;

    public SourceEventStream(Func<CancellationToken, IAsyncEnumerable<object?>> open, CancellationToken cancellationToken)
    {
        _left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _events = open(_left.Token).GetAsyncEnumerator(_left.Token);
    }

    public object? Current => _events.Current;

    /// <summary>The move to the next event that is under way, or a new one.</summary>
    public Task<bool> MoveNext() => _moving ??= _events.MoveNextAsync().AsTask();

    /// <summary>The event was taken: the next <see cref="MoveNext"/> moves on.</summary>
    public void Taken() => _moving = null;

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        if (_moving is { IsCompleted: false } moving)
        {
            _ = moving.ContinueWith(
                static (move, state) =>
                {
                    _ = move.Exception;
                    return ((SourceEventStream)state!).EndAsync();
                },
                this, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return;
        }

        await EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            await _events.DisposeAsync();
        }
        finally
        {
            _left.Dispose();
        }
    }
}
