using System.Security.Cryptography;

namespace ResourceHub.Core.Catalog;

/// <summary>What the hub made of a record, as UTF-8 JSON: how a store keeps it in one column. Identity and versions stand beside it.</summary>
public static partial class ResourceDocument
{
    /// <summary>SHA-256 of a document.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> document) => SHA256.HashData(document);
}
