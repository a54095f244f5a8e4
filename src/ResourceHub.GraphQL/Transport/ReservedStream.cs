namespace ResourceHub.GraphQL.Transport;

/// <summary>An event stream that was reserved by a token and carries the answers of many operations (GraphQL over SSE, single connection mode).</summary>
internal sealed class ReservedStream(string token, int maxOperations)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CancellationTokenSource> _operations = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<EventStream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isOpen;
    private bool _isClosed;

    public string Token => token;

    /// <summary>The stream, once the client has opened it; canceled where it never does.</summary>
    public Task<EventStream> Opened => _opened.Task;

    /// <summary>Takes the one place that there is for an event stream behind the token.</summary>
    public bool TryOpen()
    {
        lock (_gate)
        {
            if (_isOpen || _isClosed)
            {
                return false;
            }

            return _isOpen = true;
        }
    }

    /// <summary>Whether the reservation lapses: nobody came.</summary>
    public bool TryLapse()
    {
        lock (_gate)
        {
            if (_isOpen)
            {
                return false;
            }

            _isClosed = true;
        }

        _opened.TrySetCanceled();
        return true;
    }

    public void Show(EventStream stream) => _opened.TrySetResult(stream);

    /// <summary>Begins an operation.</summary>
    public OperationStart TryStart(string id, out CancellationTokenSource operation)
    {
        operation = new CancellationTokenSource();
        lock (_gate)
        {
            return _isClosed ? OperationStart.Closed
                : _operations.Count >= maxOperations && !_operations.ContainsKey(id) ? OperationStart.TooMany
                : _operations.TryAdd(id, operation) ? OperationStart.Started
                : OperationStart.IdInUse;
        }
    }

    /// <summary>Forgets an operation that has ended; false where the client ended it.</summary>
    public bool TryEnd(string id, CancellationTokenSource operation)
    {
        lock (_gate)
        {
            return _operations.TryGetValue(id, out var known) && ReferenceEquals(known, operation) && _operations.Remove(id);
        }
    }

    /// <summary>The client ends an operation.</summary>
    public void Stop(string id)
    {
        CancellationTokenSource? operation;
        lock (_gate)
        {
            _operations.Remove(id, out operation);
        }

        operation?.Cancel();
    }

    /// <summary>The client has gone: everything ends.</summary>
    public void Close()
    {
        CancellationTokenSource[] operations;
        lock (_gate)
        {
            _isClosed = true;
            operations = [.. _operations.Values];
            _operations.Clear();
        }

        foreach (var operation in operations)
        {
            operation.Cancel();
        }
    }
}

/// <summary>What became of a wish to begin an operation.</summary>
internal enum OperationStart
{
    Started,
    IdInUse,
    TooMany,
    Closed,
}
