using System.Text;
using System.Text.Json;

namespace ResourceHub.GraphQL;

/// <summary>One request: a document, which of its operations, and the variables.</summary>
public sealed class GraphQLRequest
{
    /// <summary>A request by its document's UTF-8.</summary>
    public GraphQLRequest(ReadOnlyMemory<byte> document) => Document = document;

    /// <summary>A request by its document's text.</summary>
    public GraphQLRequest(string document) => Document = Encoding.UTF8.GetBytes(document);

    /// <summary>The document as UTF-8.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>Which operation; may be null where the document has one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables, a JSON object; null where there are none.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>The request's extensions, a JSON object; null where there are none.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>The services of the request; without them the executor makes a scope of its own.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>What <see cref="IResolverContext.GetState{T}"/> finds from the start.</summary>
    public IDictionary<string, object?> State { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Whether mutations are refused, as over GET.</summary>
    public bool QueriesOnly { get; set; }

    /// <summary>A request whose variables are CLR values, serialized as JSON.</summary>
    public static GraphQLRequest Create(string document, object? variables = null, string? operationName = null) => new(document)
    {
        OperationName = operationName,
        Variables = variables is null ? null : variables as JsonElement? ?? JsonSerializer.SerializeToElement(variables),
    };
}
