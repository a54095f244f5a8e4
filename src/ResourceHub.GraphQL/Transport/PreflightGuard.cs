using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ResourceHub.GraphQL.Transport;

/// <summary>Finds requests that a page of another site could have made a browser send without a CORS preflight.</summary>
internal static class PreflightGuard
{
    public static bool Refuses(HttpRequest request, GraphQLServerOptions options)
    {
        if (options.CsrfPrevention == CsrfPrevention.Off || MediaTypes.IsUsualJson(request.ContentType) || !IsSimple(request))
        {
            return false;
        }

        foreach (var header in options.PreflightHeaders)
        {
            if (request.Headers.ContainsKey(header))
            {
                return false;
            }
        }

        return options.CsrfPrevention == CsrfPrevention.Always || IsOfAnotherSite(request);
    }

    /// <summary>CORS-safelisted by its method and content type (Fetch, section 2.2.2).</summary>
    private static bool IsSimple(HttpRequest request)
    {
        if (request.ContentType is not { Length: > 0 } type)
        {
            return true;
        }

        // what nearly every request has needs no parsing
        if (type.StartsWith(MediaTypes.Json, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return !MediaTypeHeaderValue.TryParse(type, out var parsed)
            || parsed.MediaType.Value?.ToLowerInvariant() is "text/plain" or "application/x-www-form-urlencoded" or "multipart/form-data";
    }

    private static bool IsOfAnotherSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
        {
            return !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || !uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
        }

        // an old browser says nothing of the site, but it sends its cookies
        return request.Headers.Cookie.Count > 0;
    }
}
