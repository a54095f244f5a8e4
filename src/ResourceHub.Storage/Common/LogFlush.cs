namespace ResourceHub.Storage.Common;

/// <summary>
/// Brings SQLite's log to the disk once a transaction is kept and its turn is over. SQLite would do it within the commit, and whoever is next would wait for the disk as well.
/// Whoever waits at once shares a flush.
/// </summary>
/// <param name="flush">Returns when all that was written before it began is on the disk.</param>
internal sealed class LogFlush(Action flush) : IDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    long _asked;
    long _flushed;

    /// <summary>The log of a database.</summary>
    public static LogFlush Of(string file) => new(() =>
    {
        try
        {
            using var log = File.OpenHandle(file + "-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(log);
        }
        catch (FileNotFoundException)
        {
            // the last connection was closed, which has brought all of it into the database
        }
    });

    /// <summary>Waits until all that is written by now is on the disk; who flushes for all does so on its own thread.</summary>
    /// <exception cref="IOException">It could not be brought there.</exception>
    public async Task FlushAsync()
    {
        // a flush that runs already may have begun too early
        var mine = Interlocked.Increment(ref _asked);
        await _one.WaitAsync();
        try
        {
            if (_flushed >= mine)
                return;
            var all = Volatile.Read(ref _asked);
            flush();
            _flushed = all;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
