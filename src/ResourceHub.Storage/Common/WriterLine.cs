using System.Globalization;

namespace ResourceHub.Storage.Common;

/// <summary>
/// The line in which processes stand to write to one file. Two locks of the operating system make it fair: who comes next holds the first
/// while the second is somebody else's. So a process that writes chunk after chunk gives way to one that came meanwhile, where SQLite's own lock
/// would go to whoever asks in the right millisecond; and a process that is killed leaves the line.
/// </summary>
/// <param name="file">The database; the locks are files beside it.</param>
internal sealed class WriterLine(string file)
{
    /// <summary>How long somebody who wrote in a hurry is expected to come again.</summary>
    static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(500);

    /// <summary>How often it is said anew; short against <see cref="Hurry"/>.</summary>
    static readonly TimeSpan SayAgain = TimeSpan.FromMilliseconds(100);

    readonly string _next = file + ".next-lock";
    readonly string _write = file + ".write-lock";

    // the time of its last change says when somebody was in a hurry, in whatever process
    readonly string _urgent = file + ".urgent";
    long _said;

    /// <summary>Waits for the turn; the lock given is the right to write.</summary>
    public async Task<FileLock> EnterAsync(CancellationToken cancellationToken)
    {
        using var next = await FileLock.AcquireAsync(_next, cancellationToken);
        return await FileLock.AcquireAsync(_write, cancellationToken);
    }

    /// <summary>Waits until no other work, in this process or another, holds the same turn.</summary>
    public Task<FileLock> HoldAsync(int turn, CancellationToken cancellationToken) => FileLock.AcquireAsync(string.Create(CultureInfo.InvariantCulture, $"{file}.turn-{turn}-lock"), cancellationToken);

    /// <summary>Whether another process waits while this one writes.</summary>
    public bool IsSomebodyNext()
    {
        using var mine = FileLock.TryAcquire(_next);
        return mine is null;
    }

    /// <summary>Tells every process that somebody sits and waits for a write.</summary>
    public void SayHurry()
    {
        var said = Volatile.Read(ref _said);
        var now = TimeProvider.System.GetTimestamp();
        if ((said != 0 && TimeProvider.System.GetElapsedTime(said, now) < SayAgain) || Interlocked.CompareExchange(ref _said, now, said) != said)
            return;
        using var file = new FileStream(_urgent, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    /// <summary>Whether somebody has said so a moment ago.</summary>
    public bool IsSomebodyInHurry() => (TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(_urgent)).Duration() < Hurry;
}
