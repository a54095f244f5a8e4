using System.Diagnostics;

namespace ResourceHub.Storage.Common;

/// <summary>The line in which writers to one file stand: those of this process in memory, and the process among others by <see cref="WriterLine"/>.</summary>
/// <param name="line">The line of processes; null where no other process writes.</param>
internal sealed class WriterGate(WriterLine? line) : IDisposable
{
    /// <summary>How long writers of this process may follow one another while another process waits.</summary>
    static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(25);

    readonly SemaphoreSlim _gate = new(1, 1);
    FileLock? _turn;
    long _turnBegan;
    int _waiting;
    int _urgent;
    volatile bool _othersWait;

    /// <summary>Whether somebody who is not patient, here or in another process, was kept waiting by the last writer.</summary>
    public bool OthersWait => _othersWait;

    /// <summary>Waits until this writer is the only one; it must leave.</summary>
    /// <param name="patient">Whether it is one of many writes of a long work, which others need not hurry for. Everybody gets the same turn.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EnterAsync(bool patient, CancellationToken cancellationToken)
    {
        Count(patient, 1);
        try
        {
            await _gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // the turn may have been kept for this one
            if (Count(patient, -1) == 0 && _gate.Wait(0, CancellationToken.None))
                Leave();
            throw;
        }
        Count(patient, -1);
        if (line is null || _turn is not null)
            return;
        try
        {
            _turn = await line.EnterAsync(patient && Volatile.Read(ref _urgent) == 0, cancellationToken);
            _turnBegan = Stopwatch.GetTimestamp();
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Makes room for who is next.</summary>
    public void Leave()
    {
        var keep = false;
        try
        {
            var here = Volatile.Read(ref _waiting) > 0;
            var elsewhere = _turn is not null && line!.IsSomebodyNext();
            _othersWait = Volatile.Read(ref _urgent) > 0 || (elsewhere && line!.IsSomebodyInHurry());
            // those who wait here go on in this turn: what a turn costs is the wait for the other process
            keep = here && !(elsewhere && Stopwatch.GetElapsedTime(_turnBegan) > LongestTurn);
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

    int Count(bool patient, int change)
    {
        if (!patient)
            Interlocked.Add(ref _urgent, change);
        return Interlocked.Add(ref _waiting, change);
    }
}
