using ResourceHub.Core.Access;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Access;

/// <summary>What the caller's key means for a request as a whole: its answer is nobody else's, and the hub's administrators may always look at the schema.</summary>
internal sealed class KeyInterceptor(Caller caller) : IHttpInterceptor
{
    public ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
    {
        Apply(caller, request);
        return default;
    }

    /// <summary>Marks a request as the caller's.</summary>
    public static void Apply(Caller caller, GraphQLRequest request)
    {
        request.IsPrivate = caller.Role != Role.Anonymous;
        if (caller.Has(Scope.HubAdmin))
        {
            request.AllowIntrospection = true;
            request.AllowUntrustedDocument = true;
        }
    }
}
