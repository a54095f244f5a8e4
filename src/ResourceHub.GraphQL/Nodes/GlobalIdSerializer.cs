using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ResourceHub.GraphQL;

/// <summary>What a global id says.</summary>
/// <param name="Type">The object type's name in the SDL.</param>
/// <param name="Key">The object's key among those of its type.</param>
public readonly record struct GlobalObjectId(string Type, string Key);

/// <summary>
/// Writes and reads global ids: opaque outside; inside a version, the type and the key, so that two types never share an id and a later form
/// of ids can be told from this one.
/// </summary>
public static class GlobalIdSerializer
{
    private const string Version = "1:";
    private const int MaxLength = 400;

    /// <summary>The id of an object with a key that is text.</summary>
    public static string Format(string type, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Version}{type}:{key}"));

    /// <summary>The id of an object with a key such as a UUID (written without hyphens) or a number.</summary>
    public static string Format<TKey>(string type, TKey key) where TKey : ISpanFormattable =>
        Format(type, key.ToString(key is Guid ? "N" : null, CultureInfo.InvariantCulture));

    /// <summary>The id of an object with a key of several parts, which are joined by dots.</summary>
    public static string Format(string type, params ReadOnlySpan<string> parts) => Format(type, string.Join('.', parts));

    /// <summary>Reads an id; false for a text that is none, or one of a version that is not known.</summary>
    public static bool TryParse([NotNullWhen(true)] string? id, out GlobalObjectId value)
    {
        value = default;
        if (id is null || id.Length is 0 or > MaxLength)
        {
            return false;
        }

        string text;
        try
        {
            text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
        }
        catch (FormatException)
        {
            return false;
        }

        if (!text.StartsWith(Version, StringComparison.Ordinal))
        {
            return false;
        }

        var colon = text.IndexOf(':', Version.Length);
        if (colon <= Version.Length)
        {
            return false;
        }

        value = new GlobalObjectId(text[Version.Length..colon], text[(colon + 1)..]);
        return true;
    }

    /// <summary>Reads the key of an id of one type; false for an id of another type or with a key of another form.</summary>
    public static bool TryParse<TKey>([NotNullWhen(true)] string? id, string type, [MaybeNullWhen(false)] out TKey key) where TKey : IParsable<TKey>
    {
        key = default;
        if (!TryParse(id, out var value) || value.Type != type)
        {
            return false;
        }

        if (typeof(TKey) == typeof(Guid))
        {
            // one form only, so that an object has one id only
            var isKey = Guid.TryParseExact(value.Key, "N", out var guid);
            key = (TKey)(object)guid;
            return isKey;
        }

        return TKey.TryParse(value.Key, CultureInfo.InvariantCulture, out key);
    }
}
