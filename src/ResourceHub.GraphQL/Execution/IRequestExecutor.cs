using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL;

/// <summary>Executes requests against a schema.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema.</summary>
    Schema Schema { get; }

    /// <summary>Executes a request; what goes wrong is in the result, never thrown.</summary>
    Task<GraphQLResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken = default);
}
