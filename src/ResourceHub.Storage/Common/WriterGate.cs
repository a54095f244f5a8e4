namespace ResourceHub.Storage.Common;

/// <summary>
/// The line in which writers to one file stand: those of this process in memory, and the process among others by <see cref="WriterLine"/>. While somebody sits and waits for
/// writes, patient writers rest between theirs: most of the time the turn is then free for who comes.
/// </summary>
/// <param name="line">The line of processes; null where no other process writes.</param>
/// <param name="clock">Measures turns and rests.</param>
internal sealed class WriterGate(WriterLine? line, TimeProvider clock) : IDisposable
{
    /// <summary>How long writers of this process may follow one another while another process waits.</summary>
    static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(25);

    /// <summary>How long a patient writer rests while others hurry, as a multiple of its turn; and as long as it worked for it.</summary>
    const int Rest = 3;

    static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(250);

    readonly SemaphoreSlim _gate = new(1, 1);
    FileLock? _turn;
    long _turnBegan;
    int _waiting;
    long _entered;
    long _left;
    TimeSpan _took;

    /// <summary>Whether somebody who is not patient writes now and then, here or in another process.</summary>
    public bool OthersHurry => line is not null && line.IsSomebodyInHurry();

    /// <summary>Waits until this writer is the only one; it must leave.</summary>
    /// <param name="patient">Whether it is one of many writes of a long work, which others need not hurry for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EnterAsync(bool patient, CancellationToken cancellationToken)
    {
        if (!patient)
            line?.SayHurry();
        else if (_left > 0 && OthersHurry)
            await Task.Delay(TimeSpan.FromTicks(Math.Min(LongestRest.Ticks, (Rest * _took + clock.GetElapsedTime(_left)).Ticks)), clock, cancellationToken);
        Interlocked.Increment(ref _waiting);
        try
        {
            await _gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // the turn may have been kept for this one
            if (Interlocked.Decrement(ref _waiting) == 0 && _gate.Wait(0, CancellationToken.None))
                Leave(patient: false);
            throw;
        }
        Interlocked.Decrement(ref _waiting);
        try
        {
            if (line is not null && _turn is null)
            {
                _turn = await line.EnterAsync(cancellationToken);
                _turnBegan = clock.GetTimestamp();
            }
        }
        catch
        {
            Leave(patient: false);
            throw;
        }
        _entered = clock.GetTimestamp();
    }

    /// <summary>Makes room for who is next.</summary>
    /// <param name="patient">As it entered.</param>
    public void Leave(bool patient)
    {
        var keep = false;
        try
        {
            if (patient)
            {
                _left = clock.GetTimestamp();
                _took = clock.GetElapsedTime(_entered, _left);
            }
            // those who wait here go on in this turn: what a turn costs is the wait for the other process
            keep = Volatile.Read(ref _waiting) > 0 && !(_turn is not null && clock.GetElapsedTime(_turnBegan) > LongestTurn && line!.IsSomebodyNext());
        }
        finally
        {
            if (!keep)
            {
                _turn?.Dispose();
                _turn = null;
            }
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn?.Dispose();
        _gate.Dispose();
    }
}
