namespace ResourceHub.Storage.Common;

/// <summary>A lock that the operating system frees when its process ends, however it ends.</summary>
public sealed class FileLock : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    readonly FileStream _file;

    FileLock(FileStream file) => _file = file;

    /// <summary>Waits until this process holds the lock.</summary>
    public static async Task<FileLock> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryAcquire(path) is { } held)
                return held;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Takes the lock if nobody holds it; null if somebody does.</summary>
    public static FileLock? TryAcquire(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
