using System.Runtime.CompilerServices;

namespace ResourceHub.GraphQL.Limits;

/// <summary>How many operations run at once; subscriptions count apart. What still runs on the schema before a swap counts after it.</summary>
internal sealed class ConcurrencyLimit(int max, ConcurrencyLimit? before = null)
{
    private readonly StrongBox<int> _running = before?._running ?? new StrongBox<int>();

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _running.Value) <= max)
        {
            return true;
        }

        Interlocked.Decrement(ref _running.Value);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _running.Value);

    public GraphQLError Refusal() => new($"The server executes {max} operations already; that is the limit. Try again.", ErrorCodes.Busy)
    {
        Extensions = LimitExtensions.Of(nameof(GraphQLServerOptions.MaxConcurrentRequests), max, max + 1),
    };
}
