using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ResourceHub.Core.Access;

/// <summary>The text of a key: <c>rh_&lt;id&gt;_&lt;secret&gt;</c>, the secret 256 random bits, shown once.</summary>
public static class KeySecret
{
    const string Prefix = "rh_";

    /// <summary>A new secret for a key id.</summary>
    /// <returns>The whole text to hand out, and the hash to keep.</returns>
    public static (string Text, byte[] Hash) Create(Guid id)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return ($"{Prefix}{id:N}_{secret}", HashOf(secret));
    }

    /// <summary>Splits a text; false for anything that is no key.</summary>
    public static bool TryParse(string? text, out Guid id, out string secret)
    {
        id = default;
        secret = "";
        if (text is null || text.Length is < 70 or > 100 || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + 32] != '_')
            return false;
        secret = text[(Prefix.Length + 33)..];
        return Guid.TryParseExact(text.AsSpan(Prefix.Length, 32), "N", out id);
    }

    /// <summary>Whether a secret is the one kept; takes the same time for every wrong one.</summary>
    public static bool Matches(string secret, byte[] hash) => CryptographicOperations.FixedTimeEquals(HashOf(secret), hash);

    static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
