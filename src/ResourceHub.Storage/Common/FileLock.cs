namespace ResourceHub.Storage.Common;

/// <summary>A lock that the operating system frees when its process ends, however it ends.</summary>
public sealed class FileLock : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Tries at the short pause, which is how long a write takes; after them nobody counts in milliseconds.</summary>
    const int Impatient = 200;

    // what .NET says of a file that somebody else holds: errno EWOULDBLOCK of Linux and of macOS, Windows' sharing and lock violations
    static readonly int[] Held = OperatingSystem.IsWindows() ? [unchecked((int)0x80070020), unchecked((int)0x80070021)] : [11, 35];

    readonly FileStream _file;

    FileLock(FileStream file) => _file = file;

    /// <summary>Waits until this process holds the lock.</summary>
    /// <exception cref="IOException">The file cannot be made or opened, for another reason than that somebody holds it.</exception>
    public static async Task<FileLock> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            if (TryAcquire(path) is { } held)
                return held;
            await Task.Delay(tries < Impatient ? Pause : LongPause, cancellationToken);
        }
    }

    /// <summary>Takes the lock if nobody holds it; null if somebody does.</summary>
    /// <exception cref="IOException">The file cannot be made or opened, for another reason than that somebody holds it.</exception>
    public static FileLock? TryAcquire(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException problem) when (Held.Contains(problem.HResult))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
