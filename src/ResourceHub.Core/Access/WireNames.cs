using System.Text;

namespace ResourceHub.Core.Access;

/// <summary>Spells enum members as the public contract does: <c>LearnersRead</c> is <c>LEARNERS_READ</c>.</summary>
public static class WireNames
{
    /// <summary>The member's name in the contract.</summary>
    public static string ToWire<T>(this T value) where T : struct, Enum => ToWire(value.ToString());

    /// <summary>Reads a member by its name in the contract or in code, whatever the case.</summary>
    public static bool TryParse<T>(string? text, out T value) where T : struct, Enum
        => Enum.TryParse(text?.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out value)
            && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]);

    static string ToWire(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }
        return text.ToString();
    }
}
