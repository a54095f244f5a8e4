using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL;

/// <summary>Sees each HTTP request before it is executed, as to put the caller into <see cref="GraphQLRequest.State"/>.</summary>
public interface IHttpInterceptor
{
    /// <summary>May add state; a <see cref="GraphQLException"/> refuses the request with its errors.</summary>
    ValueTask OnRequestAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken);
}
