using System.Security.Cryptography;
using System.Text;

namespace ResourceHub.Core.Catalog;

/// <summary>
/// Short keys (128 bits of SHA-256) of the names that resources have: (provider, external id) and canonical address.
/// Equal names have equal keys on every store, whatever the length and the collation.
/// </summary>
public static class ResourceKey
{
    /// <summary>The key of a provider's own id.</summary>
    public static Guid OfExternal(Guid provider, string externalId) => Hash($"x:{provider:N}:{externalId}");

    /// <summary>The key of an address: http and https, the case of the host, a final slash and a fragment make no difference.</summary>
    public static Guid OfUrl(string url) => Hash("u:" + WebAddress.Canonical(url));

    /// <summary>The keys that a name in <c>isPartOf</c> or <c>isBasedOn</c> may mean: an external id, and an address where it is one.</summary>
    public static IEnumerable<Guid> OfName(Guid provider, string name)
    {
        yield return OfExternal(provider, name);
        if (WebAddress.TryParse(name, out var url))
            yield return OfUrl(url);
    }

    static Guid Hash(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true);
}
