using System.Buffers.Text;
using System.Text;
using ResourceHub.Core;

namespace ResourceHub.Server.Common;

/// <summary>
/// Global ids: opaque outside, inside a version, a type and a key. Two types never share an id, so that clients' caches keep both.
/// </summary>
public static class GlobalId
{
    const string Version = "1:";

    /// <summary>The id of an object whose key is a UUID.</summary>
    public static string Encode(string type, Guid key) => Encode(type, key.ToString("N"));

    /// <summary>The id of an object with a key of another form; the parts of a compound key are joined by dots.</summary>
    public static string Encode(string type, params ReadOnlySpan<string> key)
        => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Version}{type}:{string.Join('.', key)}"));

    /// <summary>The type and key of an id; false for a text that is none of this hub's ids.</summary>
    public static bool TryDecode(string? id, out string type, out string key)
    {
        type = key = "";
        if (id is null || id.Length is 0 or > 400)
            return false;
        string text;
        try
        {
            text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
        }
        catch (FormatException)
        {
            return false;
        }
        var colon = text.IndexOf(':', Version.Length < text.Length ? Version.Length : 0);
        if (!text.StartsWith(Version, StringComparison.Ordinal) || colon < Version.Length)
            return false;
        type = text[Version.Length..colon];
        key = text[(colon + 1)..];
        return true;
    }

    /// <summary>The key of an id of one type; false for an id of another type or none.</summary>
    public static bool TryDecode(string? id, string type, out Guid key)
    {
        key = default;
        return TryDecode(id, out var found, out var text) && found == type && Guid.TryParseExact(text, "N", out key);
    }

    /// <summary>The key of an id of one type.</summary>
    /// <exception cref="HubException"><c>ID_INVALID</c>, with the place in the input.</exception>
    public static Guid Decode(string id, string type, params string[] path)
        => TryDecode(id, type, out var key)
            ? key
            : throw new HubException("ID_INVALID", $"\"{(id.Length > 80 ? id[..80] + "…" : id)}\" is no id of a {type}.", path);
}
