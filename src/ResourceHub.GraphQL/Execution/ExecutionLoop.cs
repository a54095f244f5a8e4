namespace ResourceHub.GraphQL.Execution;

/// <summary>Whose work a loop runs.</summary>
internal interface ILoopOwner
{
    /// <summary>Given to the batches.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>Called on the loop at its beginning.</summary>
    void Start();

    /// <summary>Called on the loop each time nothing is left to run; may start more work.</summary>
    void OnIdle();

    /// <summary>Called off the loop when it has stopped on a thread of the pool; it may be running again by then.</summary>
    void OnStopped();

    /// <summary>Takes what a callback threw that nobody awaits.</summary>
    void OnUnhandled(Exception exception);
}

/// <summary>
/// Runs the resolvers of one request one after the other, whichever thread their awaits come back on, and dispatches data loaders in waves:
/// when no resolver can go on, and no batch of the wave before is still loading, all collected batches start together.
/// </summary>
internal sealed class ExecutionLoop : SynchronizationContext, IBatchScheduler, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly ILoopOwner _owner;
    private List<Func<Task>> _batches = [];
    private int _loading;
    private bool _running;

    public ExecutionLoop(ILoopOwner owner) => _owner = owner;

    public CancellationToken RequestAborted => _owner.RequestAborted;

    /// <summary>Whether the calling thread is on the loop.</summary>
    public bool IsCurrent => ReferenceEquals(Current, this);

    /// <summary>Runs on the calling thread until nothing is left to run at once.</summary>
    public void Run()
    {
        _running = true;
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            _owner.Start();
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

        _owner.OnStopped();
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
                _owner.OnIdle();
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
            _owner.OnUnhandled(e);
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
            _owner.OnUnhandled(e);
        }
    }
}
