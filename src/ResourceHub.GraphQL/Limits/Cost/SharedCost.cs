namespace ResourceHub.GraphQL.Limits;

/// <summary>What the requests of a batch cost together: each is judged by the sum up to it.</summary>
internal sealed class SharedCost
{
    private readonly Lock _gate = new();
    private OperationCost _total;

    /// <summary>Adds a cost and gives the sum.</summary>
    public OperationCost Add(OperationCost cost)
    {
        lock (_gate)
        {
            return _total += cost;
        }
    }
}
