namespace ResourceHub.GraphQL.Execution;

/// <summary>The parts after the initial answer, read once. Disposing ends the run and what lives as long as it, read or not.</summary>
internal sealed class SubsequentParts(
    IAsyncEnumerable<GraphQLResult> parts, IncrementalDelivery delivery, RequestLifetime lifetime, long maxBytes)
    : IAsyncEnumerable<GraphQLResult>, IAsyncEnumerator<GraphQLResult>
{
    private readonly IAsyncEnumerator<GraphQLResult> _source = parts.GetAsyncEnumerator(lifetime.Token);
    private GraphQLResult? _current;
    private bool _isOver;
    private int _disposed;

    public GraphQLResult Current => _current!;

    public IAsyncEnumerator<GraphQLResult> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_isOver)
        {
            return false;
        }

        try
        {
            _isOver = !await _source.MoveNextAsync();
            _current = _isOver ? null : _source.Current;
        }
        catch (OperationCanceledException) when (lifetime.IsTimedOut)
        {
            // the last part says why there are no more
            _isOver = true;
            _current = await delivery.GiveUpAsync(lifetime.ToError());
        }

        if (_current is null)
        {
            return false;
        }

        _current.MaxBytes = maxBytes;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _isOver = true;
        lifetime.Cancel();
        await _source.DisposeAsync();
        await delivery.CloseAsync();
        await lifetime.DisposeAsync();
    }
}
