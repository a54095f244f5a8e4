using System.Diagnostics.Metrics;

namespace ResourceHub.GraphQL.Subscriptions;

/// <summary>
/// Counts what there may be only so many of at once in this process, one for all versions of the schema; the meter <c>ResourceHub.GraphQL</c>
/// tells how many there are.
/// </summary>
internal sealed class SubscriptionSlots(SubscriptionOptions options)
{
    private static readonly Meter s_meter = new("ResourceHub.GraphQL");
    private static readonly UpDownCounter<long> s_subscriptions = s_meter.CreateUpDownCounter<long>("graphql.server.subscription.active", "{subscription}", "Subscriptions at once.");
    private static readonly UpDownCounter<long> s_connections = s_meter.CreateUpDownCounter<long>("graphql.server.connection.active", "{connection}", "WebSockets and reserved event streams at once.");

    private int _subscriptions;
    private int _connections;

    public bool TryEnter() => TryEnter(ref _subscriptions, options.MaxConcurrent, s_subscriptions);

    public void Leave() => Leave(ref _subscriptions, s_subscriptions);

    public bool TryConnect() => TryEnter(ref _connections, options.MaxConnections, s_connections);

    public void Disconnect() => Leave(ref _connections, s_connections);

    private static bool TryEnter(ref int count, int most, UpDownCounter<long> counter)
    {
        if (Interlocked.Increment(ref count) > most)
        {
            Interlocked.Decrement(ref count);
            return false;
        }

        counter.Add(1);
        return true;
    }

    private static void Leave(ref int count, UpDownCounter<long> counter)
    {
        Interlocked.Decrement(ref count);
        counter.Add(-1);
    }
}
