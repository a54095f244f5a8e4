using ResourceHub.Core.Access;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Access;

/// <summary>Asks anew for each event, and now and then without one, what the subscriber's key may do; a key that works no more ends the stream.</summary>
internal sealed class SubscriptionCaller(Authenticate authenticate) : ISubscriptionInterceptor
{
    /// <inheritdoc/>
    public async ValueTask OnEventAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var accessor = services.GetRequiredService<CallerAccessor>();
        accessor.Caller = await authenticate.AgainAsync(accessor.Caller, cancellationToken);
    }
}
