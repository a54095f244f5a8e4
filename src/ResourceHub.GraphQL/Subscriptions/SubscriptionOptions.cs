namespace ResourceHub.GraphQL;

/// <summary>Limits and timings of subscriptions, and of the WebSockets and event streams that carry them.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>Most subscriptions at once in this process, over all connections. Default 10,000; 1 to 1,000,000.</summary>
    public int MaxConcurrent { get; set; } = 10_000;

    /// <summary>Most WebSockets and reserved event streams at once in this process. Default 10,000; 1 to 1,000,000.</summary>
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>Most operations at once on one WebSocket or reserved event stream. Default 100; 1 to 10,000.</summary>
    public int MaxOperationsPerConnection { get; set; } = 100;

    /// <summary>Most bytes of one message that a client sends over a WebSocket. Default 1,000,000; 1,000 to 100,000,000.</summary>
    public int MaxMessageSize { get; set; } = 1_000_000;

    /// <summary>Events that wait for a subscriber who is slower than they come. Default 1,000; 1 to 1,000,000.</summary>
    public int BufferSize { get; set; } = 1_000;

    /// <summary>What happens to a subscriber whose buffer is full. Default: its stream ends with an error.</summary>
    public BufferOverflow WhenBufferIsFull { get; set; } = BufferOverflow.EndStream;

    /// <summary>How long a new WebSocket may take to send connection_init. Default 10 s; 10 ms to 10 min.</summary>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idle connection shows that it is alive: a ping, or a comment in an event stream. Default 12 s; 10 ms to 10 min.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How often the rights of a connection and its subscriptions are looked at between events. Default 5 s; 10 ms to 10 min.</summary>
    public TimeSpan RecheckInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a client may leave what was sent to it unread. Default 30 s; 10 ms to 10 min.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a reserved event stream waits to be opened. Default 30 s; 10 ms to 10 min.</summary>
    public TimeSpan ReservationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Origins, as https://app.example.org, whose pages may open WebSockets besides pages of this very host; * for all. Default none.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>What is wrong with the options, the first of it; null for nothing.</summary>
    public string? Problem() =>
        OutOf(MaxConcurrent, 1, 1_000_000, nameof(MaxConcurrent))
        ?? OutOf(MaxConnections, 1, 1_000_000, nameof(MaxConnections))
        ?? OutOf(MaxOperationsPerConnection, 1, 10_000, nameof(MaxOperationsPerConnection))
        ?? OutOf(MaxMessageSize, 1_000, 100_000_000, nameof(MaxMessageSize))
        ?? OutOf(BufferSize, 1, 1_000_000, nameof(BufferSize))
        ?? OutOf(ConnectionInitTimeout, nameof(ConnectionInitTimeout))
        ?? OutOf(KeepAlive, nameof(KeepAlive))
        ?? OutOf(RecheckInterval, nameof(RecheckInterval))
        ?? OutOf(SendTimeout, nameof(SendTimeout))
        ?? OutOf(ReservationTimeout, nameof(ReservationTimeout));

    internal void Validate()
    {
        if (Problem() is { } problem)
        {
            throw new ArgumentOutOfRangeException(null, problem);
        }
    }

    private static string? OutOf(int value, int least, int most, string option) =>
        value >= least && value <= most ? null : $"Subscriptions:{option} is {value}; it must be from {least} to {most}.";

    private static string? OutOf(TimeSpan value, string option) =>
        value >= TimeSpan.FromMilliseconds(10) && value <= TimeSpan.FromMinutes(10)
            ? null
            : $"Subscriptions:{option} is {value:c}; it must be from 00:00:00.01 to 00:10:00.";
}

/// <summary>What happens to a subscriber who is too slow for its topic. Whoever publishes never waits.</summary>
public enum BufferOverflow
{
    /// <summary>What is in the buffer is still delivered, then the stream ends with the error SUBSCRIBER_TOO_SLOW: the client knows that it missed something.</summary>
    EndStream,

    /// <summary>The oldest event that waits is dropped: for topics of which only the latest counts.</summary>
    DropOldest,
}
