using System.Text;
using System.Text.Json;

namespace ResourceHub.GraphQL;

/// <summary>One request: a document, which of its operations, and the variables.</summary>
public sealed class GraphQLRequest
{
    private Dictionary<string, object?>? _state;

    /// <summary>A request by its document's UTF-8.</summary>
    public GraphQLRequest(ReadOnlyMemory<byte> document) => Document = document;

    /// <summary>A request by its document's text.</summary>
    public GraphQLRequest(string document) => Document = Encoding.UTF8.GetBytes(document);

    /// <summary>The document as UTF-8; empty where only <see cref="DocumentId"/> or an extension names it.</summary>
    public ReadOnlyMemory<byte> Document { get; internal set; }

    /// <summary>The id of a persisted document, such as <c>sha256:…</c>; null where the document itself was sent.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Which operation; may be null where the document has one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables, a JSON object; null where there are none.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>The request's extensions, a JSON object; null where there are none.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>The services of the request; without them the executor makes a scope of its own.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>What <see cref="IResolverContext.GetState{T}"/> finds from the start.</summary>
    public IDictionary<string, object?> State => _state ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Whether mutations are refused, as over GET.</summary>
    public bool QueriesOnly { get; set; }

    /// <summary>Whether the answer may come in several parts, where the document has @defer or @stream.</summary>
    public bool AcceptsIncremental { get; set; }

    /// <summary>What the cost of the operation is wanted for.</summary>
    public CostReport CostReport { get; set; }

    /// <summary>What the batch that it is part of costs; null where it came alone.</summary>
    internal Limits.SharedCost? SharedCost { get; set; }

    /// <summary>The program that sent it, as it names itself in GraphQL-Client-Name; null where it does not.</summary>
    public string? ClientName { get; set; }

    /// <summary>The program's version, as in GraphQL-Client-Version.</summary>
    public string? ClientVersion { get; set; }

    /// <summary>Whether this request may ask for __schema and __type; null: as <see cref="GraphQLServerOptions.AllowIntrospection"/> says.</summary>
    public bool? AllowIntrospection { get; set; }

    /// <summary>Whether this request may bring a document of its own although <see cref="GraphQLServerOptions.TrustedDocumentsOnly"/> is on.</summary>
    public bool AllowUntrustedDocument { get; set; }

    /// <summary>Whether the answer is for this caller alone, so that no cache may keep it. An interceptor says so.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>Whether the client takes one answer only, so that a subscription is refused before it begins.</summary>
    internal bool SingleAnswer { get; set; }

    /// <summary>The id of the document as stores know it.</summary>
    internal string? PersistedId { get; set; }

    /// <summary>Whether the document is to be kept under its id once it proves valid.</summary>
    internal bool KeepsDocument { get; set; }

    /// <summary>A request for a persisted document; variables as in <see cref="Create"/>.</summary>
    public static GraphQLRequest ById(string documentId, object? variables = null, string? operationName = null) => new(ReadOnlyMemory<byte>.Empty)
    {
        DocumentId = documentId,
        OperationName = operationName,
        Variables = ToJson(variables),
    };

    internal object? FindState(string key) => _state?.GetValueOrDefault(key);

    /// <summary>A request whose variables are CLR values, serialized as JSON.</summary>
    public static GraphQLRequest Create(string document, object? variables = null, string? operationName = null) => new(document)
    {
        OperationName = operationName,
        Variables = ToJson(variables),
    };

    private static JsonElement? ToJson(object? variables) =>
        variables is null ? null : variables as JsonElement? ?? JsonSerializer.SerializeToElement(variables);
}
