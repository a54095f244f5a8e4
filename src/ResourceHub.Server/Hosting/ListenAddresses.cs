using ResourceHub.Core;

namespace ResourceHub.Server.Hosting;

/// <summary>Where the server listens, checked before Kestrel meets it.</summary>
internal static class ListenAddresses
{
    /// <summary>The addresses as given, separated by semicolons.</summary>
    /// <exception cref="HubException"><c>URLS_INVALID</c>.</exception>
    public static string Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Kestrel's wildcards are no hosts of a URI
            var plain = url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
            if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.AbsolutePath != "/")
                throw new HubException("URLS_INVALID", $"\"{url}\" is no address to listen on; one is a scheme, a host and a port, such as http://localhost:5080.");
        }
        return urls;
    }
}
