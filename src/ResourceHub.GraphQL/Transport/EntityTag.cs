using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Validators of answers: weak, as compression may change the bytes underway.</summary>
internal static class EntityTag
{
    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return $"W/\"{Convert.ToHexStringLower(hash[..16])}\"";
    }

    /// <summary>Whether If-None-Match names the tag (RFC 9110, section 13.1.2; weak comparison).</summary>
    public static bool Matches(HttpRequest request, string tag)
    {
        foreach (var header in request.Headers.IfNoneMatch)
        {
            foreach (var part in (header ?? "").Split(','))
            {
                var candidate = part.AsSpan().Trim();
                if (candidate is "*" || Opaque(candidate).SequenceEqual(Opaque(tag)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Opaque(ReadOnlySpan<char> tag) => tag.StartsWith("W/") ? tag[2..] : tag;
}
