namespace ResourceHub.Core.Events;

/// <summary>
/// Short-lived news for whoever listens, kept where every process of the hub sees it. What writes a change writes its event in the same
/// transaction; nobody is told of what was rolled back.
/// </summary>
public interface IEventLog
{
    /// <summary>Adds one event that belongs to no other change.</summary>
    Task AppendAsync(string topic, string payload, CancellationToken cancellationToken);

    /// <summary>Events after a place, in the order of their places. One command.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadAfterAsync(long place, int most, CancellationToken cancellationToken);

    /// <summary>Events between two places, both included, in their order. One command.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadBetweenAsync(long from, long to, CancellationToken cancellationToken);

    /// <summary>The last place before an instant, and the places since; null and none for an empty log.</summary>
    Task<(long? Before, IReadOnlyList<long> Since)> PlacesAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Forgets what is older than an instant.</summary>
    Task<int> RemoveBeforeAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Waits until this process has written something, at most so long.</summary>
    Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>An event as the log keeps it.</summary>
/// <param name="Place">Its number; one that is written later may have a smaller one, where several write at once.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Payload">Ids and instants only, nothing of a person.</param>
public sealed record LoggedEvent(long Place, string Topic, string Payload);
