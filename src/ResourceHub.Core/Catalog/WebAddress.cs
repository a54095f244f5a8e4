using System.Diagnostics.CodeAnalysis;

namespace ResourceHub.Core.Catalog;

/// <summary>Absolute http and https addresses.</summary>
public static class WebAddress
{
    /// <summary>The longest address that is accepted, in characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>Reads an address and writes it in its normal form (RFC 3986): lower-case scheme and host, no default port, escapes where needed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? url)
    {
        url = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Any(char.IsControl))
            return false;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            return false;
        // "http:something" and "http:///path" parse, but name no host
        if (uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.AbsoluteUri.Length > MaxLength)
            return false;
        url = uri.AbsoluteUri;
        return true;
    }

    /// <summary>One spelling for addresses that lead to the same page: no scheme, no fragment (but routes such as <c>#!/x</c>), no final slash.</summary>
    public static string Canonical(string url)
    {
        var uri = new Uri(url, UriKind.Absolute);
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var route = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) || uri.Fragment.StartsWith("#/", StringComparison.Ordinal) ? uri.Fragment : "";
        return uri.IdnHost.ToLowerInvariant() + port + uri.AbsolutePath.TrimEnd('/') + uri.Query + route;
    }
}
