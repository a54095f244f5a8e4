using System.Buffers;
using System.Security.Cryptography;

namespace ResourceHub.GraphQL.Persisted;

/// <summary>SHA-256 of documents as clients write it: lower-case hexadecimal digits.</summary>
internal static class DocumentHash
{
    private const string Prefix = "sha256:";

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    public static string Of(ReadOnlySpan<byte> document)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The id without the prefix that names the method, which stores do without.</summary>
    public static string WithoutPrefix(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;

    public static bool IsHash(string id) => id.Length == 64 && !id.AsSpan().ContainsAnyExcept(s_digits);
}
