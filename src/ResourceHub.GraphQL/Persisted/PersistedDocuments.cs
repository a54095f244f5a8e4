using System.Text.Json;

namespace ResourceHub.GraphQL.Persisted;

/// <summary>
/// Finds the document of a request that names it by id (GraphQL over HTTP, appendix on persisted documents) or by the extension
/// <c>persistedQuery</c> (automatic persisted queries), and refuses documents that are not trusted where only those are taken.
/// </summary>
internal sealed class PersistedDocuments(GraphQLServerOptions options, IReadOnlyList<ITrustedDocumentStore> stores, PersistedDocuments? before = null)
{
    // texts are no schema's: what clients registered outlives a swap
    private readonly PersistedQueryCache? _automatic = options.AutomaticPersistedQueries && !options.TrustedDocumentsOnly
        ? before?._automatic ?? new PersistedQueryCache(options.PersistedQueryCacheSize, options.PersistedQueryCacheBytes)
        : null;

    /// <summary>Whether the request's document cannot be executed just as it is.</summary>
    public bool Concerns(GraphQLRequest request) =>
        request.DocumentId is not null || options.TrustedDocumentsOnly
        || (request.Extensions is { } extensions && extensions.TryGetProperty("persistedQuery", out _));

    /// <summary>Gives the request its document; what refuses the request, or null.</summary>
    public async ValueTask<IError?> ResolveAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        if (ReadId(request, out var isAutomatic) is { } malformed)
        {
            return malformed;
        }

        var hasText = !request.Document.IsEmpty;
        var id = request.PersistedId ?? (hasText ? DocumentHash.Of(request.Document.Span) : null);
        if (id is not null && await FindTrustedAsync(id, cancellationToken) is { } trusted)
        {
            if (hasText && !trusted.AsSpan().SequenceEqual(request.Document.Span))
            {
                return new GraphQLError("The document is not the one that has this id.", ErrorCodes.BadRequest);
            }

            request.Document = trusted;
            return null;
        }

        if (options.TrustedDocumentsOnly && !request.AllowUntrustedDocument)
        {
            return hasText
                ? new GraphQLError("This server takes only documents that it knows; ask by documentId.", ErrorCodes.DocumentNotTrusted)
                : NotFound(isAutomatic);
        }

        return request.PersistedId is null ? null : hasText ? Register(request) : Recall(request, isAutomatic);
    }

    /// <summary>Keeps a document that turned out to be valid, where its request asked for that.</summary>
    public void Keep(GraphQLRequest request)
    {
        if (request.KeepsDocument && request.PersistedId is { } hash)
        {
            _automatic?.Add(hash, request.Document);
        }
    }

    private IError? Register(GraphQLRequest request)
    {
        var hash = request.PersistedId!;
        if (!DocumentHash.IsHash(hash))
        {
            return null;
        }

        if (hash != DocumentHash.Of(request.Document.Span))
        {
            return new GraphQLError("The hash is not the SHA-256 of the document.", ErrorCodes.BadRequest);
        }

        request.KeepsDocument = _automatic is not null;
        return null;
    }

    private IError? Recall(GraphQLRequest request, bool isAutomatic)
    {
        if (_automatic is null)
        {
            return isAutomatic ? new GraphQLError("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported) : NotFound(isAutomatic);
        }

        if (_automatic.Find(request.PersistedId!) is not { } document)
        {
            return NotFound(isAutomatic);
        }

        request.Document = document;
        return null;
    }

    // clients of automatic persisted queries look for exactly this message
    private static GraphQLError NotFound(bool isAutomatic) =>
        new(isAutomatic ? "PersistedQueryNotFound" : "There is no document with this id.", ErrorCodes.PersistedQueryNotFound);

    private static GraphQLError? ReadId(GraphQLRequest request, out bool isAutomatic)
    {
        isAutomatic = false;
        request.PersistedId = request.DocumentId is { } id ? DocumentHash.WithoutPrefix(id) : null;
        if (request.PersistedId is not null || request.Extensions is not { } extensions || !extensions.TryGetProperty("persistedQuery", out var persisted))
        {
            return null;
        }

        isAutomatic = true;
        if (persisted.ValueKind != JsonValueKind.Object
            || !persisted.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number)
            || !persisted.TryGetProperty("sha256Hash", out var hash) || hash.ValueKind != JsonValueKind.String)
        {
            return new GraphQLError("extensions.persistedQuery must be an object with version and sha256Hash.", ErrorCodes.BadRequest);
        }

        if (number != 1)
        {
            return new GraphQLError("Unsupported persisted query version", ErrorCodes.BadRequest);
        }

        request.PersistedId = hash.GetString();
        return null;
    }

    private async ValueTask<byte[]?> FindTrustedAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var store in stores)
        {
            if (await store.FindAsync(id, cancellationToken) is { } document)
            {
                return document;
            }
        }

        return null;
    }
}
