namespace ResourceHub.GraphQL.Subscriptions;

/// <summary>Counts what there may be only so many of at once in this process; one for all versions of the schema.</summary>
internal sealed class SubscriptionSlots(SubscriptionOptions options)
{
    private int _subscriptions;
    private int _connections;

    public int Subscriptions => Volatile.Read(ref _subscriptions);

    public bool TryEnter() => TryEnter(ref _subscriptions, options.MaxConcurrent);

    public void Leave() => Interlocked.Decrement(ref _subscriptions);

    public bool TryConnect() => TryEnter(ref _connections, options.MaxConnections);

    public void Disconnect() => Interlocked.Decrement(ref _connections);

    private static bool TryEnter(ref int count, int most)
    {
        if (Interlocked.Increment(ref count) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref count);
        return false;
    }
}
