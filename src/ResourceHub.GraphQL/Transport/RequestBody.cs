namespace ResourceHub.GraphQL.Transport;

/// <summary>A body: one request, or a batch of them.</summary>
internal readonly record struct RequestBody(GraphQLRequest? Single, IReadOnlyList<BatchEntry>? Batch)
{
    public RequestBody(GraphQLRequest single) : this(single, null)
    {
    }

    public RequestBody(IReadOnlyList<BatchEntry> batch) : this(null, batch)
    {
    }
}

/// <summary>A request of a batch, or what is wrong with it.</summary>
internal readonly record struct BatchEntry(GraphQLRequest? Request, RequestFormatException? Problem);
