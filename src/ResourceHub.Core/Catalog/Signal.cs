namespace ResourceHub.Core.Catalog;

/// <summary>A signal within one process.</summary>
public sealed class Signal(TimeProvider clock) : ISignal
{
    TaskCompletionSource _ring = New();

    /// <inheritdoc/>
    public void Ring() => Volatile.Read(ref _ring).TrySetResult();

    /// <inheritdoc/>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            await Volatile.Read(ref _ring).Task.WaitAsync(atMost, clock, cancellationToken);
            Volatile.Write(ref _ring, New());
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
