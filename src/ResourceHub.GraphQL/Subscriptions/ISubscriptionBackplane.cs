namespace ResourceHub.GraphQL;

/// <summary>
/// Carries events from who publishes to the subscriptions of this process, and with an adapter over something shared to those of others.
/// Register one before <c>AddGraphQLServer</c> to replace the in-process one.
/// </summary>
public interface ISubscriptionBackplane
{
    /// <summary>Gives a payload to everyone who is subscribed to the topic. Never waits for a subscriber.</summary>
    ValueTask PublishAsync(string topic, string payload, CancellationToken cancellationToken = default);

    /// <summary>Subscribes: all that is published to the topic after this returned is in the stream, in the order in which it came.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Ends the subscription, as disposing the stream does.</param>
    ValueTask<ITopicStream> SubscribeAsync(string topic, CancellationToken cancellationToken = default);
}

/// <summary>The payloads of a topic for one subscriber; read once, by one reader. Who stops reading has left, as who disposes of it.</summary>
public interface ITopicStream : IAsyncEnumerable<string>, IAsyncDisposable;
