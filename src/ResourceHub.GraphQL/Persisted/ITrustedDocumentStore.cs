namespace ResourceHub.GraphQL;

/// <summary>Gives the documents that clients were built with, by id.</summary>
public interface ITrustedDocumentStore
{
    /// <summary>
    /// The document's UTF-8, or null where there is none. <paramref name="id"/> is the client's, without the prefix <c>sha256:</c>; a SHA-256
    /// comes as 64 lower-case hexadecimal digits.
    /// </summary>
    ValueTask<byte[]?> FindAsync(string id, CancellationToken cancellationToken);
}
