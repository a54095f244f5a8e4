namespace ResourceHub.GraphQL;

/// <summary>
/// Sees each event of a subscription before it is executed, and looks in between at whether the subscription may go on. What it throws ends
/// the stream: a <see cref="GraphQLException"/> with its errors.
/// </summary>
public interface ISubscriptionInterceptor
{
    /// <summary>
    /// Called for each event, and every <see cref="SubscriptionOptions.RecheckInterval"/> while none comes, with services that live as long
    /// as the event: the place to say anew who asks.
    /// </summary>
    ValueTask OnEventAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken);
}
