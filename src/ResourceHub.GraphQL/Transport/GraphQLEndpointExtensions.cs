using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Hosting;
using ResourceHub.GraphQL.Transport;

namespace ResourceHub.GraphQL;

/// <summary>Maps the GraphQL endpoint.</summary>
public static class GraphQLEndpointExtensions
{
    /// <summary>
    /// Serves GraphQL over GET and POST at <paramref name="pattern"/>. Builds the schema at once, so that one that is not valid or not
    /// fully resolved stops the start.
    /// </summary>
    /// <exception cref="Types.SchemaException">The SDL is no valid type system.</exception>
    /// <exception cref="SchemaBindingException">Fields and resolvers do not fit together.</exception>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        var schemas = endpoints.ServiceProvider.GetRequiredService<SchemaHost>();
        return endpoints.Map(pattern, new GraphQLEndpoint(schemas).HandleAsync).WithDisplayName("GraphQL");
    }
}
