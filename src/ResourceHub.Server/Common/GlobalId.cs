using ResourceHub.Core;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Common;

/// <summary>The hub's global ids: the engine's, with the hub's error for those that are none.</summary>
public static class GlobalId
{
    /// <summary>The id of an object whose key is a UUID.</summary>
    public static string Encode(string type, Guid key) => GlobalIdSerializer.Format(type, key);

    /// <summary>The id of an object with a key of another form; the parts of a compound key are joined by dots.</summary>
    public static string Encode(string type, params ReadOnlySpan<string> key) => GlobalIdSerializer.Format(type, key);

    /// <summary>The type and key of an id; false for a text that is none of this hub's ids.</summary>
    public static bool TryDecode(string? id, out string type, out string key)
    {
        var isId = GlobalIdSerializer.TryParse(id, out var value);
        (type, key) = isId ? (value.Type, value.Key) : ("", "");
        return isId;
    }

    /// <summary>The key of an id of one type; false for an id of another type or none.</summary>
    public static bool TryDecode(string? id, string type, out Guid key) => GlobalIdSerializer.TryParse(id, type, out key);

    /// <summary>The key of an id of one type.</summary>
    /// <exception cref="HubException"><c>ID_INVALID</c>, with the place in the input.</exception>
    public static Guid Decode(string id, string type, params string[] path)
        => TryDecode(id, type, out var key)
            ? key
            : throw new HubException("ID_INVALID", $"\"{(id.Length > 80 ? id[..80] + "…" : id)}\" is no id of a {type}.", path);
}
