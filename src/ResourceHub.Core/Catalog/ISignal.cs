namespace ResourceHub.Core.Catalog;

/// <summary>Wakes background work in this process; a ring that nobody waits for is kept for the next wait.</summary>
public interface ISignal
{
    /// <summary>Says that there is something to do.</summary>
    void Ring();

    /// <summary>Waits for a ring, at most so long; whether there was one.</summary>
    Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken);
}
