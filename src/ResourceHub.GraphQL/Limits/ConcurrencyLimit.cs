namespace ResourceHub.GraphQL.Limits;

/// <summary>How many operations run at once; subscriptions count apart.</summary>
internal sealed class ConcurrencyLimit(int max)
{
    private int _running;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _running) <= max)
        {
            return true;
        }

        Interlocked.Decrement(ref _running);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _running);

    public GraphQLError Refusal() => new($"The server executes {max} operations already; that is the limit. Try again.", ErrorCodes.Busy)
    {
        Extensions = LimitExtensions.Of(nameof(GraphQLServerOptions.MaxConcurrentRequests), max, max + 1),
    };
}
