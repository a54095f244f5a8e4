namespace ResourceHub.GraphQL.Subscriptions;

/// <summary>Waits for an event, but not longer than an interval or the subscription.</summary>
internal sealed class EventWait : IDisposable
{
    private readonly TaskCompletionSource _canceled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;
    private readonly PeriodicTimer? _timer;
    private Task? _tick;

    public EventWait(TimeSpan? interval, TimeProvider time, CancellationToken cancellationToken)
    {
        _timer = interval is { } period ? new PeriodicTimer(period, time) : null;
        _registration = cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), _canceled);
    }

    /// <summary>Whether the event came; false where the interval passed or the subscription was left.</summary>
    public async Task<bool> ForAsync(Task moving)
    {
        if (moving.IsCompleted)
        {
            return true;
        }

        if (_timer is null)
        {
            return await Task.WhenAny(moving, _canceled.Task) == moving;
        }

        var tick = _tick ??= _timer.WaitForNextTickAsync().AsTask();
        var first = await Task.WhenAny(moving, tick, _canceled.Task);
        if (first == tick)
        {
            _tick = null;
        }

        return first == moving;
    }

    public void Dispose()
    {
        _registration.Dispose();
        _timer?.Dispose();
    }
}
