using ResourceHub.Core.Access;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Access;

/// <summary>What the caller's key means for a request as a whole: its answer is nobody else's, and the hub's administrators may always look at the schema.</summary>
internal sealed class KeyInterceptor(Caller caller) : IHttpInterceptor
{
    public ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
    {
        request.IsPrivate = caller.Role != Role.Anonymous;
        if (caller.Has(Scope.HubAdmin))
        {
            request.AllowIntrospection = true;
            request.AllowUntrustedDocument = true;
        }
        return default;
    }
}
