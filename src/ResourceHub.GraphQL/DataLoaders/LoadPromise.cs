namespace ResourceHub.GraphQL;

/// <summary>A field that waits for a key to be loaded.</summary>
internal abstract class LoadWaiter
{
    internal LoadWaiter? Next { get; set; }

    /// <summary>Goes on with the field.</summary>
    public abstract void OnLoaded();
}

/// <summary>
/// A key that is being loaded. Fields wait here rather than at the task, which costs them neither a state machine nor a turn of the loop;
/// the task finds its promise by <see cref="Task.AsyncState"/>.
/// </summary>
internal abstract class LoadPromise
{
    private static readonly LoadWaiter s_done = new NoWaiter();

    private LoadWaiter? _waiters;

    /// <summary>Has <paramref name="waiter"/> told when the key is loaded; false where it is already.</summary>
    public bool TryAdd(LoadWaiter waiter)
    {
        while (true)
        {
            var first = Volatile.Read(ref _waiters);
            if (ReferenceEquals(first, s_done))
            {
                return false;
            }

            waiter.Next = first;
            if (ReferenceEquals(Interlocked.CompareExchange(ref _waiters, waiter, first), first))
            {
                return true;
            }
        }
    }

    /// <summary>Tells who waits, in the order in which they came.</summary>
    protected void Notify()
    {
        LoadWaiter? reversed = null;
        for (var waiter = Interlocked.Exchange(ref _waiters, s_done); waiter is not null;)
        {
            (waiter.Next, reversed, waiter) = (reversed, waiter, waiter.Next);
        }

        for (; reversed is not null; reversed = reversed.Next)
        {
            reversed.OnLoaded();
        }
    }

    private sealed class NoWaiter : LoadWaiter
    {
        public override void OnLoaded()
        {
            // stands for the end and waits for nothing
        }
    }
}

/// <inheritdoc/>
internal sealed class LoadPromise<T> : LoadPromise
{
    private readonly TaskCompletionSource<T> _source;

    public LoadPromise() => _source = new TaskCompletionSource<T>(this);

    public Task<T> Task => _source.Task;

    public void SetResult(T value)
    {
        if (_source.TrySetResult(value))
        {
            Notify();
        }
    }

    public void SetException(Exception exception)
    {
        if (_source.TrySetException(exception))
        {
            Notify();
        }
    }

    public void SetCanceled(CancellationToken cancellationToken)
    {
        if (_source.TrySetCanceled(cancellationToken))
        {
            Notify();
        }
    }
}
