namespace ResourceHub.Storage.Common;

/// <summary>
/// Brings SQLite's log to the disk once a transaction is kept and its turn is over. SQLite would do it within the commit, and whoever is next would wait for the disk as well.
/// Whoever waits at once shares a flush.
/// </summary>
/// <param name="flush">Returns when all that was written before it began is on the disk.</param>
internal sealed class LogFlush(Action flush)
{
    readonly Lock _lock = new();
    Task? _running;
    Task? _next;

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

    /// <summary>Waits until all that is written by now is on the disk.</summary>
    /// <exception cref="IOException">It could not be brought there.</exception>
    public Task FlushAsync()
    {
        lock (_lock)
        {
            // one that runs may have begun too early
            return _running is null ? _running = Task.Run(Run) : _next ??= AfterAsync(_running);
        }
    }

    async Task AfterAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        Run();
    }

    void Run()
    {
        try
        {
            flush();
        }
        finally
        {
            lock (_lock)
                (_running, _next) = (_next, null);
        }
    }
}
