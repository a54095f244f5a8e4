using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ResourceHub.Core.Skills;

/// <summary>Spellings under which names are compared.</summary>
internal static class SkillName
{
    /// <summary>Longer text is no name.</summary>
    public const int MaxLength = 2000;

    const int MaxSqueezed = 200;

    static readonly string[] Prefixes = ["ccssmathcontent", "ccsselaliteracy", "ccss"];

    /// <summary>Whether aliases of a kind are also matched by letters and digits alone: codes and notations, not addresses and numbers.</summary>
    public static bool IsSqueezable(string kind)
        => kind.StartsWith("code", StringComparison.OrdinalIgnoreCase) || kind.Contains("notation", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without outer blanks and zero-width characters.</summary>
    public static string Clean(string name)
    {
        foreach (var c in name)
        {
            if (IsZeroWidth(c))
                return new string([.. name.Where(x => !IsZeroWidth(x))]).Trim();
        }
        return name.Trim();
    }

    /// <summary>The part of a clean name that exact matching goes by: an address counts without its scheme, so http meets https.</summary>
    public static ReadOnlySpan<char> WithoutScheme(ReadOnlySpan<char> name)
        => name.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? name[8..]
            : name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? name[7..]
            : name;

    /// <summary>The same as a string; the very one where nothing is cut off.</summary>
    public static string ExactKey(string name)
    {
        var clean = Clean(name);
        var key = WithoutScheme(clean);
        return key.Length == clean.Length ? clean : key.ToString();
    }

    /// <summary>Letters and digits alone, in lower case, without the Common Core prefixes; empty for text that cannot be a code.</summary>
    public static string Squeeze(string name)
    {
        Span<char> buffer = stackalloc char[MaxSqueezed];
        var length = 0;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            if (length == MaxSqueezed)
                return "";
            buffer[length++] = char.ToLowerInvariant(c);
        }
        ReadOnlySpan<char> squeezed = buffer[..length];
        foreach (var prefix in Prefixes)
        {
            if (squeezed.StartsWith(prefix, StringComparison.Ordinal) && squeezed.Length > prefix.Length)
                return squeezed[prefix.Length..].ToString();
        }
        return squeezed.ToString();
    }

    /// <summary>The identifier that the name is: in its usual form, as urn:uuid, or as the hub's global id of a skill.</summary>
    public static bool TryIdentifier(string name, out Guid identifier)
        => Guid.TryParseExact(name.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) ? name[9..] : name, "D", out identifier)
            || TryGlobalId(name, "1:Skill:", out identifier);

    /// <summary>The key of a global id: Base64url of its version, type and key.</summary>
    public static bool TryGlobalId(string name, string start, out Guid identifier)
    {
        identifier = default;
        Span<byte> text = stackalloc byte[64];
        if (name.Length > 80 || Base64Url.DecodeFromChars(name, text, out _, out var length) != OperationStatus.Done || length != start.Length + 32)
            return false;
        Span<char> characters = stackalloc char[length];
        return Encoding.ASCII.GetChars(text[..length], characters) == length
            && characters.StartsWith(start, StringComparison.Ordinal)
            && Guid.TryParseExact(characters[start.Length..], "N", out identifier);
    }

    /// <summary>
    /// The code without its cluster's letter: 4.NF.3.a for 4.NF.B.3.a under the cluster 4.NF.B; null where the cluster's code does not
    /// end in a letter of its own, or does not begin the code.
    /// </summary>
    public static string? WithoutClusterLetter(string code, string cluster)
    {
        var cut = cluster.Length - 2;
        return cut > 0 && char.IsAsciiLetterUpper(cluster[^1]) && cluster[cut] is '.' or '-' && code.Length > cluster.Length
            && code.StartsWith(cluster, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(code[cluster.Length])
            ? string.Concat(code.AsSpan(0, cut), code.AsSpan(cluster.Length))
            : null;
    }

    static bool IsZeroWidth(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';
}
