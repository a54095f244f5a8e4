namespace ResourceHub.Storage.Common;

/// <summary>
/// The line in which processes stand to write to one file. Two locks of the operating system make it fair: who comes next holds the first
/// while the second is somebody else's. So a process that writes chunk after chunk gives way to one that came meanwhile, where SQLite's own lock
/// would go to whoever asks in the right millisecond; and a process that is killed leaves the line.
/// </summary>
/// <param name="file">The database; the locks are files beside it.</param>
internal sealed class WriterLine(string file)
{
    readonly string _next = file + ".next-lock";
    readonly string _write = file + ".write-lock";
    readonly string _urgent = file + ".urgent-lock";

    /// <summary>Waits for the turn; the lock given is the right to write.</summary>
    /// <param name="patient">Whether it is work in the background, that nobody sits in front of.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FileLock> EnterAsync(bool patient, CancellationToken cancellationToken)
    {
        // it only tells the others: one process that says so is enough
        using var urgent = patient ? null : FileLock.TryAcquire(_urgent);
        using var next = await FileLock.AcquireAsync(_next, cancellationToken);
        return await FileLock.AcquireAsync(_write, cancellationToken);
    }

    /// <summary>Whether another process waits while this one writes.</summary>
    public bool IsSomebodyNext() => IsHeld(_next);

    /// <summary>Whether another process waits that is not patient.</summary>
    public bool IsSomebodyInHurry() => IsHeld(_urgent);

    static bool IsHeld(string path)
    {
        using var mine = FileLock.TryAcquire(path);
        return mine is null;
    }
}
