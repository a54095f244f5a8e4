using System.Threading.Channels;

namespace ResourceHub.GraphQL;

/// <summary>
/// Topics within one process. Each subscriber has a buffer of <see cref="SubscriptionOptions.BufferSize"/> payloads; what happens when it is
/// full says <see cref="SubscriptionOptions.WhenBufferIsFull"/>.
/// </summary>
public sealed class InProcessBackplane(SubscriptionOptions options) : ISubscriptionBackplane
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Subscriber>> _topics = new(StringComparer.Ordinal);

    /// <summary>How many subscribers there are, over all topics.</summary>
    public int SubscriberCount
    {
        get
        {
            lock (_gate)
            {
                return _topics.Values.Sum(s => s.Count);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask PublishAsync(string topic, string payload, CancellationToken cancellationToken = default)
    {
        // offering never blocks, so the gate keeps one order for all subscribers
        lock (_gate)
        {
            if (_topics.TryGetValue(topic, out var subscribers))
            {
                for (var i = subscribers.Count - 1; i >= 0; i--)
                {
                    if (!subscribers[i].Offer(payload))
                    {
                        RemoveAt(topic, subscribers, i);
                    }
                }
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<ITopicStream> SubscribeAsync(string topic, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subscriber = new Subscriber(this, topic, options);
        lock (_gate)
        {
            if (!_topics.TryGetValue(topic, out var subscribers))
            {
                _topics[topic] = subscribers = [];
            }

            subscribers.Add(subscriber);
        }

        subscriber.RemoveWhen(cancellationToken);
        return new(subscriber);
    }

    private void Remove(string topic, Subscriber subscriber)
    {
        lock (_gate)
        {
            if (_topics.TryGetValue(topic, out var subscribers) && subscribers.IndexOf(subscriber) is >= 0 and var index)
            {
                RemoveAt(topic, subscribers, index);
            }
        }
    }

    private void RemoveAt(string topic, List<Subscriber> subscribers, int index)
    {
        subscribers.RemoveAt(index);
        if (subscribers.Count == 0)
        {
            _topics.Remove(topic);
        }
    }

    private sealed class Subscriber(InProcessBackplane owner, string topic, SubscriptionOptions options) : ITopicStream
    {
        private readonly Channel<string> _buffer = Channel.CreateBounded<string>(new BoundedChannelOptions(options.BufferSize)
        {
            SingleReader = true,
            FullMode = options.WhenBufferIsFull == BufferOverflow.DropOldest ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait,
        });

        private CancellationTokenRegistration _registration;

        /// <summary>Whether the subscriber stays.</summary>
        public bool Offer(string payload)
        {
            if (_buffer.Writer.TryWrite(payload))
            {
                return true;
            }

            _buffer.Writer.TryComplete(new GraphQLException(
                $"More than {options.BufferSize} events waited to be read; that is the limit. Read again what the subscription is about, then subscribe anew.",
                ErrorCodes.SubscriberTooSlow));
            return false;
        }

        public void RemoveWhen(CancellationToken cancellationToken) =>
            _registration = cancellationToken.UnsafeRegister(static (state, _) => ((Subscriber)state!).Leave(), this);

        public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            try
            {
                await foreach (var payload in _buffer.Reader.ReadAllAsync(cancellationToken))
                {
                    yield return payload;
                }
            }
            finally
            {
                // who reads no further listens no more
                await DisposeAsync();
            }
        }

        public ValueTask DisposeAsync()
        {
            Leave();
            return _registration.DisposeAsync();
        }

        private void Leave()
        {
            owner.Remove(topic, this);
            _buffer.Writer.TryComplete();
        }
    }
}
