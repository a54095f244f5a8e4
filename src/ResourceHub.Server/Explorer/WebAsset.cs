using System.Security.Cryptography;

namespace ResourceHub.Server.Explorer;

/// <summary>A file that browsers load, embedded in this assembly. Reads once; its bytes never change while the server runs.</summary>
internal sealed class WebAsset
{
    static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    readonly byte[] _content;
    readonly string _contentType;

    WebAsset(string name, byte[] content)
    {
        _content = content;
        _contentType = ContentTypes[Path.GetExtension(name)];
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";
    }

    /// <summary>A strong validator made of the content.</summary>
    public string ETag { get; }

    /// <summary>The embedded files below a folder, by their path inside it.</summary>
    public static IReadOnlyDictionary<string, WebAsset> ReadFolder(string folder)
    {
        var assembly = typeof(WebAsset).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(name => name[folder.Length..], name => new WebAsset(name, Read(name)), StringComparer.Ordinal);
    }

    /// <summary>The bytes of an embedded file; null where the assembly has none of that name.</summary>
    public static byte[]? TryRead(string name)
        => typeof(WebAsset).Assembly.GetManifestResourceInfo(name) is null ? null : Read(name);

    /// <summary>Answers with the file, or with 304 where the browser has it.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        PageHeaders.Apply(response);
        response.Headers.ETag = ETag;
        // every start may bring other bytes: the browser keeps a copy but asks
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = _contentType;
        response.ContentLength = _content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(_content, context.RequestAborted);
    }

    static byte[] Read(string name)
    {
        using var stream = typeof(WebAsset).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
