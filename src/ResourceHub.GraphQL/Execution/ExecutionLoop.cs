namespace ResourceHub.GraphQL.Execution;

/// <summary>
/// Runs the resolvers of one request one after the other, whichever thread their awaits come back on, and dispatches data loaders in waves:
/// when no resolver can go on, and no batch of the wave before is still loading, all collected batches start together.
/// </summary>
internal sealed class ExecutionLoop : SynchronizationContext, IBatchScheduler, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly CancellationToken _aborted;
    private readonly Action _onIdle;
    private List<Func<Task>> _batches = [];
    private int _loading;
    private bool _running;

    /// <param name="onIdle">Called on the loop each time nothing is left to run; may start more work.</param>
    /// <param name="aborted">Given to the batches.</param>
    public ExecutionLoop(Action onIdle, CancellationToken aborted)
    {
        _onIdle = onIdle;
        _aborted = aborted;
    }

    public CancellationToken RequestAborted => _aborted;

    /// <summary>What a callback threw that nobody awaits.</summary>
    public Action<Exception>? OnUnhandled { get; init; }

    /// <summary>Runs on the calling thread until nothing is left to run at once.</summary>
    public void Run(Action start)
    {
        _running = true;
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            start();
            Pump();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    public void Schedule(Func<Task> dispatch)
    {
        lock (_gate)
        {
            _batches.Add(dispatch);
            WakeUp();
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _queue.Enqueue((d, state));
            WakeUp();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("A resolver must not wait for another thread to run on the request's loop.");

    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute()
    {
        SetSynchronizationContext(this);
        try
        {
            Pump();
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    private void WakeUp()
    {
        if (!_running)
        {
            _running = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Pump()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) next = default;
            List<Func<Task>>? wave = null;
            lock (_gate)
            {
                if (!_queue.TryDequeue(out next) && _batches.Count > 0 && _loading == 0)
                {
                    wave = _batches;
                    _batches = [];
                    _loading = wave.Count;
                }
            }

            if (next.Callback is not null)
            {
                Guard(next.Callback, next.State);
            }
            else if (wave is not null)
            {
                foreach (var dispatch in wave)
                {
                    _ = LoadAsync(dispatch);
                }
            }
            else
            {
                _onIdle();
                lock (_gate)
                {
                    if (_queue.Count == 0 && !(_batches.Count > 0 && _loading == 0))
                    {
                        _running = false;
                        return;
                    }
                }
            }
        }
    }

    private async Task LoadAsync(Func<Task> dispatch)
    {
        try
        {
            await dispatch();
        }
        catch (Exception e)
        {
            OnUnhandled?.Invoke(e);
        }
        finally
        {
            lock (_gate)
            {
                _loading--;
                WakeUp();
            }
        }
    }

    private void Guard(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception e)
        {
            OnUnhandled?.Invoke(e);
        }
    }
}
